/** What a slot holds. */
const none = 0;
const uuid = 1;
const other = 2;

const uuidPattern = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
/** Numbers of 32 bits in a UUID. */
const words = 4;

/** A column of IDs. AWS's are UUIDs, which take 17 bytes here instead of 64; anything else is kept as it is. */
export class IdColumn {
	readonly #kinds: Uint8Array;
	readonly #words: Uint32Array;
	/** What is no UUID, by slot; made with the first. */
	#others: Map<number, string> | null = null;

	constructor(slots: number) {
		this.#kinds = new Uint8Array(slots);
		this.#words = new Uint32Array(slots * words);
	}

	at(slot: number): string | null {
		const kind = this.#kinds[slot];
		return kind === uuid ? this.#print(slot) : kind === other ? (this.#others?.get(slot) ?? null) : null;
	}

	/** Whether there is one. */
	has(slot: number): boolean {
		return this.#kinds[slot] !== none;
	}

	/** Whether a slot holds just this; makes no text of what it holds. */
	holds(slot: number, id: string | null): boolean {
		const kind = this.#kinds[slot];
		if (kind !== uuid || id === null) {
			return this.at(slot) === id;
		}

		return uuidPattern.test(id) && toWords(id).every((word, place) => word === this.#words[slot * words + place]);
	}

	set(slot: number, id: string | null): void {
		if (id !== null && uuidPattern.test(id)) {
			this.#kinds[slot] = uuid;
			this.#words.set(toWords(id), slot * words);
		} else if (id === null) {
			this.#kinds[slot] = none;
		} else {
			this.#kinds[slot] = other;
			this.#others ??= new Map();
			this.#others.set(slot, id);
		}
	}

	#print(slot: number): string {
		let digits = '';
		for (let place = 0; place < words; place++) {
			digits += this.#words[slot * words + place]!.toString(16).padStart(8, '0');
		}

		// Joined, it lies in one piece.
		return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
			'-',
		);
	}
}

function toWords(id: string): readonly number[] {
	return [
		Number.parseInt(id.slice(0, 8), 16),
		Number.parseInt(id.slice(9, 13) + id.slice(14, 18), 16),
		Number.parseInt(id.slice(19, 23) + id.slice(24, 28), 16),
		Number.parseInt(id.slice(28), 16),
	];
}
