/** Members whose keys are somebody's words: they are told as `*`. */
const free: ReadonlySet<string> = new Set([
	'Parameters',
	'Inputs',
	'Outputs',
	'Variables',
	'OverriddenParameters',
	'Details',
	'Payload',
	'Tags',
]);

/** The members of an answer by their paths, with their types: no value, and no key that isn't of the API. */
export function shapeOf(value: unknown, path = ''): ReadonlySet<string> {
	const found = new Set<string>();
	const add = (one: unknown, at: string) => {
		for (const inner of shapeOf(one, at)) {
			found.add(inner);
		}
	};
	if (value instanceof Date) {
		found.add(`${path}: date`);
	} else if (Array.isArray(value)) {
		for (const one of value) {
			add(one, `${path}[]`);
		}
	} else if (typeof value === 'object' && value !== null) {
		const isFree = free.has(path.slice(path.lastIndexOf('.') + 1));
		for (const [key, one] of Object.entries(value).filter(([, each]) => each !== undefined)) {
			add(one, `${path}.${isFree ? '*' : key}`);
		}
	} else {
		found.add(`${path}: ${typeof value}`);
	}
	return found;
}
