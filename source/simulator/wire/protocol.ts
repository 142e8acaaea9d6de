import type {ServiceName} from '../operations/operation.ts';
import type {ServiceError} from '../service-error.ts';

/** A request as a protocol reads it. */
export type ParsedRequest = {
	readonly service: ServiceName;
	readonly operation: string;
	readonly input: Record<string, unknown>;
};

/** An answer ready to be sent. */
export type WireAnswer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

/** How one of AWS's protocols writes answers. */
export type Protocol = {
	writeOutput(operation: string, output: object, requestId: string): WireAnswer;
	writeError(error: ServiceError, requestId: string): WireAnswer;
};
