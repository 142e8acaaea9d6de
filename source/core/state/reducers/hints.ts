import type {Failure} from '../../domain/failure.ts';
import {describeUnusable, saySilence} from '../../status/hint-words.ts';
import type {SystemEvent} from '../event.ts';
import type {HintQueueState} from '../hint-queue.ts';
import {areEventsMissing} from '../select/events-sign.ts';
import type {ConsoleState, Notice} from '../state.ts';
import {andThen, type Reducers, type Transition, transition} from '../transition.ts';
import {tellFollowing} from './follow.ts';

type Handled = Extract<SystemEvent, {type: 'hints-received' | 'hints-failed'}>;

/** Handle the queue of events. A failure stays in the header until it has passed: what is shown is polled all the same. */
export const hintReducers: Reducers<Handled> = {
	'hints-received'(state, {sorted: {hints, unusable, lateMs}}) {
		const {hintQueue} = state;
		const counted: HintQueueState = {
			...hintQueue,
			used: hintQueue.used + hints.length,
			unusable: hintQueue.unusable + unusable,
			receivedAt: state.now,
			lateMs: lateMs ?? hintQueue.lateMs,
		};
		const taken = tellNews(state, counted);
		return hints.length === 0
			? taken
			: [...state.followings.keys()].reduce(
					(before, id) => andThen(before, after => tellFollowing(after, id, {type: 'hinted', hints})),
					taken,
				);
	},

	'hints-failed'(state, {failure, dueAt}) {
		const {hintQueue, now} = state;
		const isNews = failure !== null && !isSame(hintQueue.failure, failure);
		const failedSince = failure === null ? null : isNews ? now : hintQueue.failedSince;
		return transition({
			...state,
			hintQueue: {...hintQueue, failure, failedSince, dueAt},
		});
	},
};

/** Say once that messages are no events, and once that no event arrives although locations end. */
function tellNews(state: ConsoleState, counted: HintQueueState): Transition {
	const isFirst = counted.unusable > 0 && state.hintQueue.unusable === 0;
	const isSilent = !counted.isSilenceTold && areEventsMissing({...state, hintQueue: counted});
	const notice: Notice | null = isFirst
		? {text: describeUnusable(counted.unusable), tone: 'info'}
		: isSilent
			? {text: saySilence(), tone: 'info'}
			: state.notice;
	return transition({
		...state,
		hintQueue: {...counted, isSilenceTold: counted.isSilenceTold || isSilent},
		notice,
	});
}

/** Whether a failure is the same as before: then it is no news, although its request ID differs. */
function isSame(before: Failure | null, now: Failure): boolean {
	return before !== null && before.kind === now.kind && before.code === now.code && before.what === now.what;
}
