/**
What an operation takes, as data: the constraints of the API model.

@see https://github.com/boto/botocore/tree/develop/botocore/data/ssm/2014-11-06
*/
export type Shape =
	| {
			readonly kind: 'text';
			readonly min?: number;
			readonly max?: number;
			readonly pattern?: string;
			readonly values?: readonly string[];
	  }
	| {readonly kind: 'integer'; readonly min?: number; readonly max?: number}
	| {readonly kind: 'boolean'}
	| {readonly kind: 'list'; readonly of: Shape; readonly min?: number; readonly max?: number}
	| {readonly kind: 'map'; readonly key: Shape; readonly of: Shape; readonly min?: number; readonly max?: number}
	| StructureShape;

export type StructureShape = {readonly kind: 'structure'; readonly members: Readonly<Record<string, Member>>};

export type Member = Shape & {readonly isRequired?: true};

type TextLimits = Omit<Extract<Shape, {kind: 'text'}>, 'kind'>;
type ListLimits = {readonly min?: number; readonly max?: number};

export const text = (limits: TextLimits = {}): Shape => ({kind: 'text', ...limits});
export const integer = (min: number, max: number): Shape => ({kind: 'integer', min, max});
export const boolean: Shape = {kind: 'boolean'};
export const list = (of: Shape, limits: ListLimits = {}): Shape => ({kind: 'list', of, ...limits});
export const map = (key: Shape, of: Shape, limits: ListLimits = {}): Shape => ({kind: 'map', key, of, ...limits});
export const structure = (members: Readonly<Record<string, Member>>): StructureShape => ({kind: 'structure', members});
export const required = (shape: Shape): Member => ({...shape, isRequired: true});
