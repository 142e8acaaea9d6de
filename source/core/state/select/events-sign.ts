import type {Phrase} from '../../status/fit-phrases.ts';
import {formatDuration} from '../../status/format.ts';
import type {ConsoleState} from '../state.ts';
import {findHinted} from '../trouble.ts';

/** An event that took this long to reach the queue is late: polling finds the end sooner. */
const lateFromMs = 10_000;
/** When this many ends came without an event, and no event came at all, the rule is probably missing. */
const manyMissed = 10;

/**
The state of the events of EventBridge in few characters; empty where there is no queue, or where the screen shows nothing that events are about.

`events` while all is well, `events…` before the first answer of the queue, `events 45s late`, and `no events` where none arrives or the queue can't be read.
*/
export function selectEventsSign(state: ConsoleState): Phrase {
	const {failure, receivedAt, lateMs} = state.hintQueue;
	if (findHinted(state) === null) {
		return {text: '', tone: 'muted'};
	}

	if (failure !== null) {
		return {text: 'no events', tone: 'bad'};
	}

	if (receivedAt === null) {
		return {text: 'events…', tone: 'muted'};
	}

	if (areEventsMissing(state)) {
		return {text: 'no events', tone: 'waiting'};
	}

	return lateMs !== null && lateMs >= lateFromMs
		? {text: `events ${formatDuration(lateMs)} late`, tone: 'waiting'}
		: {text: 'events', tone: 'muted'};
}

/** Whether locations end and not one event arrives. */
export function areEventsMissing(state: ConsoleState): boolean {
	const {used, receivedAt} = state.hintQueue;
	const following = findHinted(state);
	return following !== null && receivedAt !== null && used === 0 && following.hints.missed >= manyMissed;
}
