import {listLiveAttempts} from './attempts.ts';
import {tellFollowing} from './reducers/follow.ts';
import {searchAttempts} from './reducers/open-attempt.ts';
import type {ConsoleState} from './state.ts';
import {andThen, type Transition, transition} from './transition.ts';

/** Requests for the opened execution are repeated for its other attempts: their cells are on the same screen. */
export function tellAttempts(state: ConsoleState, type: 'paused' | 'resumed' | 'read-asked'): Transition {
	return listLiveAttempts(state).reduce(
		(before, {executionId}) => andThen(before, after => tellFollowing(after, executionId, {type})),
		transition(state),
	);
}

/** Read the opened fan-out again now, and look whether somebody has retried it. */
export function refreshFanOut(state: ConsoleState): Transition {
	return andThen(tellAttempts(state, 'read-asked'), searchAttempts);
}
