import type {Clock} from '../../../source/ports/clock.ts';

type Timer = {readonly at: number; readonly turn: number; wake: (() => void) | null};

/** A clock that goes from one timer to the next: days pass in as many steps as something happens in them. */
export class HeapClock implements Clock {
	#now: number;
	#turn = 0;
	readonly #heap: Timer[] = [];

	constructor(startMs: number) {
		this.#now = startMs;
	}

	now(): number {
		return this.#now;
	}

	wakeAfter(ms: number, wake: () => void): () => void {
		const timer: Timer = {at: this.#now + Math.max(0, ms), turn: this.#turn++, wake};
		this.#push(timer);
		return () => {
			timer.wake = null;
		};
	}

	/** Go to the next timer; @returns whether there was one. What it led to is awaited. */
	async step(): Promise<boolean> {
		for (let timer = this.#pop(); timer !== undefined; timer = this.#pop()) {
			if (timer.wake !== null) {
				this.#now = Math.max(this.#now, timer.at);
				timer.wake();
				// As many turns as the longest chain of promises behind a read has.
				for (let turn = 0; turn < 6; turn++) {
					await Promise.resolve();
				}

				return true;
			}
		}

		return false;
	}

	#push(timer: Timer): void {
		const heap = this.#heap;
		let place = heap.push(timer) - 1;
		while (place > 0) {
			const above = (place - 1) >> 1;
			if (isBefore(heap[above]!, timer)) {
				break;
			}

			heap[place] = heap[above]!;
			place = above;
		}

		heap[place] = timer;
	}

	#pop(): Timer | undefined {
		const heap = this.#heap;
		const [first] = heap;
		const last = heap.pop();
		if (first === undefined || last === undefined || heap.length === 0) {
			return first;
		}

		let place = 0;
		for (;;) {
			const left = 2 * place + 1;
			const next = left + 1 < heap.length && isBefore(heap[left + 1]!, heap[left]!) ? left + 1 : left;
			if (left >= heap.length || isBefore(last, heap[next]!)) {
				break;
			}

			heap[place] = heap[next]!;
			place = next;
		}

		heap[place] = last;
		return first;
	}
}

function isBefore(a: Timer, b: Timer): boolean {
	return a.at < b.at || (a.at === b.at && a.turn < b.turn);
}
