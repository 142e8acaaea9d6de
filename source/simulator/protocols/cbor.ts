import {decode, encode, Token, Type} from 'cborg';

/** The tag of an epoch time in seconds. */
const epochTime = 1;

/**
Read one CBOR value. A tagged epoch time becomes a `Date`; the protocol has no other tags.

@throws For bytes that are no CBOR.
@see https://www.rfc-editor.org/rfc/rfc8949
*/
export function readCbor(bytes: Uint8Array): unknown {
	return decode(bytes, {tags: {[epochTime]: readTime}});
}

/** Write a value as CBOR. A `Date` becomes a tagged epoch time in seconds; members without a value are left out. */
export function writeCbor(value: unknown): Buffer {
	return Buffer.from(encode(value, {float64: true, ignoreUndefinedProperties: true, typeEncoders: {Date: writeTime}}));
}

function readTime(content: () => unknown): Date {
	const seconds = content();
	if (typeof seconds !== 'number') {
		throw new RangeError('An epoch time is a number');
	}

	return new Date(Math.round(seconds * 1000));
}

function writeTime(time: Date): Token[] {
	return [new Token(Type.tag, epochTime), new Token(Type.float, time.getTime() / 1000)];
}
