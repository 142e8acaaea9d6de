import {PackReader} from './pack-reader.ts';
import {PackWriter} from './pack-writer.ts';
import {PackedTables} from './tables.ts';

/**
Packs plain values as short texts of bytes: repeated keys and texts are written once for all values.

A text of V8 is one piece of memory without pointers, so a hundred thousand of them cost its collector next to nothing; the objects they are made of are thousands of pieces.
*/
export class Packer {
	readonly #tables = new PackedTables();
	readonly #writer = new PackWriter(this.#tables);

	/** Keep an object whole wherever it occurs in a value: one that many values share, or whose identity matters. */
	keep(whole: object): void {
		this.#tables.keep(whole);
	}

	/** @param value - Made of plain objects, lists, texts, numbers, truth values, `null`, `undefined`, and objects that are kept whole. */
	pack(value: unknown): string {
		return this.#writer.pack(value);
	}

	/** @returns A value equal to what was packed. */
	unpack(packed: string): unknown {
		return new PackReader(this.#tables, packed).read();
	}
}
