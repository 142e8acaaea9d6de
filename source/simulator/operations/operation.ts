import type {Principal} from '../auth/principal.ts';
import type {Sessions} from '../auth/sessions.ts';
import type {StructureShape} from '../constraints/shape.ts';
import type {Caller} from '../engine/api.ts';
import type {World} from '../world.ts';

export type ServiceName = 'ssm' | 'organizations' | 'sts' | 'monitoring' | 'iam' | 'resource-groups' | 'account';

/** What an operation works with. The world has been moved on to the present, and the caller has been checked. */
export type Context = {
	readonly world: World;
	readonly caller: Caller;
	readonly principal: Principal;
	readonly sessions: Sessions;
	/** The clients' time, epoch milliseconds. */
	readonly wallMs: number;
};

/** One API operation: what it takes, and what it does. Its input has been checked against `input` when `handle` is called. */
export type Operation = {
	readonly service: ServiceName;
	/** Spelled as the API spells it. */
	readonly name: string;
	readonly input: StructureShape;
	/** What the caller needs a right to; `*` where the operation works on no single resource. */
	readonly resource?: (context: Context, input: Record<string, unknown>) => string;
	/** Operations that need no right, such as `GetCallerIdentity`. */
	readonly isFree?: boolean;
	handle(context: Context, input: Record<string, unknown>): object;
};

/** Give an operation's input its type; the shape has been held against it before. */
export function operation<Input>(
	definition: Omit<Operation, 'handle' | 'resource'> & {
		readonly resource?: (context: Context, input: Input) => string;
		handle(context: Context, input: Input): object;
	},
): Operation {
	return definition as unknown as Operation;
}
