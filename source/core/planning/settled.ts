import type {Failure} from '../domain/failure.ts';
import type {JournalEntry} from '../domain/journal-entry.ts';
import {printLocation} from '../domain/location.ts';

/** How long AWS may take until it lists what was started: it promises nothing, seconds are usual. */
const listedWithinMs = 2 * 60_000;

/** What became of a start that an earlier run of rollgrid left unresolved. */
export type Settled = {
	readonly entry: JournalEntry;
	readonly became: /** By its token for certain; by likeness where one execution alone is like it, and nothing carries the token. */
		| {readonly type: 'started'; readonly executionId: string; readonly isByLikeness: boolean}
		/** Reading doesn't tell: the operator decides. `candidates` are executions that could be it. */
		| {
				readonly type: 'unknown';
				readonly candidates: readonly string[];
				/** Whether everything was looked through that it could be. */
				readonly isComplete: boolean;
				/** Epoch milliseconds. */
				readonly lookedAt: number;
		  }
		/** It is dated in the future, so nobody can tell when it was sent: the operator decides, and until then nothing is started. */
		| {readonly type: 'misdated'}
		/** Never sent: it waits for the end of an earlier turn, or for rollgrid to go on. */
		| {readonly type: 'planned'}
		/** AWS can't be asked now, so it stays as it is. */
		| {readonly type: 'unasked'; readonly failure: Failure}
		/** Belongs to another account or Region, where alone it can be settled. */
		| {readonly type: 'elsewhere'};
};

/** Say in one sentence what became of a start. */
export function saySettled(settled: Settled): string {
	const {entry, became} = settled;
	const {request, writtenAt, where} = entry;
	const start = `The start of ${request.DocumentName} written down on ${new Date(writtenAt).toISOString().slice(0, 16).replace('T', ' at ')}Z`;
	switch (became.type) {
		case 'started':
			return became.isByLikeness
				? `${start}, whose answer was lost, is most likely execution ${became.executionId}: the only one in its time that is like all that was sent.`
				: `${start}, whose answer was lost, is execution ${became.executionId}: it carries its token.`;
		case 'unknown':
			return `${start} got no answer, and ${sayUnknown(settled.entry, became)}`;
		case 'misdated':
			return `${start} (${entry.position.file}, line ${entry.position.line}) is dated in the future, so whether it was sent can’t be found out. Nothing is started until that is decided.`;
		case 'planned':
			return `${start} was never sent: its turn had not come.`;
		case 'unasked':
			return `What became of ${lowerFirst(start)} isn’t known yet: ${became.failure.because ?? became.failure.what}`;
		case 'elsewhere':
			return `${start} is unresolved in ${printLocation(where)}: start rollgrid there to settle it.`;
	}
}

/** The same in a line's width: for a notice. */
export function saySettledShortly({entry, became}: Settled): string {
	const {request, writtenAt, where} = entry;
	const start = `${request.DocumentName} of ${new Date(writtenAt).toISOString().slice(11, 16)}Z`;
	switch (became.type) {
		case 'started':
			return `${start} ${became.isByLikeness ? 'most likely' : 'did'} start${became.isByLikeness ? 'ed' : ''}: ${became.executionId}`;
		case 'elsewhere':
			return `${start} is unresolved in ${printLocation(where)}`;
		case 'unasked':
			return `${start} is unresolved: ${became.failure.because ?? became.failure.what}`;
		case 'planned':
			return `${start} was never sent`;
		default:
			return `${start} got no answer`;
	}
}

/** Whether an operator has to say what is to be done: start it, or forget it. */
export function needsDecision({became}: Settled): boolean {
	return became.type === 'unknown' || became.type === 'planned' || became.type === 'misdated';
}

function sayUnknown(
	{openedAt, writtenAt}: JournalEntry,
	{candidates, isComplete, lookedAt}: Extract<Settled['became'], {type: 'unknown'}>,
): string {
	if (candidates.length > 0) {
		return `${candidates.length} ${candidates.length === 1 ? 'execution' : 'executions'} could be it: ${candidates.join(', ')}`;
	}

	if (!isComplete) {
		return 'AWS lists more executions of its time than could be looked through: nobody knows whether it was started.';
	}

	return lookedAt - (openedAt ?? writtenAt) < listedWithinMs
		? 'no execution is like it yet; AWS may list one a little later.'
		: 'no execution is like it: most likely nothing was started.';
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
