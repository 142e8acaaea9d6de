type Next = (args: object) => Promise<object>;

/** The part of an SDK client that is needed to repeat its calls. */
type Repeatable = {
	readonly middlewareStack: {
		add(
			middleware: (next: Next) => Next,
			options: {readonly step: 'initialize'; readonly priority: 'high'; readonly name: string},
		): void;
	};
};

type Refusal = {readonly name?: string; readonly $metadata?: {readonly clockSkewCorrected?: boolean}};

/** What AWS says of a request that it takes to be from another time. A session that has really expired is something else. */
const clockCodes =
	/^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture|InvalidSignatureException|SignatureDoesNotMatch|AuthFailure)$/;

/**
Repeat a call once where this machine's clock is wrong: a refusal carries AWS's time, and the SDK signs by that from then on.

Nothing has happened when a signature is refused, so that an action may be repeated as well as a read. The client keeps the corrected time, so that only its first call is made twice.
*/
export function repeatWithClock(client: object): void {
	const middleware = (next: Next): Next => {
		return async args => {
			try {
				return await next(args);
			} catch (error) {
				const {name = '', $metadata} = error as Refusal;
				if ($metadata?.clockSkewCorrected && clockCodes.test(name)) {
					return next(args);
				}

				throw error;
			}
		};
	};

	// Outermost, so that the log has both calls.
	(client as Repeatable).middlewareStack.add(middleware, {
		step: 'initialize',
		priority: 'high',
		name: 'rollgridRepeatWithClock',
	});
}
