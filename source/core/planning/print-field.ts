import {isListType, type RunbookParameter} from '../domain/runbook.ts';

/** Write values the way `parseField` reads them. */
export function printField({type}: Pick<RunbookParameter, 'type'>, values: readonly string[]): string {
	if (type === 'MapList' && values.length > 0) {
		return `[${values.join(', ')}]`;
	}

	return isListType(type) && values.some(value => /[,\n]|^\s|\s$|^\[/.test(value))
		? JSON.stringify(values)
		: values.join(', ');
}
