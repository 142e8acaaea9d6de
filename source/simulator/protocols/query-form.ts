import type {Shape, StructureShape} from '../constraints/shape.ts';
import {refuse, type Service} from '../services.ts';

/**
Read an input from a form: `Filters.member.1.Values.member.2=…`.

@throws FrontEndError `MalformedInput` for a number or a truth value that isn't one.
*/
export function readForm(service: Service, form: URLSearchParams, shape: StructureShape): Record<string, unknown> {
	const fields = new Map(form);
	return readStructure(service, fields, shape, '');
}

function readStructure(
	service: Service,
	fields: ReadonlyMap<string, string>,
	shape: StructureShape,
	prefix: string,
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(shape.members)
			.filter(([name]) => isGiven(fields, prefix + name))
			.map(([name, member]) => [name, readValue(service, fields, member, prefix + name)]),
	);
}

function readValue(service: Service, fields: ReadonlyMap<string, string>, shape: Shape, name: string): unknown {
	switch (shape.kind) {
		case 'structure':
			return readStructure(service, fields, shape, `${name}.`);
		case 'list': {
			const elements: unknown[] = [];
			for (let place = 1; isGiven(fields, `${name}.member.${place}`); place++) {
				elements.push(readValue(service, fields, shape.of, `${name}.member.${place}`));
			}

			return elements;
		}

		case 'map': {
			const entries: Array<[string, unknown]> = [];
			for (let place = 1; isGiven(fields, `${name}.entry.${place}`); place++) {
				const entry = `${name}.entry.${place}`;
				entries.push([fields.get(`${entry}.key`) ?? '', readValue(service, fields, shape.of, `${entry}.value`)]);
			}

			return Object.fromEntries(entries);
		}

		case 'integer': {
			const given = fields.get(name) ?? '';
			if (!/^[+-]?\d+$/.test(given)) {
				throw refuse(service, 'unreadable', `STRING_VALUE can not be converted to an Integer`);
			}

			return Number(given);
		}

		case 'boolean':
			return fields.get(name)?.toLowerCase() === 'true';
		case 'text':
			return fields.get(name) ?? '';
	}
}

/** Whether a field is there, or one below it. */
function isGiven(fields: ReadonlyMap<string, string>, name: string): boolean {
	if (fields.has(name)) {
		return true;
	}

	for (const field of fields.keys()) {
		if (field.startsWith(`${name}.`)) {
			return true;
		}
	}

	return false;
}
