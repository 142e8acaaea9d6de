import type {ListShape, MapShape, Shape, StructureShape, TextShape} from './shape.ts';
import {constraintText, describeAll, lowerFirst, printValue} from './wording.ts';

/** One broken constraint. */
export type Violation = {
	readonly rule: keyof typeof constraintText;
	/** Where: `targetLocations.1.member.accounts`. */
	readonly path: string;
	/** The value, printed; `undefined` where it is missing. */
	readonly value: string | undefined;
	/** AWS's words for what it should have been. */
	readonly constraint: string;
};

/**
Hold an input against its shape. Members that the shape doesn't know are ignored, as AWS ignores them.

The types have been checked before.
*/
export function findViolations(shape: StructureShape, input: unknown): readonly Violation[] {
	return inStructure(shape, input as Record<string, unknown>, '');
}

function inShape(shape: Shape, value: unknown, path: string): readonly Violation[] {
	switch (shape.kind) {
		case 'structure':
			return inStructure(shape, value as Record<string, unknown>, path);
		case 'list':
			return [...ofOneValue(shape, value, path), ...inElements(shape, value as readonly unknown[], path)];
		case 'map':
			return [...ofOneValue(shape, value, path), ...inEntries(shape, value as Record<string, unknown>, path)];
		default:
			return ofOneValue(shape, value, path);
	}
}

function inStructure(shape: StructureShape, given: Record<string, unknown>, path: string): readonly Violation[] {
	return Object.entries(shape.members).flatMap(([name, member]) => {
		const memberPath = `${path === '' ? '' : `${path}.`}${lowerFirst(name)}`;
		const value = given[name];
		if (value !== undefined && value !== null) {
			return inShape(member, value, memberPath);
		}

		return member.isRequired
			? [{rule: 'required', path: memberPath, value: undefined, constraint: constraintText.required()} as const]
			: [];
	});
}

/** Structures among a list's elements are places of their own; plain values are the list's. */
function inElements(shape: ListShape, values: readonly unknown[], path: string): readonly Violation[] {
	if (shape.of.kind === 'structure' || shape.of.kind === 'map') {
		return values.flatMap((value, place) => inShape(shape.of, value, `${path}.${place + 1}.member`));
	}

	const broken = values.flatMap(value => inShape(shape.of, value, path))[0];
	const constraint = `Member must satisfy constraint: [${describeAll(shape.of)}]`;
	return broken === undefined ? [] : [{...broken, path, value: printValue(values, shape), constraint}];
}

function inEntries(shape: MapShape, given: Record<string, unknown>, path: string): readonly Violation[] {
	const value = printValue(given, shape);
	const key = Object.keys(given).flatMap(name => ofOneValue(shape.key, name, path))[0];
	const element = Object.values(given).flatMap(one => inShape(shape.of, one, path))[0];
	return [
		...(key
			? [{...key, path, value, constraint: `Map keys must satisfy constraint: [${describeAll(shape.key)}]`}]
			: []),
		...(element
			? [{...element, path, value, constraint: `Map value must satisfy constraint: [${describeAll(shape.of)}]`}]
			: []),
	];
}

/** What the value itself breaks, whatever is in it. */
function ofOneValue(shape: Exclude<Shape, StructureShape>, value: unknown, path: string): readonly Violation[] {
	const broken = (rule: Violation['rule'], constraint: string): Violation => ({
		rule,
		path,
		value: printValue(value, shape),
		constraint,
	});
	if (shape.kind === 'boolean') {
		return [];
	}

	const isNumber = shape.kind === 'integer';
	const size = isNumber ? (value as number) : lengthOf(value);
	const [most, least] = isNumber ? (['max-value', 'min-value'] as const) : (['max-length', 'min-length'] as const);
	return [
		...(shape.max !== undefined && size > shape.max ? [broken(most, constraintText[most](shape.max))] : []),
		...(shape.min !== undefined && size < shape.min ? [broken(least, constraintText[least](shape.min))] : []),
		...(shape.kind === 'text' ? ofText(shape, value as string, broken) : []),
	];
}

function ofText(
	{pattern, values}: TextShape,
	value: string,
	broken: (rule: Violation['rule'], constraint: string) => Violation,
): readonly Violation[] {
	return [
		...(pattern !== undefined && !matches(pattern, value) ? [broken('pattern', constraintText.pattern(pattern))] : []),
		...(values !== undefined && !values.includes(value) ? [broken('enum', constraintText.enum(values))] : []),
	];
}

function lengthOf(value: unknown): number {
	return typeof value === 'string' || Array.isArray(value) ? value.length : Object.keys(value as object).length;
}

const compiled = new Map<string, RegExp>();

/** Whether the whole text matches; the model's own anchors change nothing in that. */
function matches(pattern: string, value: string): boolean {
	let expression = compiled.get(pattern);
	if (expression === undefined) {
		expression = new RegExp(`^(?:${pattern})$`, 'u');
		compiled.set(pattern, expression);
	}

	return expression.test(value);
}
