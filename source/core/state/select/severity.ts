import {classifyStatus, type Status, type StatusClass} from '../../domain/status.ts';

const order: readonly StatusClass[] = [
	'failed',
	'waiting',
	'cancelled',
	'unknown',
	'running',
	'skipped',
	'idle',
	'succeeded',
];

/** Order statuses by how much an operator has to care, worst first. */
export function compareSeverity(a: Status, b: Status): number {
	return order.indexOf(classifyStatus(a)) - order.indexOf(classifyStatus(b)) || (a < b ? -1 : a > b ? 1 : 0);
}
