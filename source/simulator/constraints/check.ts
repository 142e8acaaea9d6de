import {ServiceError} from '../service-error.ts';
import type {Shape, StructureShape} from './shape.ts';

/**
Refuse an input that breaks its constraints, with every violation in one message as AWS words it.

Members that the shape doesn't know are ignored, as AWS ignores them.

@throws ValidationException, or SerializationException for a value of the wrong type.
*/
export function checkInput(shape: StructureShape, input: unknown): void {
	const problems: string[] = [];
	check(shape, input, '', problems);
	if (problems.length > 0) {
		const count = problems.length === 1 ? '1 validation error' : `${problems.length} validation errors`;
		throw new ServiceError('ValidationException', `${count} detected: ${problems.join('; ')}`);
	}
}

function check(shape: Shape, value: unknown, path: string, problems: string[]): void {
	const refuse = (constraint: string) =>
		problems.push(`Value '${print(value)}' at '${path}' failed to satisfy constraint: ${constraint}`);
	switch (shape.kind) {
		case 'text': {
			const given = typed<string>(value, typeof value === 'string', 'STRING_VALUE');
			checkLength(given.length, shape, 'Member must have length', refuse);
			if (shape.pattern !== undefined && !new RegExp(`^(?:${shape.pattern})$`).test(given)) {
				refuse(`Member must satisfy regular expression pattern: ${shape.pattern}`);
			}

			if (shape.values !== undefined && !shape.values.includes(given)) {
				refuse(`Member must satisfy enum value set: [${shape.values.join(', ')}]`);
			}

			return;
		}

		case 'integer': {
			const given = typed<number>(value, typeof value === 'number', 'NUMBER_VALUE');
			if (shape.min !== undefined && given < shape.min) {
				refuse(`Member must have value greater than or equal to ${shape.min}`);
			}

			if (shape.max !== undefined && given > shape.max) {
				refuse(`Member must have value less than or equal to ${shape.max}`);
			}

			return;
		}

		case 'boolean':
			typed<boolean>(value, typeof value === 'boolean', 'TRUE_VALUE');
			return;
		case 'list': {
			const given = typed<readonly unknown[]>(value, Array.isArray(value), 'START_ARRAY');
			checkLength(given.length, shape, 'Member must have length', refuse);
			for (const [place, element] of given.entries()) {
				check(shape.of, element, `${path}.${place + 1}.member`, problems);
			}

			return;
		}

		case 'map': {
			const given = typed<Record<string, unknown>>(value, isRecord(value), 'START_OBJECT');
			const entries = Object.entries(given);
			checkLength(entries.length, shape, 'Member must have length', refuse);
			for (const [key, element] of entries) {
				check(shape.key, key, `${path}.${key}.key`, problems);
				check(shape.of, element, `${path}.${key}.member`, problems);
			}

			return;
		}

		case 'structure':
			checkStructure(shape, typed<Record<string, unknown>>(value, isRecord(value), 'START_OBJECT'), path, problems);
	}
}

function checkStructure(shape: StructureShape, given: Record<string, unknown>, path: string, problems: string[]): void {
	for (const [name, member] of Object.entries(shape.members)) {
		const memberPath = `${path === '' ? '' : `${path}.`}${name[0]!.toLowerCase()}${name.slice(1)}`;
		const value = given[name];
		if (value !== undefined && value !== null) {
			check(member, value, memberPath, problems);
		} else if (member.isRequired) {
			problems.push(`Value null at '${memberPath}' failed to satisfy constraint: Member must not be null`);
		}
	}
}

function checkLength(
	length: number,
	{min, max}: {readonly min?: number; readonly max?: number},
	words: string,
	refuse: (constraint: string) => void,
): void {
	if (min !== undefined && length < min) {
		refuse(`${words} greater than or equal to ${min}`);
	}

	if (max !== undefined && length > max) {
		refuse(`${words} less than or equal to ${max}`);
	}
}

function typed<T>(value: unknown, isRight: boolean, expected: string): T {
	if (!isRight) {
		throw new ServiceError('SerializationException', `${expected} expected, got ${typeof value}`);
	}

	return value as T;
}

function isRecord(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function print(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
