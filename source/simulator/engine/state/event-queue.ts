/** Something that will happen at a moment, unless it is called off. */
export class SimulatedEvent {
	readonly atMs: number;
	/** Order of scheduling; decides between events of the same moment. */
	readonly sequence: number;
	#happen: (() => void) | undefined;
	readonly #onCallOff: () => void;

	constructor(atMs: number, sequence: number, happen: () => void, onCallOff: () => void) {
		this.atMs = atMs;
		this.sequence = sequence;
		this.#happen = happen;
		this.#onCallOff = onCallOff;
	}

	/** Whether it has happened or was cancelled. */
	get isCalledOff(): boolean {
		return this.#happen === undefined;
	}

	happen(): void {
		const happen = this.#happen;
		this.#happen = undefined;
		happen?.();
	}

	/** Cancel it. Its callback is released at once, however far in the future the event is: a timeout may be an hour away. */
	callOff(): void {
		if (this.#happen !== undefined) {
			this.#happen = undefined;
			this.#onCallOff();
		}
	}
}

/** From this many events on, the queue is cleared of cancelled ones when they are more than half of it. */
const fewEvents = 256;

/** A binary heap of events, earliest first. Events of the same moment come out in the order they were scheduled. */
export class EventQueue {
	#heap: SimulatedEvent[] = [];
	#nextSequence = 0;
	#calledOff = 0;

	/** Schedule something; `callOff` of the result cancels it. */
	schedule(atMs: number, happen: () => void): SimulatedEvent {
		const event = new SimulatedEvent(atMs, this.#nextSequence++, happen, this.#countCalledOff);
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

	readonly #countCalledOff = (): void => {
		this.#calledOff++;
		if (this.#heap.length >= fewEvents && 2 * this.#calledOff > this.#heap.length) {
			this.#heap = this.#heap.filter(({isCalledOff}) => !isCalledOff);
			this.#calledOff = 0;
			for (let index = (this.#heap.length >> 1) - 1; index >= 0; index--) {
				this.#siftDown(index);
			}
		}
	};

	#removeFirst(): void {
		this.#calledOff -= Number(this.#heap[0]?.isCalledOff);
		const last = this.#heap.pop();
		if (last === undefined || this.#heap.length === 0) {
			return;
		}
		this.#heap[0] = last;
		this.#siftDown(0);
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

	#siftDown(start: number): void {
		const heap = this.#heap;
		const event = heap[start]!;
		let index = start;
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
