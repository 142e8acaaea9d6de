import type {Account} from '../domain/account.ts';
import type {Execution} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';
import {checkShape, isRecord, type Shape} from '../domain/shape.ts';
import {type LocationRecord, recordKey} from '../grid/location-record.ts';
import type {FanOutRecord, RecordLine, Unread} from './fan-out-record.ts';
import {type Happening, tidyHappenings} from './happening.ts';
import {parseHappening, printHappening} from './happening-line.ts';
import {fromLine, recordHead, toLine} from './record-line.ts';

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

const accountId: Shape = {type: 'string', min: 12};
const text: Shape = {type: 'string'};
const whereShape: Shape = {
	type: 'object',
	fields: {accountId, region: text},
	required: ['accountId', 'region'],
	takesOthers: true,
};
const accountsShape: Shape = {
	type: 'list',
	of: {
		type: 'object',
		fields: {
			accountId,
			name: {type: 'nullable', of: text},
			path: {
				type: 'list',
				of: {type: 'object', fields: {id: text, name: text}, required: ['id', 'name'], takesOthers: true},
			},
		},
		required: ['accountId', 'name', 'path'],
		takesOthers: true,
	},
};

/** Print a record as lines of JSON: the same as an operator's own records, with the location and the author in the first line. */
export function printRecord({where, accounts, lines, happenings}: SharedRecord): string {
	const head = {...(JSON.parse(recordHead) as object), where, accounts};
	return `${[JSON.stringify(head), ...lines.map(toLine), ...happenings.map(printHappening)].join('\n')}\n`;
}

/**
Parse a record that somebody has handed on, or a file of one's own records.

@param fallback - The central account and Region for a record that doesn't contain them: those of its folder.
@returns The record, with the lines that can't be parsed; where nothing can be shown, the reason.
*/
export function parseRecord(
	written: string,
	file: string,
	fallback: Location | null,
): {readonly record: SharedRecord; readonly unread: readonly Unread[]} | {readonly because: string} {
	const unread: Unread[] = [];
	const lines: RecordLine[] = [];
	const happenings: Happening[] = [];
	let where = fallback;
	let accounts: readonly Account[] = [];
	for (const [index, one] of written.split('\n').entries()) {
		if (one === '') {
			continue;
		}

		const other = parseHappening(one);
		const read = other ?? fromLine(one);
		if ('happening' in read) {
			happenings.push(read.happening);
		} else if ('because' in read) {
			if ('isOtherVersion' in read && read.isOtherVersion) {
				return {because: read.because};
			}

			unread.push({file, line: index + 1, because: read.because});
		} else if (read.line === null) {
			const head = readHead(one);
			where = head.where ?? where;
			accounts = head.accounts ?? accounts;
		} else {
			lines.push(read.line);
		}
	}

	if (!lines.some(({type}) => type === 'execution')) {
		const [first] = unread;
		return {because: first === undefined ? 'it tells of no execution' : `line ${first.line}: ${first.because}`};
	}

	return where === null
		? {because: 'it doesn’t say of which central account and Region it is'}
		: {
				record: {where, accounts, lines: lines.toSorted((a, b) => a.at - b.at), happenings: tidyHappenings(happenings)},
				unread,
			};
}

/**
Fold a record up to a time, everything in its latest state.

@param until - Epoch milliseconds, included; the end of the record if left out. Returns `null` before an execution was seen.
*/
export function foldRecord(
	lines: readonly RecordLine[],
	until = Number.POSITIVE_INFINITY,
	unread: readonly Unread[] = [],
): FanOutRecord | null {
	let execution: Execution | null = null;
	let seenAt = 0;
	const locations = new Map<string, LocationRecord>();
	for (const line of lines) {
		if (line.at > until) {
			break;
		}

		seenAt = line.at;
		if (line.type === 'execution') {
			({execution} = line);
		} else {
			// A step that had no location at first is removed from its old row.
			locations.delete(`step:${line.record.stepExecutionId ?? ''}`);
			locations.set(recordKey(line.record), line.record);
		}
	}

	return execution === null ? null : {execution, locations: [...locations.values()], seenAt, unread};
}

/**
Make the lines of a record from the current state, where rollgrid didn't follow: each location begins and ends when AWS says so. What AWS doesn't report, such as a wait in between, isn't invented.

@param now - When it was read, epoch milliseconds.
*/
export function toLines(execution: Execution, locations: Iterable<LocationRecord>, now: number): readonly RecordLine[] {
	const lines: RecordLine[] = [];
	for (const record of locations) {
		const {startedAt, endedAt} = record;
		if (startedAt !== null && endedAt !== null) {
			const begun = {...record, status: 'InProgress', endedAt: null, failureMessage: null};
			lines.push({type: 'location', at: startedAt, record: begun});
		}

		lines.push({type: 'location', at: endedAt ?? now, record});
	}

	const {startedAt, endedAt} = execution;
	const began: Execution = {...execution, status: 'InProgress', endedAt: null, failureMessage: null};
	return [
		...(startedAt !== null && endedAt !== null ? [{type: 'execution', at: startedAt, execution: began} as const] : []),
		{type: 'execution' as const, at: endedAt ?? startedAt ?? now, execution},
		...lines,
	].toSorted((a, b) => a.at - b.at);
}

function readHead(written: string): {readonly where: Location | null; readonly accounts: readonly Account[] | null} {
	const head: unknown = JSON.parse(written);
	if (!isRecord(head)) {
		return {where: null, accounts: null};
	}

	return {
		where: checkShape(head.where, whereShape).length === 0 ? (head.where as Location) : null,
		accounts:
			checkShape(head.accounts, accountsShape).length === 0
				? (head.accounts as readonly Account[]).map(one => ({...one, state: null}))
				: null,
	};
}
