import type {Failure} from '../domain/failure.ts';
import {describeFailure} from './failure-lines.ts';
import {formatCount} from './format.ts';

/** Say that the queue of events can't be read: what happened, what to do, and that nothing is lost. */
export function describeQueueTrouble(failure: Failure): readonly string[] {
	return [...describeFailure(failure), '  Everything is polled meanwhile, as without events.'];
}

/** Say that no event arrives although locations end, and the likely cause. */
export function saySilence(): string {
	return 'No event arrives: is the rule in the account and Region of the fan-out? See rollgrid roles events; everything is polled';
}

/** Say that the queue contains messages that are no events of Automation. */
export function describeUnusable(count: number): string {
	return count === 1
		? 'A message in the queue of --events is no event of Automation: it is left there'
		: `${formatCount(count)} messages in the queue of --events are no events of Automation: they are left there`;
}
