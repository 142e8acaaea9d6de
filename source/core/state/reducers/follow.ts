import type {Execution} from '../../domain/execution.ts';
import type {Failure} from '../../domain/failure.ts';
import {type Following, hasParentEnded, isSettled, startFollowing} from '../../follow/following.ts';
import {planPause} from '../../follow/pace.ts';
import {planLocations} from '../../follow/plan-locations.ts';
import {planChangeReading, planFirstReading, type StepRead} from '../../follow/step-read.ts';
import {listAttempts} from '../attempts.ts';
import type {AnswerEvent} from '../event.ts';
import {firstMatrixView} from '../matrix/matrix-view.ts';
import {type ConsoleState, pushScreen} from '../state.ts';
import {andThen, type Reducers, type Step, step} from '../step.ts';
import {inEarlier, wakeAttempts} from './attempts.ts';
import {wakeScan} from './look-at.ts';
import {holdCursor} from './open-matrix.ts';
import {withoutNews} from './records.ts';

type Handled = Extract<AnswerEvent, {type: 'follow-due'}>;
type Answered<T extends AnswerEvent['type']> = Extract<AnswerEvent, {type: T}>;

/** Unchanged counters can hide a location that began to run or to wait: the steps are read at the latest after so many rounds. */
const roundsBetweenStepReads = 4;

/** Open a fan-out's matrix and begin to follow it. */
export function openFanOut(state: ConsoleState, executionId: string): Step {
	if (state.central === null) {
		return step({...state, wanted: executionId});
	}

	const opened = pushScreen(withoutNews(state, executionId), {name: 'matrix', view: firstMatrixView});
	if (state.following !== null && listAttempts(state).some(attempt => attempt.executionId === executionId)) {
		return askAgain(opened, state.following);
	}

	const alone: ConsoleState = {...opened, attempts: null};
	return andThen(askExecution(alone, startFollowing(state.central, executionId)), asked =>
		step(asked, wakeScan(executionId), ...wakeAttempts(asked, executionId)),
	);
}

/** Begin a round now, whatever the pace says; does nothing while a read is under way. */
export function askAgain(state: ConsoleState, following: Following): Step {
	return following.isAsking || following.isPaused ? step({...state, following}) : askExecution(state, following);
}

export const followReducers: Reducers<Handled> = {
	'follow-due'(state, {executionId}) {
		const {following} = state;
		return following?.executionId === executionId
			? askAgain(state, following)
			: (inEarlier(state, executionId, askAgain) ?? step(state));
	},
};

/** A `Get` of the parent came back: take it over, then read the steps that may have changed. */
export function followExecution(
	state: ConsoleState,
	following: Following,
	{outcome}: Answered<'execution-answered'>,
): Step {
	if (!outcome.ok) {
		const {where, executionId} = following;
		const paused = pauseAfterFailure(state, following, outcome.failure);
		return outcome.failure.kind === 'not-found' && following.execution === null
			? andThen(paused, after => step(after, {type: 'read-record', where, executionId}))
			: paused;
	}

	const execution = outcome.value;
	const {grid} = following;
	const arePlanned = planLocations(grid, execution);
	for (const reported of execution.steps) {
		grid.apply(reported);
	}

	const taken = answered(state, {...following, execution});
	const queue = planRound(taken, arePlanned, state.now);
	return askNext(state, {...taken, queue, isListed: taken.isListed || !execution.isTruncated});
}

/** A page of the parent's steps came back. */
export function followSteps(state: ConsoleState, following: Following, event: Answered<'steps-answered'>): Step {
	const {outcome, read} = event;
	if (!outcome.ok) {
		// A page token that AWS no longer takes: begin that listing again.
		const queue =
			outcome.failure.code === 'InvalidNextToken'
				? following.queue.map((queued, place) => (place === 0 ? ({...queued, nextToken: null} as StepRead) : queued))
				: following.queue;
		return pauseAfterFailure(state, {...following, queue}, outcome.failure);
	}

	for (const reported of outcome.value.items) {
		following.grid.apply(reported);
	}

	const {nextToken} = outcome.value;
	const rest = following.queue.slice(1);
	const queue = nextToken === null || read.kind === 'ids' ? rest : [{...read, nextToken}, ...rest];
	const taken = {...answered(state, following), queue, roundsSinceSteps: 0};
	if (queue.length > 0) {
		return askNext(state, taken);
	}

	// Lanes by status miss what has a status that we don't know: read everything once.
	const total = taken.execution?.counters?.total ?? 0;
	if (!taken.isListed && read.kind !== 'all' && taken.grid.size < total) {
		return askNext(state, {...taken, queue: [{kind: 'all', nextToken: null}]});
	}

	return askNext(state, {...taken, isListed: true});
}

function answered(state: ConsoleState, following: Following): Following {
	return {
		...following,
		isAsking: false,
		failure: null,
		failuresInRow: 0,
		answeredAt: state.now,
		reads: following.reads + 1,
	};
}

/** What to read of the steps after a `Get`; nothing where it brought them all, or where nothing can have changed. */
function planRound(following: Following, arePlanned: boolean, now: number): readonly StepRead[] {
	const {execution, grid} = following;
	if (execution === null || !execution.isTruncated) {
		return [];
	}

	if (!following.isListed) {
		return following.queue.length > 0
			? following.queue
			: planFirstReading(execution.counters?.total ?? null, arePlanned);
	}

	const hasNews =
		printCounters(execution) !== following.countersSeen ||
		following.roundsSinceSteps >= roundsBetweenStepReads ||
		hasParentEnded(following);
	return hasNews ? planChangeReading(grid, now) : [];
}

/** Ask for the next steps of the round, or end it. */
function askNext(state: ConsoleState, following: Following): Step {
	const {where, executionId, queue} = following;
	const read = queue[0];
	if (read === undefined) {
		return endRound(state, following);
	}

	return step(
		{...state, following: {...following, isAsking: true, dueAt: null}},
		{type: 'list-steps', where, executionId, read, urgency: 'shown'},
	);
}

function endRound(state: ConsoleState, following: Following): Step {
	const {grid, execution} = following;
	grid.settle(hasParentEnded(following) && following.isListed);
	const hasChanged = grid.version !== following.roundVersion;
	const done: Following = {
		...following,
		quietRounds: hasChanged ? 0 : following.quietRounds + 1,
		roundsSinceSteps: following.roundsSinceSteps + 1,
		countersSeen: execution === null ? null : printCounters(execution),
	};
	const seen = holdCursor({...state, following: {...done, dueAt: null}});
	return isSettled(done) ? step(seen) : pause(seen, done);
}

function pauseAfterFailure(state: ConsoleState, following: Following, failure: Failure): Step {
	return pause(state, {
		...following,
		isAsking: false,
		failure,
		failuresInRow: following.failuresInRow + 1,
		reads: following.reads + 1,
	});
}

function pause(state: ConsoleState, following: Following): Step {
	const afterMs = planPause(following, state.options.pace);
	const {executionId} = following;
	return step(
		{...state, following: {...following, dueAt: state.now + afterMs}},
		{type: 'wake', name: 'follow', afterMs, event: {type: 'follow-due', executionId}},
	);
}

function askExecution(state: ConsoleState, following: Following): Step {
	const {where, executionId, grid} = following;
	return step(
		{...state, following: {...following, isAsking: true, dueAt: null, roundVersion: grid.version}},
		{type: 'get-execution', where, executionId, urgency: following.execution === null ? 'opened' : 'shown'},
	);
}

function printCounters({status, counters}: Execution): string {
	return counters === null
		? status
		: [status, counters.total, counters.success, counters.failed, counters.cancelled, counters.timedOut].join(' ');
}
