import {isRecord} from '../../domain/shape.ts';
import {foldRun, type Run, type RunEvent, type RunHead} from './run.ts';

/** The record of a run: how it began, and everything that has happened to it since, in the order of writing. */
export type RunRecord = {readonly head: RunHead; readonly events: readonly RunEvent[]};

/** One line of the file that holds a record. */
export type RunLine =
	| {readonly version: 1; readonly type: 'run'; readonly head: RunHead}
	| {readonly version: 1; readonly type: 'event'; readonly event: RunEvent};

/**
Read the text of a run's record, a JSON object a line.

A line that is no JSON was cut off by a crash, and nothing has acted on it: each line is on disk before its content is carried out. Such a line is left out.

@returns `record` is `null` where the text contains no beginning; `later` is the number, from 1, of the first line that a later version has written, and `null` where there is none.
*/
export function readRunRecord(text: string): {readonly record: RunRecord | null; readonly later: number | null} {
	let head: RunHead | undefined;
	const events: RunEvent[] = [];
	for (const [index, written] of text.split('\n').entries()) {
		const line = parseLine(written);
		if (line === null) {
			continue;
		}

		if (line.version !== 1) {
			return {record: null, later: index + 1};
		}

		if (line.type === 'run') {
			head ??= line.head;
		} else {
			events.push(line.event);
		}
	}

	return {record: head === undefined ? null : {head, events}, later: null};
}

function parseLine(written: string): RunLine | null {
	if (written === '') {
		return null;
	}

	try {
		const line: unknown = JSON.parse(written);
		return isRunLine(line) ? line : null;
	} catch {
		return null;
	}
}

/** A line of a later version may contain anything; one of ours has the members that folding a run reads first. */
function isRunLine(line: unknown): line is RunLine {
	if (!isRecord(line) || typeof line.version !== 'number') {
		return false;
	}

	const {version, type, head, event} = line;
	return (
		version !== 1 ||
		(type === 'run' && isRecord(head) && typeof head.runId === 'string' && Array.isArray(head.rings)) ||
		(type === 'event' && isRecord(event) && typeof event.type === 'string' && typeof event.at === 'number')
	);
}

/** A run as it stood at a moment, in epoch milliseconds. */
export function foldRecord({head, events}: RunRecord, at: number = Number.POSITIVE_INFINITY): Run {
	return foldRun(
		head,
		events.filter(event => event.at <= at),
	);
}
