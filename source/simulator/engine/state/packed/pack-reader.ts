import {kinds, mostRepeatable, type PackedTables} from './tables.ts';

/** Reads one packed value. */
export class PackReader {
	readonly #tables: PackedTables;
	readonly #packed: string;
	#at = 0;
	/** New texts of the value, as far as it has been read. */
	readonly #own: string[] = [];

	constructor(tables: PackedTables, packed: string) {
		this.#tables = tables;
		this.#packed = packed;
	}

	read(): unknown {
		const kind = this.#packed.charCodeAt(this.#at++);
		switch (kind) {
			case kinds.null:
				return null;
			case kinds.true:
				return true;
			case kinds.false:
				return false;
			case kinds.count:
				return this.#takeCount();
			case kinds.number:
				return Buffer.from(this.#take(8), 'latin1').readDoubleLE();
			case kinds.known:
				return this.#tables.texts.textOf(this.#takeCount());
			case kinds.repeated:
				return this.#own[this.#takeCount()]!;
			case kinds.bytes:
			case kinds.text:
			case kinds.uuid:
				return this.#readNewText(kind);
			case kinds.list:
				return Array.from({length: this.#takeCount()}, () => this.read());
			case kinds.shaped:
				return this.#readShaped(this.#tables.shapeOf(this.#takeCount()));
			case kinds.object:
				return this.#readShaped(this.read() as readonly string[]);
			case kinds.whole:
				return this.#tables.wholeOf(this.#takeCount());
			default:
				return undefined;
		}
	}

	#readNewText(kind: typeof kinds.bytes | typeof kinds.text | typeof kinds.uuid): string {
		const text =
			kind === kinds.uuid
				? toUuid(Buffer.from(this.#take(16), 'latin1').toString('hex'))
				: kind === kinds.bytes
					? this.#take(this.#takeCount())
					: Buffer.from(this.#take(2 * this.#takeCount()), 'latin1').toString('ucs2');
		if (this.#own.length < mostRepeatable) {
			this.#own.push(text);
		}
		return text;
	}

	#readShaped(keys: readonly string[]): object {
		// Keys are not assigned one by one, since a key may be `__proto__`.
		return Object.fromEntries(keys.map(key => [key, this.read()]));
	}

	#takeCount(): number {
		let count = 0;
		let weight = 1;
		for (let byte = this.#packed.charCodeAt(this.#at++); ; byte = this.#packed.charCodeAt(this.#at++)) {
			count += (byte & 0x7f) * weight;
			weight *= 0x80;
			if (byte < 0x80) {
				return count;
			}
		}
	}

	#take(length: number): string {
		const from = this.#at;
		this.#at += length;
		return this.#packed.slice(from, this.#at);
	}
}

function toUuid(digits: string): string {
	return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
		'-',
	);
}
