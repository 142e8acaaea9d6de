import type {Shape, StructureShape} from '../constraints/shape.ts';
import {refuse, type Service} from '../services.ts';

type Fields = {readonly values: ReadonlyMap<string, string>; readonly names: ReadonlySet<string>};

/**
Read an input from a form: `Filters.member.1.Values.member.2=…`.

@throws FrontEndError `MalformedInput` for a number or a truth value that isn't one.
*/
export function readForm(service: Service, form: URLSearchParams, shape: StructureShape): Record<string, unknown> {
	const values = new Map(form);
	return readStructure(service, {values, names: namesAndParents(values.keys())}, shape, '');
}

function readStructure(
	service: Service,
	fields: Fields,
	shape: StructureShape,
	prefix: string,
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(shape.members)
			.filter(([name]) => fields.names.has(prefix + name))
			.map(([name, member]) => [name, readValue(service, fields, member, prefix + name)]),
	);
}

function readValue(service: Service, fields: Fields, shape: Shape, name: string): unknown {
	switch (shape.kind) {
		case 'structure':
			return readStructure(service, fields, shape, `${name}.`);
		case 'list': {
			const elements: unknown[] = [];
			for (let index = 1; fields.names.has(`${name}.member.${index}`); index++) {
				elements.push(readValue(service, fields, shape.of, `${name}.member.${index}`));
			}

			return elements;
		}

		case 'map': {
			const entries: Array<[string, unknown]> = [];
			for (let index = 1; fields.names.has(`${name}.entry.${index}`); index++) {
				const entry = `${name}.entry.${index}`;
				entries.push([fields.values.get(`${entry}.key`) ?? '', readValue(service, fields, shape.of, `${entry}.value`)]);
			}

			return Object.fromEntries(entries);
		}

		case 'integer': {
			const given = fields.values.get(name) ?? '';
			if (!(shape.isDecimal ? /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/ : /^[+-]?\d+$/).test(given)) {
				throw refuse(service, 'unreadable', `STRING_VALUE can not be converted to an Integer`);
			}

			return Number(given);
		}

		case 'boolean':
			return fields.values.get(name)?.toLowerCase() === 'true';
		case 'text':
			return fields.values.get(name) ?? '';
	}
}

/** Levels that a field's name may have. */
const deepestName = 24;

/** The fields that are there, and those that have one below them. */
function namesAndParents(fields: Iterable<string>): ReadonlySet<string> {
	const names = new Set<string>();
	for (const field of fields) {
		if (field.split('.', deepestName + 1).length > deepestName) {
			continue;
		}
		for (let end = field.length; end > 0 && !names.has(field.slice(0, end)); end = field.lastIndexOf('.', end - 1)) {
			names.add(field.slice(0, end));
		}
	}
	return names;
}
