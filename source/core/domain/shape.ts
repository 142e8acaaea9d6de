import {ownValue} from './own.ts';
import {isSecretName} from './secrets/secrets.ts';

/** One thing that is wrong with a request, at a path such as `TargetLocations[0].Regions[2]`; the empty path is the whole. */
export type Mistake = {readonly path: string; readonly message: string};

/** What a value of a request must be like: the API model's constraints, as data. */
export type Shape =
	| {
			readonly type: 'string';
			readonly min?: number;
			readonly max?: number;
			readonly pattern?: RegExp;
			/** What the pattern asks for, in words that go after "must be". */
			readonly says?: string;
			readonly oneOf?: readonly string[];
	  }
	| {readonly type: 'boolean'}
	/** `isWhole` takes no decimals. */
	| {readonly type: 'number'; readonly min?: number; readonly isWhole?: boolean}
	/** `null`, or what `of` says. */
	| {readonly type: 'nullable'; readonly of: Shape}
	/** Anything at all. */
	| {readonly type: 'any'}
	| {readonly type: 'list'; readonly of: Shape; readonly min?: number; readonly max?: number}
	| {
			readonly type: 'map';
			readonly of: Shape;
			readonly keyMax: number;
			readonly min?: number;
			readonly max?: number;
	  }
	| {
			readonly type: 'object';
			readonly fields: Readonly<Record<string, Shape>>;
			readonly required?: readonly string[];
			/** Whether fields that aren't named here may stand beside them. */
			readonly takesOthers?: boolean;
	  };

/** Everything that is wrong with a value, in the order of its fields; nothing is changed or filled in. */
export function checkShape(value: unknown, shape: Shape, path = ''): readonly Mistake[] {
	const wrong = (message: string): Mistake[] => [{path, message}];
	switch (shape.type) {
		case 'boolean':
			return typeof value === 'boolean' ? [] : wrong(`must be true or false, not ${describe(value, path)}`);
		case 'any':
			return [];
		case 'nullable':
			return value === null ? [] : checkShape(value, shape.of, path);
		case 'number':
			return checkNumber(value, shape, path).map(message => ({path, message}));
		case 'string':
			return typeof value === 'string'
				? checkText(value, shape, path).map(message => ({path, message}))
				: wrong(`must be text in quotes, not ${describe(value, path)}`);
		case 'list':
			return Array.isArray(value)
				? [
						...checkCount(value.length, shape, 'entries').flatMap(wrong),
						...value.flatMap((item, index) => checkShape(item, shape.of, `${path}[${index}]`)),
					]
				: wrong(`must be a list, not ${describe(value, path)}`);
		case 'map':
			return isRecord(value)
				? [
						...checkCount(Object.keys(value).length, shape, 'keys').flatMap(wrong),
						...Object.entries(value).flatMap(([key, item]) => [
							...(key.length === 0 || key.length > shape.keyMax
								? [
										{
											path: joinPath(path, key),
											message: `has a key of ${key.length} characters; it takes 1 to ${shape.keyMax}`,
										},
									]
								: []),
							...checkShape(item, shape.of, joinPath(path, key)),
						]),
					]
				: wrong(`must be a map, not ${describe(value, path)}`);
		case 'object':
			return isRecord(value) ? checkFields(value, shape, path) : wrong(`must be a map, not ${describe(value, path)}`);
	}
}

/** The path of a field of what `path` leads to; what isn't a plain name is put in quotes. */
function joinPath(path: string, field: string): string {
	if (!/^\w+$/.test(field)) {
		return `${path}[${JSON.stringify(field)}]`;
	}

	return path === '' ? field : `${path}.${field}`;
}

/** Whether a value is a map: an object that is neither a list nor nothing. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkFields(
	value: Record<string, unknown>,
	{fields, required = [], takesOthers = false}: Extract<Shape, {type: 'object'}>,
	path: string,
): Mistake[] {
	const mistakes = required
		.filter(field => ownValue(value, field) === undefined)
		.map(field => ({path: joinPath(path, field), message: 'is missing'}));
	for (const [field, item] of Object.entries(value)) {
		const shape = ownValue(fields, field);
		if (shape === undefined && takesOthers) {
			continue;
		}

		if (shape === undefined) {
			mistakes.push({path: joinPath(path, field), message: `isn't a field here${suggest(field, Object.keys(fields))}`});
		} else if (item !== undefined) {
			mistakes.push(...checkShape(item, shape, joinPath(path, field)));
		}
	}

	return mistakes;
}

function checkNumber(
	value: unknown,
	{min = Number.NEGATIVE_INFINITY, isWhole = false}: Extract<Shape, {type: 'number'}>,
	path: string,
): string[] {
	if (typeof value !== 'number' || !Number.isFinite(value) || (isWhole && !Number.isInteger(value))) {
		return [`must be a ${isWhole ? 'whole ' : ''}number, not ${describe(value, path)}`];
	}

	return value < min ? [`must be ${min} or more, not ${value}`] : [];
}

function checkText(text: string, shape: Extract<Shape, {type: 'string'}>, path: string): string[] {
	const {min = 0, max = Number.POSITIVE_INFINITY, pattern, says, oneOf} = shape;
	if (text.length < min || text.length > max) {
		const allowed = min === max ? `exactly ${min}` : `${min} to ${max}`;
		return [`has ${text.length} characters; it takes ${allowed}`];
	}

	if (oneOf !== undefined && !oneOf.includes(text)) {
		return [`must be ${oneOf.join(' or ')}, not ${describe(text, path)}`];
	}

	return pattern === undefined || pattern.test(text)
		? []
		: [`must be ${says ?? String(pattern)}, not ${describe(text, path)}`];
}

function checkCount(
	count: number,
	{min = 0, max = Number.POSITIVE_INFINITY}: {readonly min?: number; readonly max?: number},
	noun: string,
): string[] {
	return count < min || count > max
		? [`has ${count} ${noun}; it takes ${min === max ? `exactly ${min}` : `${min} to ${max}`}`]
		: [];
}

function suggest(field: string, known: readonly string[]): string {
	const normal = (name: string) => name.toLowerCase().replaceAll(/[^a-z]|s\b/g, '');
	const meant = known.find(name => normal(name) === normal(field));
	return meant === undefined ? `; known are ${known.join(', ')}` : `; did you mean ${meant}?`;
}

/** A value in a message; one of a parameter that looks secret isn't repeated. */
function describe(value: unknown, path: string): string {
	if (value === null) {
		return 'null';
	}

	if (typeof value === 'object') {
		return Array.isArray(value) ? 'a list' : 'a map';
	}

	const isSecret = (path.match(/[\w-]+/g) ?? []).some(isSecretName);
	// `undefined`, which JSON doesn't know, is written by its name.
	const written = JSON.stringify(value) ?? String(value);
	return isSecret ? 'what is given' : written.length > 100 ? `${written.slice(0, 99)}…` : written;
}
