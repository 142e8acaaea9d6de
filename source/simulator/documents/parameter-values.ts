import type {RunbookParameter} from './runbook.ts';

/** The value of a parameter as its type says, from the list of texts that the API takes. */
export function typedValue(parameter: RunbookParameter, values: readonly string[]): unknown {
	const first = values[0];
	switch (parameter.type) {
		case 'Integer':
			return first === undefined ? undefined : Number(first);
		case 'Boolean':
			return first === undefined ? undefined : first.toLowerCase() === 'true';
		case 'StringMap':
			return first === undefined ? {} : parsed(first);
		case 'MapList':
			return values.map(parsed);
		default:
			return isListType(parameter.type) ? values : (first ?? '');
	}
}

/** Whether a parameter takes several values. */
export function isListType(type: string): boolean {
	return type === 'StringList' || type === 'MapList' || type.startsWith('List<');
}

function parsed(value: string): unknown {
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}
