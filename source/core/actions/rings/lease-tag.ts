/** Who conducts a run, as the tag of its latest execution says; time 0 means that the lease was given back. */
export function printLeaseTag(id: string, until: number): string {
	return `${id} ${new Date(until).toISOString()}`;
}

/** Parse the tag; `null` where it isn't one of ours. */
export function readLeaseTag(value: string | undefined): {readonly id: string; readonly until: number} | null {
	const [, id, time] = /^([\w-]{36}) (\d{4}-[\dT:.-]+Z)$/.exec(value ?? '') ?? [];
	const until = Date.parse(time ?? '');
	return id === undefined || Number.isNaN(until) ? null : {id, until};
}
