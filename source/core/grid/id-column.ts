/** The kinds of a slot's content. */
const none = 0;
const uuid = 1;
const other = 2;

/** Numbers of 32 bits in a UUID, and its characters. */
const words = 4;
const uuidLength = 36;
const dash = 45;

/** A column of IDs. AWS's are UUIDs, which take 17 bytes here instead of 64; any other ID is kept as a text. */
export class IdColumn {
	readonly #kinds: Uint8Array;
	readonly #words: Uint32Array;
	/** IDs that are no UUIDs, by slot; created with the first. */
	#others: Map<number, string> | null = null;

	constructor(slots: number) {
		this.#kinds = new Uint8Array(slots);
		this.#words = new Uint32Array(slots * words);
	}

	at(slot: number): string | null {
		const kind = this.#kinds[slot];
		return kind === uuid ? this.#print(slot) : kind === other ? (this.#others?.get(slot) ?? null) : null;
	}

	/** Whether a slot has an ID. */
	has(slot: number): boolean {
		return this.#kinds[slot] !== none;
	}

	/** Whether a slot has exactly this ID; compares without creating a text. */
	holds(slot: number, id: string | null): boolean {
		const kind = this.#kinds[slot];
		if (kind !== uuid || id === null) {
			return this.at(slot) === id;
		}

		return parseUuid(id) && parsed.every((word, place) => word === this.#words[slot * words + place]);
	}

	set(slot: number, id: string | null): void {
		if (id !== null && parseUuid(id)) {
			this.#kinds[slot] = uuid;
			this.#words.set(parsed, slot * words);
		} else if (id === null) {
			this.#kinds[slot] = none;
		} else {
			this.#kinds[slot] = other;
			this.#others ??= new Map();
			this.#others.set(slot, id);
		}
	}

	#print(slot: number): string {
		let digit = 0;
		for (let place = 0; place < uuidLength; place++) {
			if (!isDash(place)) {
				const word = this.#words[slot * words + (digit >> 3)]!;
				printed[place] = digitCodes[(word >>> (28 - 4 * (digit & 7))) & 0xf]!;
				digit++;
			}
		}

		// Created in one piece: a text joined from parts would keep them in memory.
		return String.fromCharCode(...printed);
	}
}

const digitCodes = Array.from('0123456789abcdef', digit => digit.charCodeAt(0));
/** The value of a character as a digit; -1 for any other. */
const digitValues = new Int8Array(128).fill(-1);
for (const [value, code] of digitCodes.entries()) {
	digitValues[code] = value;
}

/** The characters of the last printed UUID: its dashes are always there. */
const printed = Array.from({length: uuidLength}, () => dash);
/** The numbers of the last parsed UUID. */
const parsed = new Uint32Array(words);

function isDash(place: number): boolean {
	return place === 8 || place === 13 || place === 18 || place === 23;
}

/** Parse a UUID in lower case into {@link parsed}. @returns Whether it is one. */
function parseUuid(id: string): boolean {
	if (id.length !== uuidLength) {
		return false;
	}

	let digit = 0;
	let word = 0;
	for (let place = 0; place < uuidLength; place++) {
		const code = id.charCodeAt(place);
		if (isDash(place)) {
			if (code !== dash) {
				return false;
			}
		} else {
			const value = digitValues[code] ?? -1;
			if (value < 0) {
				return false;
			}

			word = (word << 4) | value;
			parsed[digit >> 3] = word;
			digit++;
		}
	}

	return true;
}
