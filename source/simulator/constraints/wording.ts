import {ownValue} from '../own.ts';
import type {Shape} from './shape.ts';

/*
How AWS words broken constraints. The lists and the printed structures follow answers that people have posted.
*/

/** The constraint that a value broke, as one of its kind. */
export const constraintText = {
	required: () => 'Member must not be null',
	'max-length': (max: number) => `Member must have length less than or equal to ${max}`,
	'min-length': (min: number) => `Member must have length greater than or equal to ${min}`,
	'max-value': (max: number) => `Member must have value less than or equal to ${max}`,
	'min-value': (min: number) => `Member must have value greater than or equal to ${min}`,
	pattern: (pattern: string) => `Member must satisfy regular expression pattern: ${pattern}`,
	enum: (values: readonly string[]) => `Member must satisfy enum value set: [${values.join(', ')}]`,
};

/** Every constraint of a list's elements or a map's keys or values: AWS names them all where one is broken. */
export function describeAll(shape: Shape): string {
	const parts: string[] = [];
	if (shape.kind === 'integer') {
		parts.push(...present(shape.max, constraintText['max-value']), ...present(shape.min, constraintText['min-value']));
	} else if (shape.kind === 'text' || shape.kind === 'list' || shape.kind === 'map') {
		parts.push(
			...present(shape.max, constraintText['max-length']),
			...present(shape.min, constraintText['min-length']),
		);
	}

	if (shape.kind === 'text') {
		parts.push(...present(shape.pattern, constraintText.pattern), ...present(shape.values, constraintText.enum));
	} else if (shape.kind === 'list') {
		const elements = describeAll(shape.of);
		parts.push(...(elements === '' ? [] : [`Member must satisfy constraint: [${elements}]`]));
	}

	return parts.join(', ');
}

function present<T>(value: T | undefined, describe: (value: T) => string): readonly string[] {
	return value === undefined ? [] : [describe(value)];
}

/**
A value as AWS prints it in its refusals, which is as Java prints it.

@see https://github.com/disneystreaming/ssm-helpers/pull/47 - a list of structures, printed by Systems Manager
*/
export function printValue(value: unknown, shape: Shape): string {
	if (Array.isArray(value) && shape.kind === 'list') {
		return `[${value.map(element => printValue(element, shape.of)).join(', ')}]`;
	}

	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		const entries = Object.entries(value);
		if (shape.kind === 'map') {
			return `{${entries.map(([key, element]) => `${key}=${printValue(element, shape.of)}`).join(', ')}}`;
		}

		if (shape.kind === 'structure') {
			const members = entries
				.map(([name, member]) => ({name, member, shape: ownValue(shape.members, name)}))
				.flatMap(({name, member, shape: of}) => (of ? [`${lowerFirst(name)}=${printValue(member, of)}`] : []));
			return `${shape.name}(${members.join(', ')})`;
		}
	}

	return String(value);
}

/** Members are printed as Java's fields. */
export function lowerFirst(name: string): string {
	return name.charAt(0).toLowerCase() + name.slice(1);
}
