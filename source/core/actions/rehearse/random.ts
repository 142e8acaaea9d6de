/** Draw a number from 0 to below 1. */
export type Random = () => number;

/**
Create a generator that draws the same numbers for the same seed (mulberry32).

@param seed - Any whole number; its lower 32 bits count.
@see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
*/
export function createRandom(seed: number): Random {
	// Consecutive seeds must not begin alike.
	let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let bits = Math.imul(state ^ (state >>> 15), state | 1);
		bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
		return ((bits ^ (bits >>> 14)) >>> 0) / 0x1_0000_0000;
	};
}
