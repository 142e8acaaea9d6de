import {ownValue} from '../../domain/own.ts';
import type {Deed, DeedKind, GateChange, Happening} from '../../follow/happening.ts';
import {formatCount} from '../../status/format.ts';
import type {StoryEntry} from './story.ts';

/** Describe a happening for people; nothing for one that only removes another. */
export function sayHappening(one: Happening): readonly StoryEntry[] {
	const {at} = one;
	switch (one.type) {
		case 'did':
			return [{at, kind: 'did', who: one.by, text: sayDeed(one), words: one.comment}];
		case 'note':
			return [{at, kind: 'note', who: one.by, text: 'Note', words: one.text}];
		case 'note-deleted':
			return [];
		case 'fuse': {
			const errors = `${formatCount(one.errors)} of ${formatCount(one.allowed)} errors allowed`;
			const text = one.state === 'blown' ? `The fuse has blown: ${errors}, AWS starts no more` : `Fuse: ${errors}`;
			return [{at, kind: 'fuse', who: null, text, words: null}];
		}

		case 'rate':
			return [{at, kind: 'rate', who: null, text: 'Rate control', words: one.words.join('; ')}];
		case 'gate':
			return [{at, kind: 'gate', who: one.by, text: sayGate(one), words: one.because}];
	}
}

/** The words before the execution's ID and its location. */
const deedWords: Readonly<Record<DeedKind, string>> = {
	start: 'started',
	retry: 'retried as',
	cancel: 'cancelled',
	complete: 'stopped, letting what runs end,',
	approve: 'approved',
	reject: 'rejected',
	resume: 'resumed',
	'start-step': 'started a step of',
	'stop-step': 'stopped a step of',
	revoke: 'revoked the start of steps of',
};

function sayDeed({what, executionId, where, refusal}: Deed): string {
	const done = [ownValue(deedWords, what) ?? what, executionId, `in ${where}`].filter(Boolean).join(' ');
	return refusal === null ? done : `${done}: ${refusal === 'no answer' ? 'no answer came' : `AWS refused, ${refusal}`}`;
}

function sayGate({ring, rings, name, what}: GateChange): string {
	const place = `Ring ${ring} of ${rings}, ${name}`;
	switch (what) {
		case 'opened':
		case 'shut':
			return `${place}: the gate behind it ${what === 'opened' ? 'opened' : 'shut'}`;
		case 'started':
		case 'ended':
		case 'refused':
			return `${place}: ${what}`;
		case 'taken up':
			return 'The run was taken up';
		case 'done':
		case 'stopped':
			return `The run is over: ${what}`;
		default:
			return `${place}: ${what} was decided`;
	}
}
