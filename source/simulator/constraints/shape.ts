/**
What an operation takes, as data: the constraints of the API model.

@see https://github.com/boto/botocore/tree/develop/botocore/data/ssm/2014-11-06
*/
export type Shape = TextShape | NumberShape | {readonly kind: 'boolean'} | ListShape | MapShape | StructureShape;

export type TextShape = {
	readonly kind: 'text';
	/** Characters at the least. */
	readonly min?: number;
	readonly max?: number;
	/** As the model writes it; the whole text has to match. */
	readonly pattern?: string;
	readonly values?: readonly string[];
};

type NumberShape = {
	readonly kind: 'integer';
	readonly min?: number;
	readonly max?: number;
	/** Whether it may have decimals. */
	readonly isDecimal?: true;
};

export type ListShape = {readonly kind: 'list'; readonly of: Shape; readonly min?: number; readonly max?: number};

export type MapShape = {
	readonly kind: 'map';
	readonly key: TextShape;
	readonly of: Shape;
	readonly min?: number;
	readonly max?: number;
};

export type StructureShape = {
	readonly kind: 'structure';
	/** The model's name for it; AWS prints it in front of a refused value. */
	readonly name: string;
	readonly members: Readonly<Record<string, Member>>;
};

export type Member = Shape & {readonly isRequired?: true};

type Limits = {readonly min?: number; readonly max?: number};

export const text = (limits: Omit<TextShape, 'kind'> = {}): TextShape => ({kind: 'text', ...limits});
export const integer = (min: number, max: number): Shape => ({kind: 'integer', min, max});
/** A number with decimals, without limits; a timestamp in JSON is one. */
export const number: Shape = {kind: 'integer', isDecimal: true};
export const atLeast = (min: number): Shape => ({kind: 'integer', min});
export const boolean: Shape = {kind: 'boolean'};
export const list = (of: Shape, limits: Limits = {}): Shape => ({kind: 'list', of, ...limits});
export const map = (key: TextShape, of: Shape, limits: Limits = {}): Shape => ({kind: 'map', key, of, ...limits});
export const structure = (members: Readonly<Record<string, Member>>, name = ''): StructureShape => ({
	kind: 'structure',
	name,
	members,
});
export const required = (shape: Shape): Member => ({...shape, isRequired: true});
