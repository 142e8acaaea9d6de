import {askForRetry} from '../../console/questions/retry.ts';
import {printLocation} from '../../domain/location.ts';
import {AttemptOverlay} from '../../follow/attempt-overlay.ts';
import {type Following, hasParentEnded} from '../../follow/following.ts';
import {headlineOf} from '../../status/causes.ts';
import {formatDuration} from '../../status/format.ts';
import type {AttemptEvent} from '../attempt-event.ts';
import {attemptsOf, findFollowing, listAttempts} from '../attempts.ts';
import type {Effect} from '../effect.ts';
import {selectMatrix} from '../select/frame.ts';
import type {ConsoleState} from '../state.ts';
import {andThen, type Reducers, type Step, step} from '../step.ts';
import {beginFollowing} from './follow.ts';
import {askWhichAttempt} from './open-attempt.ts';

/** Until the first search after a fan-out is opened: what was asked for comes first. */
const firstSearchMs = 3000;
/** Between two searches: a colleague may retry from elsewhere at any moment. */
const searchPauseMs = 120_000;

/** Look for other attempts by and by, unless the console isn't to. */
export function wakeAttempts(state: ConsoleState, executionId: string, afterMs = firstSearchMs): readonly Effect[] {
	return state.options.followsAttempts
		? [{type: 'wake', name: `attempts ${executionId}`, afterMs, event: {type: 'attempts-due', executionId}}]
		: [];
}

export const attemptReducers: Reducers<AttemptEvent> = {
	'attempts-due'(state, {executionId}) {
		const following = findFollowing(state, executionId);
		if (following === null) {
			return step(state);
		}

		const {execution, where, grid} = following;
		// Only a fan-out is retried.
		if (grid.isOfSteps) {
			return step(state);
		}

		return execution === null || !state.screens.some(({name}) => name === 'matrix')
			? step(state, ...wakeAttempts(state, executionId))
			: step(state, {type: 'find-attempts', where, executionId, document: execution.document});
	},

	'attempts-found'(state, {executionId, outcome}) {
		if (findFollowing(state, executionId) === null) {
			return step(state);
		}

		const before = countAttempts(state, executionId);
		// Tags that can't be read hide other attempts, and nothing else: the matrix stays as it is.
		const shown = outcome.ok ? showAttempts(state, executionId, outcome.value) : step(state);
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
		return andThen(step(known, ...shown.effects, ...wakeAttempts(state, executionId, searchPauseMs)), settled =>
			isRetryWaiting ? askForRetry(settled) : step(settled),
		);
	},

	'attempts-asked': askWhichAttempt,

	'history-asked'(state) {
		const matrix = selectMatrix(state);
		const index = matrix?.cursor.index ?? null;
		if (matrix === undefined || index === null) {
			return step({...state, notice: {text: 'Put the cursor on a location to see its attempts', tone: 'info'}});
		}

		const location = matrix.grid.locationAt(index);
		if (location === null) {
			const text = matrix.grid.isOfSteps
				? 'Only a fan-out has attempts'
				: 'AWS doesn’t say where this step ran: its attempts can’t be told';
			return step({...state, notice: {text, tone: 'info'}});
		}

		const lines = listAttempts(state).flatMap((attempt, place) => {
			const found = attempt.grid.find(location);
			return found === undefined ? [] : [describeAttempt(attempt, found, place + 1)];
		});
		return step({
			...state,
			notice: null,
			dialog: {
				title: `Attempts in ${printLocation(location)}`,
				lines,
				action: {type: 'none'},
				takesYes: false,
				mustType: null,
				typed: '',
			},
		});
	},
};

/**
Show attempts on one matrix: each is followed by itself, and the opened one stays the opened one.

@param executionId - One of them, which is followed already.
@param executionIds - The original first, the newest last. Attempts that are shown already stay.
*/
export function showAttempts(state: ConsoleState, executionId: string, executionIds: readonly string[]): Step {
	const known = attemptsOf(state, executionId);
	const knownIds = known?.ids ?? [executionId];
	const ids = [...knownIds.filter(id => !executionIds.includes(id)), ...executionIds];
	if (ids.length <= knownIds.length) {
		return step(state);
	}

	const shown = {ids, overlay: known?.overlay ?? new AttemptOverlay()};
	const attempts = [...state.attempts.filter(one => one !== known), shown];
	return ids
		.filter(id => !state.followings.has(id))
		.reduce((before, id) => andThen(before, after => beginFollowing(after, id)), step({...state, attempts}));
}

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
