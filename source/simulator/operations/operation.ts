import type {Principal} from '../auth/principal.ts';
import type {Sessions} from '../auth/sessions.ts';
import type {StructureShape} from '../constraints/shape.ts';
import type {Caller} from '../engine/state/api.ts';
import type {ServiceName} from '../services.ts';
import type {World} from '../world.ts';

/** What an operation works with. The world has been moved on to the present, and the caller has been checked. */
export type Context = {
	readonly world: World;
	readonly caller: Caller;
	readonly principal: Principal;
	readonly sessions: Sessions;
	/** The clients' time, epoch milliseconds. */
	readonly wallMs: number;
};

/** How an operation pages its answers. */
export type Pages = {
	/** The list in the answer. */
	readonly items: string;
	/** The member of the input that limits a page, and what it may be at most. */
	readonly limit: string;
	readonly most: number;
	/** The member of input and answer that carries the token. */
	readonly token: string;
};

/** Where a REST operation lives. */
type RestBinding = {
	readonly method: 'GET' | 'POST';
	readonly path: string;
	/** Members of the input that stand in the URL's query: name there → name in the API. */
	readonly query?: Readonly<Record<string, string>>;
};

/** One API operation: what it takes, and what it does. Its input has been checked against `input` when `handle` is called. */
export type Operation = {
	readonly service: ServiceName;
	/** Spelled as the API spells it. */
	readonly name: string;
	readonly input: StructureShape;
	readonly pages?: Pages;
	readonly http?: RestBinding;
	/** What the caller needs a right to; `*` where the operation works on no single resource. */
	resource?(context: Context, input: Record<string, unknown>): string;
	/** Operations that need no credentials: what they are given stands for them. */
	readonly isUnsigned?: boolean;
	/** Operations that need no right, such as `GetCallerIdentity`. */
	readonly isFree?: boolean;
	handle(context: Context, input: Record<string, unknown>): object | Promise<object>;
};

/** Give an operation's input its type; the shape has been held against it before. */
export function operation<Input extends Record<string, unknown>>(
	definition: Omit<Operation, 'handle' | 'resource'> & {
		resource?(context: Context, input: Input): string;
		handle(context: Context, input: Input): object | Promise<object>;
	},
): Operation {
	return definition;
}

/** Pages as most operations have them. */
export function pagesOf(items: string, most: number): Pages {
	return {items, limit: 'MaxResults', most, token: 'NextToken'};
}

/** The operations that are found by method and path, such as `POST /groups-list`. */
export type RestOperations = ReadonlyMap<string, Operation & {readonly http: RestBinding}>;
