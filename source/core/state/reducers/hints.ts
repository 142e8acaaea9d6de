import type {Failure} from '../../domain/failure.ts';
import {describeUnusable, sayQueueTrouble} from '../../status/hint-words.ts';
import type {SystemEvent} from '../event.ts';
import {andThen, type Reducers, type Transition, transition} from '../transition.ts';
import {tellFollowing} from './follow.ts';

type Handled = Extract<SystemEvent, {type: 'hints-received' | 'hints-failed'}>;

/** Handle the queue of events. A failure is reported once: what is shown is polled all the same. */
export const hintReducers: Reducers<Handled> = {
	'hints-received'(state, {sorted: {hints, unusable}}) {
		const {hintQueue} = state;
		const isFirst = unusable > 0 && hintQueue.unusable === 0;
		const counted = {...hintQueue, used: hintQueue.used + hints.length, unusable: hintQueue.unusable + unusable};
		const taken: Transition = transition({
			...state,
			hintQueue: counted,
			notice: isFirst ? ({text: describeUnusable(unusable), tone: 'info'} as const) : state.notice,
		});
		return hints.length === 0
			? taken
			: [...state.followings.keys()].reduce(
					(before, id) => andThen(before, after => tellFollowing(after, id, {type: 'hinted', hints})),
					taken,
				);
	},

	'hints-failed'(state, {failure}) {
		const {hintQueue} = state;
		const isNews = failure !== null && !isSame(hintQueue.failure, failure);
		return transition({
			...state,
			hintQueue: {...hintQueue, failure},
			notice: isNews ? {text: sayQueueTrouble(failure), tone: 'bad'} : state.notice,
		});
	},
};

/** Whether a failure is the same as before: then it is no news, although its request ID differs. */
function isSame(before: Failure | null, now: Failure): boolean {
	return before !== null && before.kind === now.kind && before.code === now.code && before.what === now.what;
}
