/** What a record holds under a name that comes from outside, be it `constructor` or `__proto__`. */
export function ownValue<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
	return Object.hasOwn(record, name) ? record[name] : undefined;
}
