/** Something that will happen at a moment, unless it is called off. */
export type SimulatedEvent = {
	readonly atMs: number;
	/** Order of scheduling; decides between events of the same moment. */
	readonly sequence: number;
	readonly happen: () => void;
	isCalledOff: boolean;
};

/** A binary heap of events, earliest first. Events of the same moment come out in the order they were scheduled. */
export class EventQueue {
	readonly #heap: SimulatedEvent[] = [];
	#nextSequence = 0;

	/** Schedule something. Set `isCalledOff` of what this returns to prevent it. */
	schedule(atMs: number, happen: () => void): SimulatedEvent {
		const event = {atMs, sequence: this.#nextSequence++, happen, isCalledOff: false};
		this.#heap.push(event);
		this.#siftUp(this.#heap.length - 1);
		return event;
	}

	/** Take the earliest event that is due and not called off. */
	takeDue(nowMs: number): SimulatedEvent | undefined {
		for (let first = this.#heap[0]; first && (first.isCalledOff || first.atMs <= nowMs); first = this.#heap[0]) {
			this.#removeFirst();
			if (!first.isCalledOff) {
				return first;
			}
		}
		return undefined;
	}

	/** When the next event happens; `undefined` when nothing will. */
	nextAtMs(): number | undefined {
		while (this.#heap[0]?.isCalledOff) {
			this.#removeFirst();
		}
		return this.#heap[0]?.atMs;
	}

	#removeFirst(): void {
		const last = this.#heap.pop();
		if (last === undefined || this.#heap.length === 0) {
			return;
		}
		this.#heap[0] = last;
		this.#siftDown();
	}

	#siftUp(start: number): void {
		const heap = this.#heap;
		const event = heap[start]!;
		let index = start;
		while (index > 0) {
			const parentIndex = (index - 1) >> 1;
			const parent = heap[parentIndex]!;
			if (!isBefore(event, parent)) {
				break;
			}
			heap[index] = parent;
			index = parentIndex;
		}
		heap[index] = event;
	}

	#siftDown(): void {
		const heap = this.#heap;
		const event = heap[0]!;
		let index = 0;
		for (;;) {
			let childIndex = 2 * index + 1;
			const left = heap[childIndex];
			if (!left) {
				break;
			}
			const right = heap[childIndex + 1];
			if (right && isBefore(right, left)) {
				childIndex++;
			}
			const child = heap[childIndex]!;
			if (!isBefore(child, event)) {
				break;
			}
			heap[index] = child;
			index = childIndex;
		}
		heap[index] = event;
	}
}

function isBefore(a: SimulatedEvent, b: SimulatedEvent): boolean {
	return a.atMs < b.atMs || (a.atMs === b.atMs && a.sequence < b.sequence);
}
