import type {Failure} from '../domain/failure.ts';
import type {JournalEntry} from '../domain/journal-entry.ts';
import {printLocation} from '../domain/location.ts';

/** What became of a start that an earlier run of rollgrid left unresolved. */
export type Settled = {
	readonly entry: JournalEntry;
	readonly became:
		| {readonly type: 'started'; readonly executionId: string}
		| {readonly type: 'refused'; readonly because: string}
		/** AWS doesn't tell: the operator decides. `candidates` are executions that could be it, where there are several. */
		| {readonly type: 'unknown'; readonly candidates: readonly string[]}
		/** Never sent: it waits for the end of an earlier turn, or for rollgrid to go on. */
		| {readonly type: 'planned'}
		/** AWS can't be asked now, so it stays as it is. */
		| {readonly type: 'unasked'; readonly failure: Failure}
		/** Belongs to another account or Region, where alone it can be settled. */
		| {readonly type: 'elsewhere'};
};

/** Say in one sentence what became of a start. */
export function saySettled({entry, became}: Settled): string {
	const {request, writtenAt, where} = entry;
	const start = `The start of ${request.DocumentName} written down on ${new Date(writtenAt).toISOString().slice(0, 16).replace('T', ' at ')}Z`;
	switch (became.type) {
		case 'started':
			return `${start}, whose answer was lost, is execution ${became.executionId}.`;
		case 'refused':
			return `${start} was refused: ${became.because}`;
		case 'unknown':
			return became.candidates.length === 0
				? `${start} got no answer, and no execution is like it: most likely nothing was started.`
				: `${start} got no answer, and ${became.candidates.length} executions could be it: ${became.candidates.join(', ')}`;
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
			return `${start} did start: ${became.executionId}`;
		case 'refused':
			return `${start} was refused: ${became.because}`;
		case 'elsewhere':
			return `${start} is unresolved in ${printLocation(where)}`;
		case 'unasked':
			return `${start} is unresolved: ${became.failure.because ?? became.failure.what}`;
		default:
			return `${start} was not started`;
	}
}

/** Whether an operator has to say what is to be done: start it, or forget it. */
export function needsDecision({became}: Settled): boolean {
	return became.type === 'unknown' || became.type === 'planned';
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
