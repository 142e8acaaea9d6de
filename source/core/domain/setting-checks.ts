import {isRecord} from './shape.ts';

/** A text of this form. */
export const isText = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);

/** A list of such items. */
export const isListOf = (isItem: (value: unknown) => boolean) => (value: unknown) =>
	Array.isArray(value) && value.every(isItem);

/** An object with such keys and values. */
export const isMapOf = (isKey: (key: string) => boolean, isItem: (value: unknown) => boolean) => (value: unknown) =>
	isRecord(value) && Object.entries(value).every(([key, item]) => isKey(key) && isItem(item));
