import {listAttempts} from './attempts.ts';
import {tellFollowing} from './reducers/follow.ts';
import {searchAttempts} from './reducers/open-attempt.ts';
import type {ConsoleState} from './state.ts';
import {andThen, type Step, step} from './step.ts';

/** What is asked of the opened execution is asked of its other attempts too: their cells are on the same screen. */
export function tellAttempts(state: ConsoleState, type: 'paused' | 'resumed' | 'read-asked'): Step {
	return listAttempts(state).reduce(
		(before, {executionId}) => andThen(before, after => tellFollowing(after, executionId, {type})),
		step(state),
	);
}

/** Read the opened fan-out again now, and look whether somebody has retried it. */
export function refreshFanOut(state: ConsoleState): Step {
	return andThen(tellAttempts(state, 'read-asked'), searchAttempts);
}
