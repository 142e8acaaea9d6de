import {expect, test} from 'vitest';
import {noHints} from '../../../../source/core/follow/hint.ts';
import {openedFollowing} from '../../../../source/core/state/attempts.ts';
import {firstHintQueue, type HintQueueState} from '../../../../source/core/state/hint-queue.ts';
import {withFollowing} from '../../../../source/core/state/reducers/follow.ts';
import {selectEventsSign} from '../../../../source/core/state/select/events-sign.ts';
import {openMatrixOf} from '../../matrix/open-matrix-of.ts';

const received = {receivedAt: 1, used: 3, lateMs: 900};
const denied = {kind: 'denied', what: 'Couldn’t receive events'} as const;

/** The sign above a fan-out that runs, in which so many locations have ended without an event. */
function signOf(queue: Partial<HintQueueState>, {missed = 0} = {}) {
	const state = openMatrixOf({statuses: {'111122223333/eu-west-1': 'InProgress'}});
	const following = openedFollowing(state)!;
	const ended = {...following, hints: {...noHints, missed}};
	return selectEventsSign({...withFollowing(state, ended), hintQueue: {...firstHintQueue(true), ...queue}});
}

test.each([
	['no queue', {isRead: false, ...received}, {}, '', 'muted'],
	['before the first answer', {}, {}, 'events…', 'muted'],
	['arriving', received, {}, 'events', 'muted'],
	['arriving, where polling is sooner', received, {missed: 30}, 'events', 'muted'],
	['nine seconds late', {...received, lateMs: 9999}, {}, 'events', 'muted'],
	['late', {...received, lateMs: 45_000}, {}, 'events 45s late', 'waiting'],
	['none yet, and few ends', {receivedAt: 1}, {missed: 9}, 'events', 'muted'],
	['none, although locations end', {receivedAt: 1}, {missed: 10}, 'no events', 'waiting'],
	['refused', {...received, failure: denied}, {}, 'no events', 'bad'],
] as const)('%s', (_, queue, following, text, tone) => {
	expect(signOf(queue, following)).toEqual({text, tone});
});
