import {hash} from '../random.ts';

/** Texts that get a number, and the longest of them. */
const most = 20_000;
const longest = 200;
/** Places for what has been seen once; a text that finds its place taken counts as new. */
const places = 1 << 16;

/** Texts that come again and again, known by a number each: account IDs, Regions, the names of steps and outputs. A text that comes once is given none. */
export class PackedTexts {
	readonly #texts: string[] = [];
	readonly #numbers = new Map<string, number>();
	readonly #seenOnce = new Uint32Array(places);

	/** The number of a text; `undefined` the first time, and where there is no room. */
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
