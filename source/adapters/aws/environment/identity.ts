import type {Clock} from '../../../ports/clock.ts';
import type {AwsCredentialIdentity, AwsCredentials} from '../way.ts';

/** New credentials are fetched this long before the old ones end; sooner for those that live less than four times as long. */
const refreshBeforeMs = 5 * 60_000;
/** A failure holds for so long, so that calls in a row don't fetch, or ask the operator, one after the other. */
const failureHoldsMs = 2000;
/** An operator who gave no code is left alone for so long. */
const refusalHoldsMs = 60_000;
/** Where new credentials can't be had before the old ones end, this long passes before the next try. */
const tryAgainMs = 60_000;

type Held = {readonly credentials: Promise<AwsCredentialIdentity>; readonly untilMs: () => number};

/**
Who signs: one for all clients of an environment, however many of them there are.

The source is fetched once, again once before the credentials end, and afresh where AWS no longer takes them.
*/
export class Identity {
	readonly #fetch: () => Promise<AwsCredentialIdentity>;
	readonly #clock: Pick<Clock, 'now'>;
	#held: Held | null = null;
	/** The last that were fetched well. */
	#last: AwsCredentialIdentity | null = null;

	/**
	@param fetch - Fetches credentials from where they come from, past any cache.
	*/
	constructor(fetch: () => Promise<AwsCredentialIdentity>, clock: Pick<Clock, 'now'>) {
		this.#fetch = fetch;
		this.#clock = clock;
	}

	/** What the SDK takes to sign with. */
	readonly provide: AwsCredentials = async () => {
		// The SDK keeps what it was given until it expires by the machine's own clock. Said to have expired, it comes back before each call, and the credentials are kept here.
		return {...(await this.current()), expiration: new Date(0)};
	};

	/**
	AWS didn't take the credentials that signed a call: fetch afresh, unless that has happened since.

	@param accessKeyId - Of the credentials that signed.
	@returns Whether there are others now, with which the call may be tried again.
	*/
	async renew(accessKeyId: string | undefined): Promise<boolean> {
		if (this.#last?.accessKeyId === accessKeyId) {
			this.#held = null;
			this.#last = null;
		}

		try {
			return (await this.current()).accessKeyId !== accessKeyId;
		} catch {
			// The next call says why.
			return false;
		}
	}

	/** Credentials that are good now, with the time that they end. */
	readonly current: AwsCredentials = () => {
		const held = this.#held;
		if (held !== null && this.#clock.now() < held.untilMs()) {
			return held.credentials;
		}

		// Until the answer is there, everybody waits for the same one.
		let untilMs = Number.POSITIVE_INFINITY;
		const old = held === null ? null : this.#last;
		const credentials = this.#fetch().catch((error: unknown) => this.#goOnWith(old, error));
		this.#held = {credentials, untilMs: () => untilMs};
		credentials.then(
			fetched => {
				untilMs = fetched === old ? this.#clock.now() + tryAgainMs : this.#untilMs(fetched);
				this.#last = fetched;
			},
			(error: unknown) => {
				const holdsMs = (error as {readonly name?: string}).name === 'NoCodeError' ? refusalHoldsMs : failureHoldsMs;
				untilMs = this.#clock.now() + holdsMs;
			},
		);
		return credentials;
	};

	/** Credentials that were to be replaced early serve until they really end. */
	#goOnWith(old: AwsCredentialIdentity | null, error: unknown): AwsCredentialIdentity {
		if (old !== null && (old.expiration?.getTime() ?? 0) > this.#clock.now()) {
			return old;
		}

		throw error;
	}

	#untilMs({expiration}: AwsCredentialIdentity): number {
		if (expiration === undefined) {
			return Number.POSITIVE_INFINITY;
		}

		const leftMs = expiration.getTime() - this.#clock.now();
		return expiration.getTime() - Math.min(refreshBeforeMs, leftMs / 4);
	}
}
