import {hash} from '../random.ts';

/** The number of texts that get a number, and their maximum length. */
const most = 20_000;
const longest = 200;
/** The number of places for texts seen once; a text whose place is taken counts as new. */
const places = 1 << 16;

/** Texts that occur again and again, each with a number: account IDs, Regions, the names of steps and outputs. A text that occurs once gets none. */
export class PackedTexts {
	readonly #texts: string[] = [];
	readonly #numbers = new Map<string, number>();
	readonly #seenOnce = new Uint32Array(places);

	/** The number of a text; `undefined` the first time, and where the table is full. */
	numberOf(text: string): number | undefined {
		const known = this.#numbers.get(text);
		if (known !== undefined || text.length > longest || this.#texts.length === most) {
			return known;
		}
		const mark = hash(0, text);
		const place = mark % places;
		if (this.#seenOnce[place] !== mark) {
			this.#seenOnce[place] = mark;
			return undefined;
		}
		const number = this.#texts.push(text) - 1;
		this.#numbers.set(text, number);
		return number;
	}

	textOf(number: number): string {
		return this.#texts[number]!;
	}
}
