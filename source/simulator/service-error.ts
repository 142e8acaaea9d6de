/**
An answer in which AWS refuses a request: expected, and part of the simulated service's behaviour.

The engine throws it; the wire turns it into the error body of the protocol in use. Anything else that is thrown is a bug of the simulator.
*/
export class ServiceError extends Error {
	/** AWS's error code without its namespace, e.g. `AutomationExecutionNotFoundException`. */
	readonly code: string;
	/** The HTTP status. Systems Manager answers every client error with 400. */
	readonly status: number;

	constructor(code: string, message: string, status = 400) {
		super(message);
		this.name = 'ServiceError';
		this.code = code;
		this.status = status;
	}
}
