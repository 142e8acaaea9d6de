/**
Derive a UUID from a name: always the same from the same name.

The start of a ring has the same token on every machine, so AWS starts it only once. The names contain a random UUID already, so nobody can guess one; this only spreads it (four rounds of 32 bits, as in MurmurHash3).
*/
function deriveId(name: string): string {
	const words = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762];
	const factors = [597_399_067, 2_869_860_233, 951_274_213, 2_716_044_179];
	for (const character of name) {
		const code = character.codePointAt(0)!;
		for (const [index, factor] of factors.entries()) {
			words[index] = words[(index + 1) % 4]! ^ Math.imul(words[index]! ^ code, factor);
		}
	}

	for (let round = 0; round < 8; round++) {
		for (const [index, factor] of factors.entries()) {
			const mixed = Math.imul(words[index]! ^ (words[index]! >>> 16), factor);
			words[index] = mixed ^ words[(index + 1) % 4]! ^ (mixed >>> 13);
		}
	}

	const hex = words.map(word => (word >>> 0).toString(16).padStart(8, '0')).join('');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Make the UUIDs of an attempt of a ring, one after the other: the launch's own, then those of its tokens. */
export function idsOf(runId: string, ring: number, attempt: number): () => string {
	let count = 0;
	return () => deriveId(`${runId} ${ring} ${attempt} ${count++}`);
}
