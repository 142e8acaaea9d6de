/** Texts kept once each and known by a number: failure messages repeat over thousands of locations. */
export class TextTable {
	readonly #texts: string[] = [];
	readonly #codes = new Map<string, number>();

	/** The number of a text, from 1; 0 for no text. */
	codeOf(text: string | null): number {
		if (text === null || text === '') {
			return 0;
		}

		const known = this.#codes.get(text);
		if (known !== undefined) {
			return known;
		}

		const code = this.#texts.push(text);
		this.#codes.set(text, code);
		return code;
	}

	/** The text of a number; `null` for 0. */
	textOf(code: number): string | null {
		return code === 0 ? null : this.#texts[code - 1]!;
	}
}
