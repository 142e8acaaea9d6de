import {AttemptOverlay} from '../../follow/attempt-overlay.ts';
import {attemptsOf} from '../attempts.ts';
import type {Effect} from '../effect.ts';
import type {ConsoleState} from '../state.ts';
import {andThen, type Transition, transition} from '../transition.ts';
import {beginFollowing} from './follow.ts';

/** Until the first search after a fan-out is opened: what was asked for comes first. */
const firstSearchMs = 3000;
/** Look for other attempts by and by, unless the console isn't to. */
export function wakeAttempts(state: ConsoleState, executionId: string, afterMs = firstSearchMs): readonly Effect[] {
	return state.options.followsAttempts
		? [{type: 'wake', name: `attempts ${executionId}`, afterMs, event: {type: 'attempts-due', executionId}}]
		: [];
}

/**
Show attempts on one matrix: each is followed by itself, and the opened one stays the opened one.

@param executionId - One of them, which is followed already.
@param executionIds - The original first, the newest last. Attempts that are shown already stay.
*/
export function showAttempts(state: ConsoleState, executionId: string, executionIds: readonly string[]): Transition {
	const known = attemptsOf(state, executionId);
	const knownIds = known?.ids ?? [executionId];
	const ids = [...knownIds.filter(id => !executionIds.includes(id)), ...executionIds];
	if (ids.length <= knownIds.length) {
		return transition(state);
	}

	const shown = {ids, overlay: known?.overlay ?? new AttemptOverlay()};
	const attempts = [...state.attempts.filter(one => one !== known), shown];
	return ids
		.filter(id => !state.followings.has(id))
		.reduce<Transition>(
			(before, id) => andThen(before, after => beginFollowing(after, id)),
			transition({...state, attempts}),
		);
}
