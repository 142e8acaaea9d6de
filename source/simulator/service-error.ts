/**
An answer in which AWS refuses a request: expected, and part of the simulated service's behaviour.

The engine throws it; the wire turns it into the error body of the protocol in use. Anything else that is thrown is a bug of the simulator.
*/
export class ServiceError extends Error {
	/** AWS's error code without its namespace, e.g. `AutomationExecutionNotFoundException`. */
	readonly code: string;
	/** The HTTP status. Systems Manager answers every client error with 400. */
	readonly status: number;
	/** Further members of the error's body, such as `Reason`. */
	readonly members: Readonly<Record<string, unknown>>;

	constructor(code: string, message: string, status = 400, members: Readonly<Record<string, unknown>> = {}) {
		super(message);
		this.name = 'ServiceError';
		this.code = code;
		this.status = status;
		this.members = members;
	}
}

/** A refusal of AWS's front end, which judges credentials, rates and shapes before the service sees the request. Its body is written differently from that of a service's own exceptions. */
export class FrontEndError extends ServiceError {}
