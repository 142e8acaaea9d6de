/** Who conducts a run, as the tag of its latest execution says it; a moment of 0 is given back. */
export function printLeaseTag(id: string, until: number): string {
	return `${id} ${new Date(until).toISOString()}`;
}

/** Read the tag; `null` where it is none of ours. */
export function readLeaseTag(value: string | undefined): {readonly id: string; readonly until: number} | null {
	const [, id, time] = /^([\w-]{36}) (\d{4}-[\dT:.-]+Z)$/.exec(value ?? '') ?? [];
	const until = Date.parse(time ?? '');
	return id === undefined || Number.isNaN(until) ? null : {id, until};
}
