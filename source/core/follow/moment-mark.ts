import {classifyStatus} from '../domain/status.ts';
import type {History} from './history.ts';

/** A mark on the time line: what an operator did to a fan-out, or noted about it, at a time in epoch milliseconds. */
export type MomentMark = {
	readonly at: number;
	readonly kind: MarkKind;
	/** In a few words, such as `cancelled`. */
	readonly text: string;
};

/** The most important first: of several marks at one place of a time line, the first of these is shown. */
export const markKinds = ['cancel', 'retry', 'gate', 'note'] as const;
export type MarkKind = (typeof markKinds)[number];

/** List what the operator did, from the records of all attempts, by time. */
export function listMarks(histories: readonly History[]): readonly MomentMark[] {
	return histories
		.flatMap((history, place) => [...markRetry(history, place + 1), ...markCancel(history)])
		.toSorted((a, b) => a.at - b.at);
}

/** Every attempt but the first is a retry. */
function markRetry({executions: [first]}: History, number: number): readonly MomentMark[] {
	const at = first.execution.startedAt ?? first.at;
	return number === 1 ? [] : [{at, kind: 'retry', text: `attempt ${number} was started`}];
}

/** A fan-out that AWS stops gets other statuses: a cancelled one was cancelled by somebody. */
function markCancel({executions}: History): readonly MomentMark[] {
	const line = executions.find(
		({execution: {status}}) => status === 'Cancelling' || classifyStatus(status) === 'cancelled',
	);
	return line === undefined ? [] : [{at: line.at, kind: 'cancel', text: 'cancelled'}];
}
