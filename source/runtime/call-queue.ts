import type {Outcome} from '../core/domain/failure.ts';
import type {Clock} from '../ports/clock.ts';

/** The default number of concurrent calls: each goes to an account and Region of its own, and each may have to assume a role first. */
const usualAtOnce = 8;
/** How often a throttled call is sent, at most. */
const tries = 5;
/** AWS publishes one stop and three signals a second in each account and Region. */
const firstPauseMs = 1000;

/**
Sends calls to many accounts and Regions, a few at a time.

One that AWS throttled was not carried out, so it is sent again, at doubling intervals; any other refusal is final. A lost response is final too: whoever sent it looks again.
*/
export class CallQueue {
	readonly #clock: Clock;
	readonly #atOnce: number;
	readonly #waiting: Array<() => void> = [];
	#underWay = 0;

	constructor(clock: Clock, atOnce = usualAtOnce) {
		this.#clock = clock;
		this.#atOnce = atOnce;
	}

	async run<T>(send: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
		await this.#enter();
		try {
			return await this.#send(send);
		} finally {
			this.#leave();
		}
	}

	async #enter(): Promise<void> {
		if (this.#underWay >= this.#atOnce) {
			await new Promise<void>(resolve => this.#waiting.push(resolve));
			return;
		}

		this.#underWay++;
	}

	/** The place goes to who has waited longest. */
	#leave(): void {
		const next = this.#waiting.shift();
		if (next === undefined) {
			this.#underWay--;
		} else {
			next();
		}
	}

	async #send<T>(send: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
		for (let attempt = 1; ; attempt++) {
			const outcome = await send();
			if (outcome.ok || outcome.failure.kind !== 'throttled' || attempt === tries) {
				return outcome;
			}

			await new Promise<void>(resolve => this.#clock.wakeAfter(firstPauseMs * 2 ** (attempt - 1), resolve));
		}
	}
}
