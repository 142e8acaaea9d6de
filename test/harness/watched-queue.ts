import type {HintQueue} from '../../source/ports/hint-queue.ts';
import type {HarnessClock} from './harness-clock.ts';

/** A queue of events that knows whether a call is under way which doesn't wait for the clock. */
export class WatchedQueue implements HintQueue {
	readonly #queue: HintQueue;
	#underWay = 0;

	constructor(queue: HintQueue) {
		this.#queue = queue;
	}

	/** Whether an answer comes without the clock being moved. The world holds a request while its queue has no message. */
	isBusy({held}: HarnessClock): boolean {
		return this.#underWay > held;
	}

	receive: HintQueue['receive'] = () => this.#counted(this.#queue.receive());

	remove: HintQueue['remove'] = receipts => this.#counted(this.#queue.remove(receipts));

	async #counted<T>(call: Promise<T>): Promise<T> {
		this.#underWay++;
		return call.finally(() => this.#underWay--);
	}
}
