/**
Write a value as CBOR. A `Date` becomes a tagged epoch time in seconds; members without a value are left out.

@see https://www.rfc-editor.org/rfc/rfc8949
*/
export function writeCbor(value: unknown): Buffer {
	const parts: Buffer[] = [];
	write(value, parts);
	return Buffer.concat(parts);
}

function write(value: unknown, parts: Buffer[]): void {
	switch (typeof value) {
		case 'string': {
			const text = Buffer.from(value, 'utf8');
			parts.push(head(3, text.length), text);
			return;
		}

		case 'number':
			parts.push(Number.isSafeInteger(value) ? (value < 0 ? head(1, -1 - value) : head(0, value)) : double(value));
			return;
		case 'boolean':
			parts.push(Buffer.of(value ? 0xf5 : 0xf4));
			return;
		case 'object':
			if (value !== null) {
				writeObject(value, parts);
				return;
			}
	}

	parts.push(Buffer.of(0xf6));
}

function writeObject(value: object, parts: Buffer[]): void {
	if (value instanceof Date) {
		parts.push(Buffer.of(0xc1), double(value.getTime() / 1000));
		return;
	}

	if (Array.isArray(value)) {
		parts.push(head(4, value.length));
		for (const element of value) {
			write(element, parts);
		}

		return;
	}

	const entries = Object.entries(value).filter(([, member]) => member !== undefined);
	parts.push(head(5, entries.length));
	for (const [name, member] of entries) {
		write(name, parts);
		write(member, parts);
	}
}

function head(major: number, size: number): Buffer {
	if (size < 24) {
		return Buffer.of((major << 5) | size);
	}

	const [kind, width] = size < 0x100 ? [24, 1] : size < 0x1_0000 ? [25, 2] : size < 0x1_0000_0000 ? [26, 4] : [27, 8];
	const bytes = Buffer.alloc(1 + width);
	bytes.writeUInt8((major << 5) | kind, 0);
	if (width === 8) {
		bytes.writeBigUInt64BE(BigInt(size), 1);
	} else {
		bytes.writeUIntBE(size, 1, width);
	}

	return bytes;
}

function double(value: number): Buffer {
	const bytes = Buffer.alloc(9);
	bytes.writeUInt8(0xfb, 0);
	bytes.writeDoubleBE(value, 1);
	return bytes;
}
