import {classifyStatus, type Status, type StatusClass} from '../domain/status.ts';

/** What a status means, by how much an operator has to care, worst first. */
export const severities: readonly StatusClass[] = [
	'failed',
	'waiting',
	'unclear',
	'cancelled',
	'unknown',
	'running',
	'skipped',
	'idle',
	'succeeded',
];

/** Place in {@link severities}, from 1 (the worst) to 9; 0 stands for "no location". A number, so that blocks of thousands are compared in typed arrays. */
export type Severity = number;

/** How many numbers a `Severity` may be, 0 included. */
export const severityCount = severities.length + 1;

const placeOf = Object.fromEntries(severities.map((name, place) => [name, place + 1])) as Record<StatusClass, Severity>;

export function severityOf(status: Status): Severity {
	return placeOf[classifyStatus(status)];
}

export function severityOfClass(statusClass: StatusClass): Severity {
	return placeOf[statusClass];
}

/** The class that a severity stands for; `undefined` for 0. */
export function classOfSeverity(severity: Severity): StatusClass | undefined {
	return severities[severity - 1];
}

/** Order statuses by how much an operator has to care, worst first. */
export function compareSeverity(a: Status, b: Status): number {
	return severityOf(a) - severityOf(b) || (a < b ? -1 : a > b ? 1 : 0);
}
