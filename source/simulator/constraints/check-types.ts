import type {Shape, StructureShape} from './shape.ts';

/**
What is wrong with the types of a JSON input, in the words of AWS's JSON reader; `undefined` where they are right.

@see https://github.com/mhart/kinesalite - the same reader's answers, collected from a live service
*/
export function findTypeError(shape: StructureShape, input: Record<string, unknown>): string | undefined {
	return first(Object.entries(shape.members), ([name, member]) => {
		const value = input[name];
		return value === undefined || value === null ? undefined : inShape(member, value);
	});
}

function inShape(shape: Shape, value: unknown): string | undefined {
	switch (shape.kind) {
		case 'text':
			return typeof value === 'string' ? undefined : cannotBe('a String', value);
		case 'integer':
			return typeof value === 'number' ? undefined : cannotBe('an Integer', value);
		case 'boolean':
			return typeof value === 'boolean' ? undefined : cannotBe('a Boolean', value);
		case 'list':
			return Array.isArray(value)
				? first(value, element => inShape(shape.of, element))
				: (misplaced(value) ?? 'Expected list or null');
		case 'map':
			return isObject(value)
				? first(Object.values(value), element => inShape(shape.of, element))
				: (misplaced(value) ?? 'Expected map or null');
		case 'structure':
			return isObject(value) ? findTypeError(shape, value) : (misplaced(value) ?? 'Expected null');
	}
}

function cannotBe(wanted: string, value: unknown): string {
	const token = {
		string: 'STRING_VALUE',
		number: 'NUMBER_VALUE',
		boolean: value === true ? 'TRUE_VALUE' : 'FALSE_VALUE',
	}[typeof value as 'string' | 'number' | 'boolean'];
	return misplaced(value) ?? `${token} can not be converted to ${wanted}`;
}

function misplaced(value: unknown): string | undefined {
	if (Array.isArray(value)) {
		return 'Start of list found where not expected';
	}

	return typeof value === 'object' ? 'Start of structure or map found where not expected.' : undefined;
}

function first<T>(values: readonly T[], find: (value: T) => string | undefined): string | undefined {
	for (const value of values) {
		const found = find(value);
		if (found !== undefined) {
			return found;
		}
	}

	return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
