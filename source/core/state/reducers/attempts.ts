import {printLocation} from '../../domain/location.ts';
import {AttemptOverlay} from '../../follow/attempt-overlay.ts';
import {type Following, hasParentEnded, isSettled, startFollowing} from '../../follow/following.ts';
import {readRecord} from '../../grid/location-record.ts';
import {headlineOf} from '../../status/causes.ts';
import {formatDuration} from '../../status/format.ts';
import type {AttemptEvent} from '../attempt-event.ts';
import {listAttempts} from '../attempts.ts';
import type {Effect} from '../effect.ts';
import {selectMatrix} from '../select/frame.ts';
import type {ConsoleState} from '../state.ts';
import {andThen, type Reducers, type Step, step} from '../step.ts';
import {wakeScan} from './look-at.ts';
import {askForRetry} from './retry.ts';

/** Until the first search after a fan-out is opened: what was asked for comes first. */
const firstSearchMs = 3000;
/** Between two searches: a colleague may retry from elsewhere at any moment. */
const searchPauseMs = 120_000;

/** Look for other attempts by and by, unless the console isn't to. */
export function wakeAttempts(state: ConsoleState, executionId: string, afterMs = firstSearchMs): readonly Effect[] {
	return state.options.followsAttempts
		? [{type: 'wake', name: 'attempts', afterMs, event: {type: 'attempts-due', executionId}}]
		: [];
}

export const attemptReducers: Reducers<AttemptEvent> = {
	'attempts-due'(state, {executionId}) {
		const {following, screens} = state;
		if (following?.executionId !== executionId) {
			return step(state);
		}

		const {execution, where} = following;
		return execution === null || !screens.some(({name}) => name === 'matrix')
			? step(state, ...wakeAttempts(state, executionId))
			: step(state, {type: 'find-attempts', where, executionId, document: execution.document});
	},

	'attempts-found'(state, {executionId, outcome}) {
		if (!listAttempts(state).some(one => one.executionId === executionId)) {
			return step(state);
		}

		const before = listAttempts(state).length;
		// Tags that can't be read hide other attempts, and nothing else: the matrix stays as it is.
		const shown = outcome.ok ? showAttempts(state, outcome.value) : step(state);
		const after = listAttempts(shown.state).length;
		const told: ConsoleState =
			after > before
				? {
						...shown.state,
						notice: {text: `This is attempt ${after} of ${after}; H tells a location’s earlier ones`, tone: 'info'},
					}
				: shown.state;
		const newest = shown.state.following?.executionId ?? executionId;
		const {isRetryWaiting} = told.starts;
		const known: ConsoleState = {...told, starts: {...told.starts, searchedFor: newest, isRetryWaiting: false}};
		return andThen(step(known, ...shown.effects, ...wakeAttempts(state, newest, searchPauseMs)), after =>
			isRetryWaiting ? askForRetry(after) : step(after),
		);
	},

	'history-asked'(state) {
		const matrix = selectMatrix(state);
		const index = matrix?.cursor.index ?? null;
		if (matrix === undefined || index === null) {
			return step({...state, notice: {text: 'Put the cursor on a location to see its attempts', tone: 'info'}});
		}

		const location = matrix.grid.locationAt(index);
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
Show attempts on one matrix. The newest is followed; the earlier ones are read to their end, what is known of them kept.

@param executionIds - The original first, the newest last. Attempts that are shown already stay.
*/
export function showAttempts(state: ConsoleState, executionIds: readonly string[]): Step {
	const {following} = state;
	const known = new Map(listAttempts(state).map(one => [one.executionId, one]));
	const ids = [...[...known.keys()].filter(id => !executionIds.includes(id)), ...executionIds];
	if (following === null || ids.length <= known.size) {
		return step(state);
	}

	const all = ids.map(id => known.get(id) ?? {...startFollowing(following.where, id), isAsking: true});
	const newest = all.at(-1)!;
	const reads = all.flatMap((one): Effect[] =>
		known.has(one.executionId)
			? one !== newest && !isSettled(one) && !one.isAsking
				? [wakeEarlier(one, 0)]
				: []
			: [{type: 'get-execution', where: one.where, executionId: one.executionId, urgency: 'shown'}],
	);
	const attempts = {earlier: all.slice(0, -1), overlay: state.attempts?.overlay ?? new AttemptOverlay()};
	return step(
		{...state, following: newest, attempts},
		...reads,
		...(newest === following ? [] : [wakeScan(newest.executionId)]),
	);
}

/**
Let an earlier attempt take in what concerns it, by the same reducers as the one that is followed.

@returns `undefined` where no earlier attempt has that ID.
*/
export function inEarlier(
	state: ConsoleState,
	executionId: string,
	reduce: (state: ConsoleState, attempt: Following) => Step,
): Step | undefined {
	const {attempts, following} = state;
	const attempt = attempts?.earlier.find(one => one.executionId === executionId);
	if (attempts == null || attempt === undefined) {
		return undefined;
	}

	const {state: after, effects} = reduce({...state, following: attempt}, attempt);
	const changed = after.following ?? attempt;
	const earlier = attempts.earlier.map(one => (one === attempt ? changed : one));
	// What AWS has forgotten after 30 days isn't asked for again.
	const isGone = changed.failure?.kind === 'not-found';
	return step(
		{...after, following, attempts: {...attempts, earlier}},
		...effects.flatMap((effect): Effect[] =>
			effect.type === 'wake' && effect.name === 'follow'
				? isGone
					? []
					: [wakeEarlier(changed, effect.afterMs)]
				: [effect],
		),
	);
}

function wakeEarlier({executionId}: Following, afterMs: number): Effect {
	return {type: 'wake', name: `follow ${executionId}`, afterMs, event: {type: 'follow-due', executionId}};
}

function describeAttempt(attempt: Following, index: number, number: number): string {
	const {status, startedAt, endedAt, failureMessage} = readRecord(attempt.grid, index);
	const took = startedAt !== null && endedAt !== null ? ` after ${formatDuration(endedAt - startedAt)}` : '';
	const why = failureMessage === null ? '' : `: ${headlineOf(failureMessage)}`;
	const goesOn = hasParentEnded(attempt) ? '' : ', still under way';
	return `Attempt ${number}, ${attempt.executionId}${goesOn}: ${status}${took}${why}`;
}
