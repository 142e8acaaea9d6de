import {ServiceError} from '../../service-error.ts';

/** A filter as the API takes it. */
export type Filter = {readonly Key: string; readonly Values: readonly string[]};

/** The values of the filters of a request, by key. */
export type Filters = ReadonlyMap<string, readonly string[]>;

/** @throws InvalidFilterKey for a key that comes twice. The model gives that exception no message. */
export function readFilters(given: readonly Filter[] = []): Filters {
	const filters = new Map(given.map(({Key, Values}) => [Key, Values]));
	if (filters.size < given.length) {
		throw new ServiceError('InvalidFilterKey', '');
	}

	return filters;
}

/**
The moment of a time filter in epoch milliseconds; `undefined` where it isn't set.

@throws InvalidFilterValue unless it is one ISO 8601 time in UTC.
*/
export function readTime(filters: Filters, key: string): number | undefined {
	const values = filters.get(key);
	if (values === undefined) {
		return undefined;
	}

	const [value = ''] = values;
	const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(value) ? Date.parse(value) : Number.NaN;
	if (values.length !== 1 || Number.isNaN(time)) {
		throw invalidValue(key, value);
	}

	return time;
}

/** @throws InvalidFilterValue for a value that the key can't have. */
export function checkValues(filters: Filters, key: string, allowed: readonly string[]): void {
	const wrong = filters.get(key)?.find(value => !allowed.includes(value));
	if (wrong !== undefined) {
		throw invalidValue(key, wrong);
	}
}

function invalidValue(key: string, value: string): ServiceError {
	return new ServiceError('InvalidFilterValue', `The filter value ${value} isn't valid for the filter key ${key}.`);
}
