import type {StructureShape} from '../constraints/shape.ts';
import type {FrontEndError, ServiceError} from '../service-error.ts';

/** A request as it came in over HTTP. */
export type HttpRequest = {
	readonly method: string;
	/** Path and query as they came. */
	readonly url: string;
	readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
	readonly body: Buffer;
};

/** An answer ready to be sent. */
export type HttpResponse = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | Buffer;
};

/** How one of AWS's protocols reads inputs and writes answers. A `Date` in an output is a timestamp, in whatever format the protocol has for it. */
export type Protocol = {
	/** @throws ServiceError for a body that can't be read. */
	readInput(shape: StructureShape): Record<string, unknown>;
	writeOutput(output: object, requestId: string): HttpResponse;
	writeError(error: ServiceError | FrontEndError, requestId: string): HttpResponse;
};
