/** Means "no change before this one", or a location that isn't there. */
export const noChange = -1;

/** The values at an index of the grid after a change. `code` 0: nothing is there any more. Texts are numbers of a table. */
export type Change = {
	/** When the change was seen, epoch milliseconds. */
	readonly at: number;
	readonly index: number;
	readonly code: number;
	/** Epoch milliseconds, as `endedAt`; `NaN` where unknown. */
	readonly startedAt: number;
	readonly endedAt: number;
	/** Number of the failure message; 0 for none. */
	readonly message: number;
	/** Numbers of the step's and the child's ID; 0 for none. */
	readonly step: number;
	readonly child: number;
};

const firstCapacity = 64;

/** Changes of a grid in typed arrays, by number: 46 bytes each. Each one knows the change before it at the same index, so that it can be reversed. */
export class ChangeColumns {
	length = 0;
	at = new Float64Array(firstCapacity);
	index = new Uint32Array(firstCapacity);
	code = new Uint16Array(firstCapacity);
	startedAt = new Float64Array(firstCapacity);
	endedAt = new Float64Array(firstCapacity);
	message = new Uint32Array(firstCapacity);
	step = new Uint32Array(firstCapacity);
	child = new Uint32Array(firstCapacity);
	/** Number of the previous change at the same index, `noChange` for none. Known once sealed. */
	previous = new Int32Array(0);
	#isSorted = true;

	push(change: Change): void {
		if (this.length === this.at.length) {
			this.#resize(Math.ceil(this.length * 1.5));
		}

		const place = this.length++;
		this.#isSorted &&= place === 0 || this.at[place - 1]! <= change.at;
		this.at[place] = change.at;
		this.index[place] = change.index;
		this.code[place] = change.code;
		this.startedAt[place] = change.startedAt;
		this.endedAt[place] = change.endedAt;
		this.message[place] = change.message;
		this.step[place] = change.step;
		this.child[place] = change.child;
	}

	/** Finish after the last change: sort them by time, link them, and free the unused memory. @param indices - How many indices there are. */
	seal(indices: number): void {
		this.#resize(this.length);
		if (!this.#isSorted) {
			this.#sort();
		}

		this.previous = new Int32Array(this.length);
		const last = new Int32Array(indices).fill(noChange);
		for (let change = 0; change < this.length; change++) {
			const index = this.index[change]!;
			this.previous[change] = last[index]!;
			last[index] = change;
		}
	}

	/** How many changes were seen by a time. */
	countUntil(at: number): number {
		return countUntil(this.at, at);
	}

	/** The size of the arrays. */
	get bytes(): number {
		return this.#arrays().reduce((sum, {byteLength}) => sum + byteLength, this.previous.byteLength);
	}

	/** Several consoles may have written, each with its own clock. */
	#sort(): void {
		const order = Uint32Array.from({length: this.length}, (_, place) => place).sort(
			(a, b) => this.at[a]! - this.at[b]! || a - b,
		);
		for (const values of this.#arrays()) {
			const before = values.slice();
			for (let place = 0; place < order.length; place++) {
				values[place] = before[order[place]!]!;
			}
		}
	}

	#arrays() {
		return [this.at, this.index, this.code, this.startedAt, this.endedAt, this.message, this.step, this.child];
	}

	#resize(length: number): void {
		const kept = Math.min(length, this.length);
		this.at = extend(new Float64Array(length), this.at.subarray(0, kept));
		this.index = extend(new Uint32Array(length), this.index.subarray(0, kept));
		this.code = extend(new Uint16Array(length), this.code.subarray(0, kept));
		this.startedAt = extend(new Float64Array(length), this.startedAt.subarray(0, kept));
		this.endedAt = extend(new Float64Array(length), this.endedAt.subarray(0, kept));
		this.message = extend(new Uint32Array(length), this.message.subarray(0, kept));
		this.step = extend(new Uint32Array(length), this.step.subarray(0, kept));
		this.child = extend(new Uint32Array(length), this.child.subarray(0, kept));
	}
}

/** How many of ascending times are at or before a time. */
export function countUntil(times: Float64Array, at: number): number {
	let [low, high] = [0, times.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (times[middle]! <= at) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return low;
}

/** Copy a smaller array into a larger one. */
function extend<T extends Uint16Array | Float64Array | Uint32Array>(larger: T, smaller: T): T {
	larger.set(smaller);
	return larger;
}
