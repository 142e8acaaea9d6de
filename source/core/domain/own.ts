/**
What a record holds under a name that comes from outside: from AWS, a file, a runbook or an operator.

A plain read would answer `constructor`, `toString` or `__proto__` with what every object has.
*/
export function ownValue<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
	return Object.hasOwn(record, name) ? record[name] : undefined;
}
