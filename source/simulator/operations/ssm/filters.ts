import {ServiceError} from '../../service-error.ts';

/** A filter as the API takes it. */
export type Filter = {readonly Key: string; readonly Values: readonly string[]};

/**
The values of each filter by its key.

@throws InvalidFilterKey for a key that isn't in `keys` or that comes twice. The model gives that exception no message.
*/
export function readFilters(
	filters: readonly Filter[] | undefined,
	keys: readonly string[],
): ReadonlyMap<string, readonly string[]> {
	const read = new Map<string, readonly string[]>();
	for (const {Key, Values} of filters ?? []) {
		if (!keys.includes(Key) || read.has(Key)) {
			throw new ServiceError('InvalidFilterKey', '');
		}

		read.set(Key, Values);
	}

	return read;
}

/**
The moment of a time filter in epoch milliseconds; `undefined` where it isn't set.

@throws InvalidFilterValue unless it is one ISO 8601 time in UTC.
*/
export function readTime(filters: ReadonlyMap<string, readonly string[]>, key: string): number | undefined {
	const values = filters.get(key);
	if (values === undefined) {
		return undefined;
	}

	const [value = ''] = values;
	const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(value) ? Date.parse(value) : Number.NaN;
	if (values.length !== 1 || Number.isNaN(time)) {
		throw new ServiceError('InvalidFilterValue', `The filter value ${value} is not valid for ${key}.`);
	}

	return time;
}
