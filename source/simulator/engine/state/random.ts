/**
Numbers and IDs that look random and are not: each is a hash of the world's seed and of what it is for, so two runs draw the same whatever the order of the draws.
*/

/** 32 bits from a seed and a text. */
export function hash(seed: number, text: string): number {
	let bits = (seed ^ 0x9e3779b9) >>> 0;
	for (let index = 0; index < text.length; index++) {
		bits = Math.imul(bits ^ text.charCodeAt(index), 0x85ebca6b);
		bits ^= bits >>> 13;
	}
	bits = Math.imul(bits ^ (bits >>> 16), 0xc2b2ae35);
	bits = Math.imul(bits ^ (bits >>> 13), 0x27d4eb2f);
	return (bits ^ (bits >>> 16)) >>> 0;
}

/** A number from 0 to below 1. */
export function fraction(seed: number, text: string): number {
	return hash(seed, text) / 0x1_0000_0000;
}

/** One of a list. */
export function pick<T>(seed: number, text: string, list: readonly T[]): T {
	return list[hash(seed, text) % list.length]!;
}

/** Hexadecimal digits, at most 32. */
export function hex(seed: number, text: string, length: number): string {
	let digits = '';
	for (let part = 1; digits.length < length; part++) {
		digits += hash(Math.imul(seed, 31) + part * 0x51ed27, text)
			.toString(16)
			.padStart(8, '0');
	}
	return digits.slice(0, length);
}

/** A version 4 UUID in its outward shape. */
export function uuid(seed: number, text: string): string {
	const digits = hex(seed, text, 32);
	const variant = '89ab'[Number.parseInt(digits[16]!, 16) & 3]!;
	// `join` stores a text in one piece; a template literal would keep its parts and be four times as large.
	return [
		digits.slice(0, 8),
		digits.slice(8, 12),
		`4${digits.slice(13, 16)}`,
		variant + digits.slice(17, 20),
		digits.slice(20),
	].join('-');
}

/** A duration that is off by up to `share` of it either way; at least a millisecond, and whole. */
export function jitter(seed: number, text: string, durationMs: number, share: number): number {
	return Math.max(1, Math.round(durationMs * (1 + (2 * fraction(seed, text) - 1) * share)));
}
