import type {
	ListShape,
	MapShape,
	Shape,
	StructureShape,
	TextShape,
} from '../../../source/simulator/constraints/shape.ts';
import {constraintText, describeAll, lowerFirst} from '../../../source/simulator/constraints/wording.ts';

/** An input that breaks one constraint, and what AWS says of it. */
export type Break = {
	readonly rule: keyof typeof constraintText;
	readonly path: string;
	readonly value: unknown;
	readonly constraint: string;
};

/** Every way in which one constraint of a structure can be broken, the rest of it being `valid`. */
export function breaksOf(shape: StructureShape, valid: Readonly<Record<string, unknown>>, path = ''): readonly Break[] {
	return Object.entries(shape.members).flatMap(([name, member]) => {
		const memberPath = `${path}${path === '' ? '' : '.'}${lowerFirst(name)}`;
		const {[name]: _, ...others} = valid;
		const inside = breaksOfShape(member, memberPath).map(one => ({...one, value: {...others, [name]: one.value}}));
		return member.isRequired
			? [{rule: 'required', path: memberPath, value: others, constraint: constraintText.required()} as const, ...inside]
			: inside;
	});
}

function breaksOfShape(shape: Shape, path: string): readonly Break[] {
	switch (shape.kind) {
		case 'text':
			return breaksOfText(shape, path);
		case 'integer':
			return [
				...(shape.min === undefined ? [] : [broken('min-value', path, shape.min - 1, shape.min)]),
				...(shape.max === undefined ? [] : [broken('max-value', path, shape.max + 1, shape.max)]),
			];
		case 'boolean':
			return [];
		case 'structure':
			return breaksOf(shape, validStructure(shape), path);
		case 'list':
			return [...breaksOfSize(shape, path), ...breaksOfElements(shape, path)];
		case 'map':
			return breaksOfMap(shape, path);
	}
}

function broken(
	rule: 'min-length' | 'max-length' | 'min-value' | 'max-value',
	path: string,
	value: unknown,
	limit: number,
): Break {
	return {rule, path, value, constraint: constraintText[rule](limit)};
}

function breaksOfText({min, max, pattern, values}: TextShape, path: string): readonly Break[] {
	const mismatch = pattern === undefined ? undefined : mismatchOf(pattern, min ?? 0, max);
	return [
		...(min === undefined || min === 0 ? [] : [broken('min-length', path, 'a'.repeat(min - 1), min)]),
		...(max === undefined ? [] : [broken('max-length', path, 'a'.repeat(max + 1), max)]),
		...(pattern === undefined || mismatch === undefined
			? []
			: [{rule: 'pattern', path, value: mismatch, constraint: constraintText.pattern(pattern)} as const]),
		...(values === undefined
			? []
			: [{rule: 'enum', path, value: 'Nonsense', constraint: constraintText.enum(values)} as const]),
	];
}

function breaksOfSize(shape: ListShape, path: string): readonly Break[] {
	const filled = (size: number) => Array.from({length: size}, () => validValue(shape.of));
	return [
		...(shape.min ? [broken('min-length', path, filled(shape.min - 1), shape.min)] : []),
		...(shape.max === undefined ? [] : [broken('max-length', path, filled(shape.max + 1), shape.max)]),
	];
}

function breaksOfElements({of}: ListShape, path: string): readonly Break[] {
	if (of.kind === 'structure' || of.kind === 'map') {
		return breaksOfShape(of, `${path}.1.member`).map(one => ({...one, value: [one.value]}));
	}

	return breaksOfShape(of, path).map(one => ({
		...one,
		value: [one.value],
		constraint: `Member must satisfy constraint: [${describeAll(of)}]`,
	}));
}

function breaksOfMap(shape: MapShape, path: string): readonly Break[] {
	const {key, of} = shape;
	const filled = (size: number) =>
		Object.fromEntries(Array.from({length: size}, (_, place) => [`key${place}`, validValue(of)]));
	return [
		...(shape.min ? [broken('min-length', path, filled(shape.min - 1), shape.min)] : []),
		...(shape.max === undefined ? [] : [broken('max-length', path, filled(shape.max + 1), shape.max)]),
		...breaksOfShape(key, path).map(one => ({
			...one,
			value: {[String(one.value)]: validValue(of)},
			constraint: `Map keys must satisfy constraint: [${describeAll(key)}]`,
		})),
		...breaksOfShape(of, path).map(one => ({
			...one,
			value: {key: one.value},
			constraint: `Map value must satisfy constraint: [${describeAll(of)}]`,
		})),
	];
}

/** Texts that this model's patterns let through. */
const samples = [
	'abcd',
	'1',
	'$LATEST',
	'123456789012',
	'ou-abcd-12345678',
	'AWS::EC2::Instance',
	'arn:aws:iam::123456789012:role/some',
	'https://bucket.s3.amazonaws.com/key',
	'4f7ca192-7e9a-40fe-9192-5cb15a0b1c2d',
];

function validValue(shape: Shape): unknown {
	switch (shape.kind) {
		case 'text':
			return (
				shape.values?.[0] ??
				samples.find(
					sample =>
						sample.length >= (shape.min ?? 0) &&
						sample.length <= (shape.max ?? Number.POSITIVE_INFINITY) &&
						matches(shape.pattern ?? '.*', sample),
				)
			);
		case 'integer':
			return shape.min ?? 1;
		case 'boolean':
			return true;
		case 'list':
			return Array.from({length: shape.min ?? 0}, () => validValue(shape.of));
		case 'map':
			return Object.fromEntries(
				Array.from({length: shape.min ?? 0}, (_, place) => [`key${place}`, validValue(shape.of)]),
			);
		case 'structure':
			return validStructure(shape);
	}
}

function validStructure(shape: StructureShape): Readonly<Record<string, unknown>> {
	return Object.fromEntries(
		Object.entries(shape.members)
			.filter(([, member]) => member.isRequired)
			.map(([name, member]) => [name, validValue(member)]),
	);
}

/** A text of a length that is allowed, which a pattern doesn't let through; `undefined` where it lets everything through. */
function mismatchOf(pattern: string, min: number, max = 1000): string | undefined {
	return ['!', ' ', '\u0007', '§', '漢', 'x']
		.map(sign => sign.repeat(Math.min(max, Math.max(1, min))))
		.find(text => !matches(pattern, text));
}

function matches(pattern: string, text: string): boolean {
	return new RegExp(`^(?:${pattern})$`, 'u').test(text);
}
