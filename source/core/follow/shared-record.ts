import type {Account} from '../domain/account.ts';
import type {Execution} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';
import {isSameRecord, type LocationRecord} from '../grid/location-record.ts';
import type {RecordLine} from './fan-out-record.ts';
import type {Happening} from './happening.ts';
import {printHappening} from './happening-line.ts';
import type {History} from './history.ts';
import {recordHead, toLine} from './record-line.ts';

/** A record to hand on: what was seen of a fan-out, with what a reader without access to AWS needs. */
export type SharedRecord = {
	/** The central account and Region. */
	readonly where: Location;
	/** Names of the accounts, where known. */
	readonly accounts: readonly Account[];
	/** In order of time. */
	readonly lines: readonly RecordLine[];
	/** By time: who did what, notes, gates, the fuse. */
	readonly happenings: readonly Happening[];
};

/** Print a record line by line, as JSON: like the operator's own records, with the location and the accounts in the first line. */
export function* printRecord({where, accounts, lines, happenings}: SharedRecord): Generator<string> {
	yield `${JSON.stringify({...(JSON.parse(recordHead) as object), where, accounts})}\n`;
	for (const line of lines) {
		yield `${toLine(line)}\n`;
	}

	for (const one of happenings) {
		yield `${printHappening(one)}\n`;
	}
}

/**
Make the lines of a record from the current state, where nobody watched: each location begins and ends when AWS says it did, and exists from the launch on. The record invents no change that nobody wrote down, such as a wait in between.

@param now - When it was read, epoch milliseconds.
*/
export function toLines(execution: Execution, locations: Iterable<LocationRecord>, now: number): readonly RecordLine[] {
	const {startedAt, endedAt} = execution;
	const lines: RecordLine[] = [];
	for (const record of locations) {
		lines.push(...toLocationLines(record, startedAt, now));
	}

	const began: Execution = {...execution, status: 'InProgress', endedAt: null, failureMessage: null, counters: null};
	return [
		...(startedAt === null ? [] : [{type: 'execution', at: startedAt, execution: began} as const]),
		{type: 'execution' as const, at: endedAt ?? now, execution},
		...lines,
	].toSorted((a, b) => a.at - b.at);
}

/**
Make the lines that bring a history up to the current state: its last lines are from an earlier time.

@param now - When it was read, epoch milliseconds.
*/
export function toNews(
	{grid, executions, moments}: History,
	execution: Execution,
	current: readonly LocationRecord[],
	now: number,
): readonly RecordLine[] {
	const [seenAt, last] = [moments.at(-1)!, executions.at(-1)!.execution];
	grid.seek(grid.changeCount);
	const changed = current.filter(record => {
		const index = grid.findRecord(record);
		return index === undefined || !isSameRecord(grid.recordAt(index), record);
	});
	const isNews = last.status !== execution.status || last.endedAt !== execution.endedAt;
	return [
		...(isNews ? [{type: 'execution' as const, at: Math.max(seenAt, execution.endedAt ?? now), execution}] : []),
		...changed.map(record => ({type: 'location' as const, at: Math.max(seenAt, record.endedAt ?? now), record})),
	];
}

function toLocationLines(record: LocationRecord, launchedAt: number | null, now: number): readonly RecordLine[] {
	const {startedAt, endedAt, status} = record;
	const nothingYet = {startedAt: null, endedAt: null, failureMessage: null, childExecutionId: null};
	const planned = {...record, ...nothingYet, status: 'NotStarted', stepExecutionId: null};
	const isPlanned = record.name === null && launchedAt !== null && launchedAt < (startedAt ?? now);
	const begun = {...record, status: 'InProgress', endedAt: null, failureMessage: null};
	const at = endedAt ?? startedAt ?? now;
	return [
		...(isPlanned ? [{type: 'location' as const, at: launchedAt, record: planned}] : []),
		...(startedAt !== null && endedAt !== null ? [{type: 'location' as const, at: startedAt, record: begun}] : []),
		...(isPlanned && status === 'NotStarted' ? [] : [{type: 'location' as const, at, record}]),
	];
}
