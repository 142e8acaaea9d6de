/**
Compute something of an object, or take what was computed before.

@param key - What it is a property of, such as a grid; forgotten with it.
@param parts - All else that it depends on, such as the version of the grid or a search: it is computed again when one of them is another than last time.
*/
export type Remember<V> = (key: object, parts: readonly unknown[], compute: () => V) => V;

/**
Create a memory for one kind of result: the last one for each key.

What changes in place, like a `LocationGrid`, says so by a version among the parts. A key of the keyboard asks for the same results many times over, and a fan-out may have 100,000 locations.
*/
export function createMemory<V>(): Remember<V> {
	const known = new WeakMap<object, {readonly parts: readonly unknown[]; readonly value: V}>();
	return (key, parts, compute) => {
		const last = known.get(key);
		if (last !== undefined && areSame(last.parts, parts)) {
			return last.value;
		}

		const value = compute();
		known.set(key, {parts, value});
		return value;
	};
}

function areSame(before: readonly unknown[], now: readonly unknown[]): boolean {
	return before.length === now.length && before.every((part, place) => Object.is(part, now[place]));
}
