import {printLocation} from '../domain/location.ts';
import {hasParentEnded} from '../follow/ended.ts';
import type {Following} from '../follow/following.ts';
import type {AttemptEvent} from '../state/attempt-event.ts';
import {attemptsOf, findFollowing, listAttempts} from '../state/attempts.ts';
import {showAttempts, wakeAttempts} from '../state/reducers/attempts.ts';
import {askWhichAttempt} from '../state/reducers/open-attempt.ts';
import {showsLocations} from '../state/screen.ts';
import {selectMatrix} from '../state/select/frame.ts';
import type {ConsoleState} from '../state/state.ts';
import {andThen, type Reducers, transition} from '../state/transition.ts';
import {headlineOf} from '../status/causes.ts';
import {formatDuration} from '../status/format.ts';
import {askForRetry} from './questions/retry.ts';

/** Between two searches: a colleague may retry from elsewhere at any moment. */
const searchPauseMs = 120_000;

export const attemptReducers: Reducers<AttemptEvent> = {
	'attempts-due'(state, {executionId}) {
		const following = findFollowing(state, executionId);
		if (following === null) {
			return transition(state);
		}

		const {execution, where, grid} = following;
		// Only a fan-out is retried.
		if (grid.isOfSteps) {
			return transition(state);
		}

		return execution === null || !state.screens.some(showsLocations)
			? transition(state, ...wakeAttempts(state, executionId))
			: transition(state, {type: 'find-attempts', where, executionId, document: execution.document});
	},

	'attempts-found'(state, {executionId, outcome}) {
		if (findFollowing(state, executionId) === null) {
			return transition(state);
		}

		const before = countAttempts(state, executionId);
		// Tags that can't be read hide other attempts, and nothing else: the matrix stays as it is.
		const shown = outcome.ok ? showAttempts(state, executionId, outcome.value) : transition(state);
		const after = countAttempts(shown.state, executionId);
		const told: ConsoleState =
			after > before
				? {
						...shown.state,
						notice: {text: `${after} attempts: cells show the latest; H tells a location’s, T opens one`, tone: 'info'},
					}
				: shown.state;
		const {isRetryWaiting} = told.starts;
		const search = {searchedFor: executionId, isRetryWaiting: false, isChainKnown: outcome.ok};
		const known: ConsoleState = {...told, starts: {...told.starts, ...search}};
		return andThen(transition(known, ...shown.effects, ...wakeAttempts(state, executionId, searchPauseMs)), settled =>
			isRetryWaiting ? askForRetry(settled) : transition(settled),
		);
	},

	'attempts-asked': askWhichAttempt,

	'history-asked'(state) {
		const matrix = selectMatrix(state);
		const index = matrix?.cursor.index ?? null;
		if (matrix === undefined || index === null) {
			return transition({...state, notice: {text: 'Put the cursor on a location to see its attempts', tone: 'info'}});
		}

		const location = matrix.grid.locationAt(index);
		if (location === null) {
			const text = matrix.grid.isOfSteps
				? 'Only a fan-out has attempts'
				: 'AWS doesn’t say where this step ran: its attempts can’t be told';
			return transition({...state, notice: {text, tone: 'info'}});
		}

		const lines = listAttempts(state).flatMap((attempt, place) => {
			const found = attempt.grid.find(location);
			return found === undefined ? [] : [describeAttempt(attempt, found, place + 1)];
		});
		return transition({
			...state,
			notice: null,
			dialog: {
				title: `Attempts in ${printLocation(location)}`,
				lines,
				intent: {type: 'none'},
				takesYes: false,
				mustType: null,
				typed: '',
			},
		});
	},
};

function countAttempts(state: ConsoleState, executionId: string): number {
	return attemptsOf(state, executionId)?.ids.length ?? 1;
}

function describeAttempt(attempt: Following, index: number, number: number): string {
	const {status, startedAt, endedAt, failureMessage} = attempt.grid.recordAt(index);
	const took = startedAt !== null && endedAt !== null ? ` after ${formatDuration(endedAt - startedAt)}` : '';
	const why = failureMessage === null ? '' : `: ${headlineOf(failureMessage)}`;
	const goesOn = hasParentEnded(attempt) ? '' : ', still under way';
	return `Attempt ${number}, ${attempt.executionId}${goesOn}: ${status}${took}${why}`;
}
