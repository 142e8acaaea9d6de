import {PackedTexts} from './packed-texts.ts';

/** The meaning of a value's first byte. */
export const kinds = {
	undefined: 0,
	null: 1,
	true: 2,
	false: 3,
	/** A whole number from 0 on: seven bits a byte, lowest first. */
	count: 4,
	number: 5,
	/** A text by its number. */
	known: 6,
	/** A text that occurred in the same value before, by its position. */
	repeated: 7,
	/** A text whose characters fit in a byte each, and a text with others. */
	bytes: 8,
	text: 9,
	uuid: 10,
	list: 11,
	/** An object by the number of its keys, and one with its keys. */
	shaped: 12,
	object: 13,
	/** One of the objects that are kept whole, by its number. */
	whole: 14,
} as const;

const mostShapes = 5000;
/** How many new texts of a value can be repeated in it. */
export const mostRepeatable = 64;

/** What packed values have in common, by number: texts, the keys of objects, and objects that are kept whole. */
export class PackedTables {
	readonly texts = new PackedTexts();
	readonly #shapes: Array<readonly string[]> = [];
	readonly #shapeNumbers = new Map<string, number>();
	readonly #wholes: object[] = [];
	readonly #wholeNumbers = new Map<object, number>();

	/** Keep an object whole wherever it occurs in a value: one that many values share, or whose identity matters. */
	keep(whole: object): void {
		if (!this.#wholeNumbers.has(whole)) {
			this.#wholeNumbers.set(whole, this.#wholes.push(whole) - 1);
		}
	}

	/** The number of an object that is kept whole; `undefined` for any other. */
	numberOfWhole(value: object): number | undefined {
		return this.#wholeNumbers.get(value);
	}

	wholeOf(number: number): object {
		return this.#wholes[number]!;
	}

	/** The number of an object's keys; `undefined` where there is no room for more. */
	numberOfShape(keys: readonly string[]): number | undefined {
		const name = [keys.length, ...keys].join('\0');
		const known = this.#shapeNumbers.get(name);
		if (known !== undefined || this.#shapes.length === mostShapes || keys.some(key => key.includes('\0'))) {
			return known;
		}
		const number = this.#shapes.push(keys) - 1;
		this.#shapeNumbers.set(name, number);
		return number;
	}

	shapeOf(number: number): readonly string[] {
		return this.#shapes[number]!;
	}
}
