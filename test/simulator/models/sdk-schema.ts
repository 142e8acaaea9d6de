/**
The schemas that the SDK's clients carry, as lists of numbers, texts and further schemas, and how a value keeps to one.

@see https://github.com/smithy-lang/smithy-typescript/blob/main/packages/types/src/schema/static-schemas.ts
*/
export type Schema = number | Lazy | readonly unknown[];
type Lazy = () => Schema;

/** What a schema's first number says it is. */
const kinds = {list: 1, map: 2, structure: 3, union: 4, operation: 9} as const;

/** Added to an element's number. */
const listOf = 64;
const mapOf = 128;

/** The shape of what an operation puts out. */
export function outputOf(client: Readonly<Record<string, unknown>>, operation: string): Schema {
	const schema = client[`${operation}$`];
	if (!Array.isArray(schema) || schema[0] !== kinds.operation) {
		throw new Error(`The client has no operation ${operation}`);
	}

	return schema[5] as Schema;
}

/** Where a value in JSON, or one read from XML (all leaves texts), differs from a schema: members that are not declared, and wrong types. */
export function differences(given: Schema, value: unknown, isText: boolean, path = ''): readonly string[] {
	const schema = resolve(given);
	if (value === undefined || ((schema as unknown) === 'unit' && isEmpty(value))) {
		return [];
	}

	if (typeof schema === 'number') {
		return ofNumber(schema, value, isText, path);
	}

	const [kind, , , , first, second] = schema;
	switch (kind) {
		case kinds.list:
			return ofList(first as Schema, value, isText, path);
		case kinds.map:
			return ofMap(second as Schema, value, isText, path);
		case kinds.structure:
		case kinds.union:
			return ofStructure(first as readonly string[], second as readonly Schema[], value, isText, path);
		default:
			return ofNumber(schema[3] as number, value, isText, path);
	}
}

/** A member with traits of its own is a pair of schema and traits. */
function resolve(schema: Schema): number | readonly unknown[] {
	const whole = typeof schema === 'function' ? schema() : schema;
	return Array.isArray(whole) && whole.length <= 2
		? resolve(whole[0] as Schema)
		: (whole as number | readonly unknown[]);
}

function ofNumber(schema: number, value: unknown, isText: boolean, path: string): readonly string[] {
	if (schema >= mapOf) {
		return ofMap(schema - mapOf, value, isText, path);
	}

	if (schema >= listOf) {
		return ofList(schema - listOf, value, isText, path);
	}

	const wanted = schema === 1 || (schema >= 4 && schema <= 7) ? 'number' : schema === 2 ? 'boolean' : 'string';
	const is = typeof value;
	// An empty element of XML reads as an empty structure.
	const isRight = isText ? is === 'string' || isEmpty(value) : is === wanted;
	return isRight ? [] : [`${path} is a ${is}, not a ${wanted}`];
}

function ofList(element: Schema, value: unknown, isText: boolean, path: string): readonly string[] {
	const list = isText ? membersOf(value) : value;
	return Array.isArray(list)
		? list.flatMap((one, place) => differences(element, one, isText, `${path}[${place}]`))
		: [`${path} is no list`];
}

function ofMap(element: Schema, value: unknown, isText: boolean, path: string): readonly string[] {
	return isStructure(value)
		? Object.entries(value).flatMap(([key, one]) => differences(element, one, isText, `${path}.${key}`))
		: [`${path} is no map`];
}

function ofStructure(
	names: readonly string[],
	schemas: readonly Schema[],
	value: unknown,
	isText: boolean,
	path: string,
): readonly string[] {
	if (!isStructure(value)) {
		return [`${path} is no structure`];
	}

	return Object.entries(value).flatMap(([name, one]) => {
		const place = names.indexOf(name);
		return place === -1
			? [`${path}.${name} is not declared`]
			: differences(schemas[place]!, one, isText, `${path}.${name}`);
	});
}

function isStructure(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
	return isStructure(value) && Object.keys(value).length === 0;
}

function membersOf(value: unknown): unknown {
	if (!isStructure(value)) {
		return value;
	}

	const {member} = value;
	return member === undefined ? [] : Array.isArray(member) ? member : [member];
}
