import type {Location} from '../core/domain/location.ts';
import {printLocation} from '../core/domain/location.ts';
import type {Urgency} from '../core/follow/follow-event.ts';
import type {Clock} from '../ports/clock.ts';

const fewLanes = 500;

/**
Paces the reads: at most so many a second in each account and Region.

AWS publishes 3 calls a second for each read operation, shared with everybody else there; rollgrid stays at half of that. A few calls may go at once after a rest, and what was just opened goes before what is merely on the screen.
The background isn't starved: of the reads that others overtake, the longest waiting one is sent every fourth time, so that the list of fan-outs stays current while a large one is being read.
@see https://docs.aws.amazon.com/general/latest/gr/ssm.html
*/
export class ReadBudget {
	readonly #clock: Clock;
	readonly #rate: number;
	readonly #burst: number;
	readonly #lanes = new Map<string, Lane>();
	/** From this many lanes on, the idle ones are removed. */
	#manyLanes = fewLanes;

	/**
	@param rate - Reads a second, per account and Region.
	@param burst - Reads that may go at once after a rest; two seconds' worth if not given.
	*/
	constructor(clock: Clock, rate: number, burst = Math.max(3, 2 * rate)) {
		this.#clock = clock;
		this.#rate = rate;
		this.#burst = burst;
	}

	/**
	Run a read when its turn comes.

	@param calls - API calls that the read makes.
	*/
	run<T>(where: Location, urgency: Urgency, read: () => Promise<T>, calls = 1): Promise<T> {
		const name = printLocation(where);
		let lane = this.#lanes.get(name);
		if (lane === undefined) {
			this.#forgetRested();
			lane = {tokens: this.#burst, filledAt: this.#clock.now(), waiting: [], passedOver: 0, isWaking: false};
			this.#lanes.set(name, lane);
		}

		const turn = lane;
		return new Promise((resolve, reject) => {
			turn.waiting.push({rank: ranks[urgency], calls, go: () => void read().then(resolve, reject)});
			turn.waiting.sort((a, b) => a.rank - b.rank);
			this.#serve(turn);
		});
	}

	/** Remove the lanes in which nothing has been read for a while, once there are many: a console that stays open reads in one location after the other. */
	#forgetRested(): void {
		if (this.#lanes.size < this.#manyLanes) {
			return;
		}

		const restedBefore = this.#clock.now() - (this.#burst / this.#rate) * 1000;
		for (const [name, {filledAt, waiting, isWaking}] of this.#lanes) {
			if (filledAt < restedBefore && waiting.length === 0 && !isWaking) {
				this.#lanes.delete(name);
			}
		}

		this.#manyLanes = Math.max(fewLanes, 2 * this.#lanes.size);
	}

	#serve(lane: Lane): void {
		const now = this.#clock.now();
		lane.tokens = Math.min(this.#burst, lane.tokens + ((now - lane.filledAt) / 1000) * this.#rate);
		lane.filledAt = now;
		for (let next = choose(lane); next !== undefined && lane.tokens >= this.#needed(next); next = choose(lane)) {
			lane.tokens -= next.calls;
			lane.waiting.splice(lane.waiting.indexOf(next), 1);
			// Reads of what was opened are rare, and somebody waits for them: only the background gives way.
			const passesOver = next.rank === ranks.shown && lane.waiting.some(({rank}) => rank > ranks.shown);
			lane.passedOver = passesOver ? lane.passedOver + 1 : next.rank > ranks.shown ? 0 : lane.passedOver;
			next.go();
		}

		const first = choose(lane);
		if (first !== undefined && !lane.isWaking) {
			lane.isWaking = true;
			// One millisecond more than needed: fractions of a token get lost in rounding.
			this.#clock.wakeAfter(((this.#needed(first) - lane.tokens) / this.#rate) * 1000 + 1, () => {
				lane.isWaking = false;
				this.#serve(lane);
			});
		}
	}

	/** A read of more calls than may go at once waits for as many as may. */
	#needed({calls}: Waiting): number {
		return Math.min(calls, this.#burst);
	}
}

type Waiting = {readonly rank: number; readonly calls: number; readonly go: () => void};

type Lane = {
	tokens: number;
	/** Epoch milliseconds at which `tokens` was right. */
	filledAt: number;
	/** Sorted by rank, then by how long they have waited. */
	readonly waiting: Waiting[];
	/** How many reads overtook the background in a row. */
	passedOver: number;
	isWaking: boolean;
};

const ranks: Readonly<Record<Urgency, number>> = {opened: 0, shown: 1, background: 2};

/** How many reads may overtake the background before its turn. */
const mostPassedOver = 3;

/** Choose the next read. */
function choose({waiting, passedOver}: Lane): Waiting | undefined {
	const [first] = waiting;
	return first !== undefined && first.rank === ranks.shown && passedOver >= mostPassedOver
		? (waiting.find(({rank}) => rank > ranks.shown) ?? first)
		: first;
}
