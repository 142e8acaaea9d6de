import {deepestNesting} from './nesting.ts';

/**
Read one CBOR value: what RPC v2 CBOR uses of it, and the rest as far as it has a meaning in JavaScript. A tagged epoch time becomes a `Date`; other tags are dropped.

@throws RangeError for bytes that are no CBOR.
@see https://www.rfc-editor.org/rfc/rfc8949
*/
export function readCbor(bytes: Buffer): unknown {
	return new CborReader(bytes).read();
}

const breakSign = Symbol('break');

class CborReader {
	readonly #bytes: Buffer;
	#at = 0;
	#depth = 0;

	constructor(bytes: Buffer) {
		this.#bytes = bytes;
	}

	read(): unknown {
		const value = this.#item();
		if (value === breakSign) {
			throw new RangeError('A break outside of anything that it could end');
		}

		return value;
	}

	#item(): unknown {
		this.#depth++;
		if (this.#depth > deepestNesting) {
			throw new RangeError('Nested too deep');
		}
		const value = this.#itemWithin();
		this.#depth--;
		return value;
	}

	#itemWithin(): unknown {
		const first = this.#bytes.readUInt8(this.#at++);
		const major = first >> 5;
		const extra = first & 31;
		if (major === 7) {
			return this.#simple(extra);
		}

		// 31 is "of unknown length"; a break ends it.
		const size = extra === 31 ? undefined : this.#size(extra);
		switch (major) {
			case 0:
				return size;
			case 1:
				return -1 - (size ?? 0);
			case 2:
				return this.#chunks(size);
			case 3:
				return this.#chunks(size).toString('utf8');
			case 4:
				return this.#items(size);
			case 5:
				return this.#map(size);
			default: {
				const value = this.read();
				return size === 1 && typeof value === 'number' ? new Date(Math.round(value * 1000)) : value;
			}
		}
	}

	#size(extra: number): number {
		if (extra < 24) {
			return extra;
		}

		const at = this.#at;
		switch (extra) {
			case 24:
				this.#at += 1;
				return this.#bytes.readUInt8(at);
			case 25:
				this.#at += 2;
				return this.#bytes.readUInt16BE(at);
			case 26:
				this.#at += 4;
				return this.#bytes.readUInt32BE(at);
			case 27:
				this.#at += 8;
				return Number(this.#bytes.readBigUInt64BE(at));
			default:
				throw new RangeError(`No CBOR: a length of kind ${extra}`);
		}
	}

	#chunks(size: number | undefined): Buffer {
		if (size !== undefined) {
			if (this.#at + size > this.#bytes.length) {
				throw new RangeError('No CBOR: it ends in the middle of a text');
			}

			this.#at += size;
			return this.#bytes.subarray(this.#at - size, this.#at);
		}

		return Buffer.concat(this.#items(undefined).map(chunk => Buffer.from(chunk as string)));
	}

	#items(size: number | undefined): readonly unknown[] {
		const items: unknown[] = [];
		while (items.length !== size) {
			const item = this.#item();
			if (item === breakSign) {
				break;
			}

			items.push(item);
		}

		return items;
	}

	#map(size: number | undefined): Record<string, unknown> {
		const entries: Array<readonly [string, unknown]> = [];
		while (entries.length !== size) {
			const key = this.#item();
			if (key === breakSign) {
				break;
			}

			entries.push([String(key), this.read()]);
		}

		return Object.fromEntries(entries);
	}

	#simple(extra: number): unknown {
		const at = this.#at;
		switch (extra) {
			case 20:
				return false;
			case 21:
				return true;
			case 22:
			case 23:
				return null;
			case 26:
				this.#at += 4;
				return this.#bytes.readFloatBE(at);
			case 27:
				this.#at += 8;
				return this.#bytes.readDoubleBE(at);
			case 31:
				return breakSign;
			default:
				throw new RangeError(`No CBOR that this service takes: simple value ${extra}`);
		}
	}
}
