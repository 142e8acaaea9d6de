import {kinds, mostRepeatable, type PackedTables} from './tables.ts';

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Writes values in the packed form. */
export class PackWriter {
	readonly #tables: PackedTables;
	#bytes = Buffer.alloc(4096);
	#at = 0;
	/** New texts of the value that is being packed. */
	#own: string[] = [];

	constructor(tables: PackedTables) {
		this.#tables = tables;
	}

	pack(value: unknown): string {
		this.#at = 0;
		this.#own = [];
		this.#write(value);
		return this.#bytes.toString('latin1', 0, this.#at);
	}

	#write(value: unknown): void {
		switch (typeof value) {
			case 'string':
				this.#writeText(value);
				return;
			case 'number':
				this.#writeNumber(value);
				return;
			case 'boolean':
				this.#put(value ? kinds.true : kinds.false);
				return;
			case 'object':
				this.#writeObject(value);
				return;
			default:
				this.#put(kinds.undefined);
		}
	}

	#writeObject(value: object | null): void {
		const whole = value === null ? undefined : this.#tables.numberOfWhole(value);
		if (value === null) {
			this.#put(kinds.null);
		} else if (whole !== undefined) {
			this.#putCount(kinds.whole, whole);
		} else if (Array.isArray(value)) {
			this.#putCount(kinds.list, value.length);
			for (const one of value) {
				this.#write(one);
			}
		} else {
			this.#writeShaped(value);
		}
	}

	#writeShaped(value: object): void {
		const keys = Object.keys(value);
		const shape = this.#tables.numberOfShape(keys);
		if (shape === undefined) {
			this.#put(kinds.object);
			this.#write(keys);
		} else {
			this.#putCount(kinds.shaped, shape);
		}
		for (const one of Object.values(value)) {
			this.#write(one);
		}
	}

	#writeNumber(value: number): void {
		if (Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)) {
			this.#putCount(kinds.count, value);
			return;
		}
		this.#put(kinds.number);
		this.#room(8);
		this.#at = this.#bytes.writeDoubleLE(value, this.#at);
	}

	#writeText(text: string): void {
		const repeated = this.#own.indexOf(text);
		if (repeated !== -1) {
			this.#putCount(kinds.repeated, repeated);
			return;
		}
		const number = this.#tables.texts.numberOf(text);
		if (number !== undefined) {
			this.#putCount(kinds.known, number);
			return;
		}
		if (this.#own.length < mostRepeatable) {
			this.#own.push(text);
		}
		if (text.length === 36 && uuidPattern.test(text)) {
			this.#put(kinds.uuid);
			this.#room(16);
			this.#at += this.#bytes.write(text.replaceAll('-', ''), this.#at, 'hex');
			return;
		}
		this.#writeNewText(text);
	}

	#writeNewText(text: string): void {
		this.#putCount(kinds.bytes, text.length);
		const from = this.#at;
		this.#room(2 * text.length);
		for (let index = 0; index < text.length; index++) {
			const code = text.charCodeAt(index);
			if (code > 0xff) {
				this.#at = from;
				this.#bytes[from - lengthOfCount(text.length) - 1] = kinds.text;
				this.#at += this.#bytes.write(text, from, 'ucs2');
				return;
			}
			this.#bytes[this.#at++] = code;
		}
	}

	#putCount(kind: number, count: number): void {
		this.#put(kind);
		let left = count;
		while (left > 0x7f) {
			this.#put((left % 0x80) | 0x80);
			left = Math.floor(left / 0x80);
		}
		this.#put(left);
	}

	#put(byte: number): void {
		this.#room(1);
		this.#bytes[this.#at++] = byte;
	}

	#room(needed: number): void {
		if (this.#at + needed > this.#bytes.length) {
			const larger = Buffer.alloc(2 * (this.#at + needed));
			larger.set(this.#bytes);
			this.#bytes = larger;
		}
	}
}

function lengthOfCount(count: number): number {
	return count > 0x7f ? 1 + lengthOfCount(Math.floor(count / 0x80)) : 1;
}
