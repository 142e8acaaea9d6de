/** A door that didn't open, and what was thrown. */
export type Refusal = {readonly door: string; readonly error: unknown};

type Thrown = {
	readonly name?: string;
	readonly message?: string;
	/** The way out that an error of this machine's settings brings along. */
	readonly next?: string;
	readonly $metadata?: {readonly requestId?: string};
};

/** Neither profile nor role let us in; says of each who tried what, in AWS's words. */
export class NoWayInError extends Error {
	/** AWS's own code, so that it is shown like any refusal. */
	override readonly name = 'AccessDenied';
	readonly $metadata: {readonly httpStatusCode: number; readonly requestId?: string};

	/**
	@param place - Where we wanted to go.
	@param callerArn - Who tried.
	*/
	constructor(place: string, callerArn: string, refusals: readonly Refusal[]) {
		super(refusals.length === 0 ? `No role is configured to get into ${place}` : tell(callerArn, refusals));
		const requestId = (refusals.at(-1)?.error as Thrown | undefined)?.$metadata?.requestId;
		this.$metadata = {httpStatusCode: 403, ...(requestId === undefined ? {} : {requestId})};
	}
}

/** AWS mostly names who tried what; where it doesn't, we do. */
function tell(callerArn: string, refusals: readonly Refusal[]): string {
	return refusals
		.map(({door, error}) => {
			const {message = '', name = '', next} = error as Thrown;
			if (next !== undefined) {
				// Of this machine's own settings: nobody was asked.
				return `${door}: ${message}. ${next}`;
			}

			return /sts:AssumeRole|^Profile /.test(message)
				? message
				: `${callerArn} tried ${door}: ${[name, message].filter(Boolean).join(': ')}`;
		})
		.join(' · ');
}
