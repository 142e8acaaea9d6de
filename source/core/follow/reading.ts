import {type Execution, rowKindOf} from '../domain/execution.ts';
import type {Failure, Outcome} from '../domain/failure.ts';
import {hasEnded} from '../domain/status.ts';
import {LocationGrid} from '../grid/location-grid.ts';
import {countUnbegun} from './count-steps.ts';
import {hasParentEnded, isSettled} from './ended.ts';
import type {FanOutRecord} from './fan-out-record.ts';
import type {FollowTransition, StepPage} from './follow-event.ts';
import type {FollowedRead, Following} from './following.ts';
import {planLocations} from './plan-locations.ts';
import {planPause} from './plan-pause.ts';
import {areEndsOwed, planRefresh, type Refresh} from './plan-refresh.ts';
import {planMissing, requestStepLocations, settle} from './reconcile.ts';
import {startsOf} from './start-index.ts';
import {planChangeReading, planFirstReading, type StepRead, stepsPerPage} from './step-read.ts';
import {applySteps, takeCounters, takePage} from './sweep.ts';

/** After a page with this many ends the next one probably has many too: it is read at once. */
const manyEnds = 0.8 * stepsPerPage;
/** Where nothing runs, the time between two listings of the newest steps: a location may begin without another having ended. */
const newestMs = 15_000;
/** So often in a row AWS may say that there is no such execution: one just started needs a moment, one forgotten after 30 days never comes back. */
const mostTimesNotFound = 5;

/** Begin a round now, whatever the pace says; does nothing while a read is under way, or while it is paused. */
export function askNow(following: Following): FollowTransition {
	return following.asking !== null || following.isPaused ? {following, effects: []} : askExecution(following);
}

/** Begin the round that is due: with the most useful read where the running locations are known, else with the execution itself. */
export function askDue(following: Following, now: number): FollowTransition {
	const {asking, isPaused, failure} = following;
	const mayChoose = asking === null && !isPaused && failure === null && isInPages(following);
	const refresh: Refresh = mayChoose ? planRefresh(following, now) : {type: 'execution'};
	return refresh.type === 'execution'
		? askNow(following)
		: askSteps({...following, roundVersion: following.grid.version}, refresh, now);
}

/** Whether it runs, all its steps have been seen, and AWS returns them in pages: then each read is chosen separately. */
function isInPages(following: Following): boolean {
	return following.isListed && following.execution?.isTruncated === true && !hasParentEnded(following);
}

function askSteps(
	following: Following,
	{read, wanted}: Extract<Refresh, {type: 'steps'}>,
	now: number,
): FollowTransition {
	return askNext({...following, queue: [read], sweep: {...following.sweep, wanted}}, now);
}

/** Begin a round: read the execution itself. */
export function askExecution(following: Following): FollowTransition {
	return {
		following: {...following, asking: 'execution', dueAt: null, roundVersion: following.grid.version},
		effects: [{type: 'get-execution', urgency: following.execution === null ? 'opened' : 'shown'}],
	};
}

/** A `Get` came back: take it over, then read the steps that may have changed. */
export function takeExecution(following: Following, outcome: Outcome<Execution>, now: number): FollowTransition {
	if (!outcome.ok) {
		const paused = pauseAfterFailure(following, 'execution', outcome.failure, now);
		return outcome.failure.kind === 'not-found' && following.execution === null
			? {...paused, effects: [...paused.effects, {type: 'read-record'}]}
			: paused;
	}

	const execution = outcome.value;
	const {grid} = following;
	if (following.execution === null) {
		grid.isOfSteps = rowKindOf(execution) !== 'locations';
	}

	const arePlanned = planLocations(grid, execution, following.accounts ?? undefined);
	const applied = {...applySteps(following, execution.steps, now).following, execution};
	const counted = {...applied, sweep: takeCounters(applied, now)};
	const answered = withAnswer(counted, execution.isTruncated ? ['execution'] : ['execution', 'steps']);
	const taken = execution.isTruncated ? answered : {...answered, seenAt: now};
	const {failedRead} = following;
	if (isInPages(taken) && failedRead === 'steps') {
		const refresh = planRefresh(taken, now);
		return refresh.type === 'steps'
			? askSteps(taken, refresh, now)
			: askNext({...taken, queue: planChangeReading(grid, now)}, now);
	}

	const queue = planRound(taken, arePlanned, now);
	return askNext({...taken, queue, isListed: taken.isListed || !execution.isTruncated}, now);
}

/** A page of steps came back. */
export function takeSteps(
	following: Following,
	read: StepRead,
	outcome: Outcome<StepPage>,
	now: number,
): FollowTransition {
	if (!outcome.ok) {
		// A page token that AWS no longer takes: begin that listing again.
		const queue =
			outcome.failure.code === 'InvalidNextToken'
				? following.queue.map((queued, place) => (place === 0 ? ({...queued, nextToken: null} as StepRead) : queued))
				: following.queue;
		return pauseAfterFailure({...following, queue}, 'steps', outcome.failure, now);
	}

	const {following: paged, news} = takePage(following, read, outcome.value, now);
	const {nextToken} = outcome.value;
	const rest = following.queue.slice(1);
	// A page is read for the sake of one location, and the listing ends with the page that has it.
	const isDone = nextToken === null || read.kind === 'ids' || (isInPages(paged) && paged.sweep.wanted === null);
	const queue = isDone ? rest : [{...read, nextToken}, ...rest];
	const taken = {...withAnswer(paged, ['steps']), queue, seenAt: now};
	const next = queue.length === 0 && isInPages(taken) && news >= manyEnds ? planRefresh(taken, now) : null;
	if (next?.type === 'steps') {
		return askSteps(taken, next, now);
	}

	if (queue.length > 0) {
		return askNext(taken, now);
	}

	const searched = read.kind === 'all' ? {...taken, searched: 'all' as const} : taken;
	const missing = planMissing(searched);
	return askNext({...searched, ...(missing ?? {isListed: true})}, now);
}

/** Show what an earlier run has kept of an execution that AWS has forgotten; does nothing where AWS has told of it since. */
export function takeRecord(following: Following, record: FanOutRecord): FollowTransition {
	if (following.execution !== null) {
		return {following, effects: []};
	}

	const grid = new LocationGrid();
	grid.isOfSteps = rowKindOf(record.execution) !== 'locations';
	for (const location of record.locations) {
		grid.put(location);
	}

	grid.settle(hasEnded(record.execution), record.execution.counters?.total);

	return {
		following: {
			...following,
			execution: record.execution,
			grid,
			isListed: true,
			isPaused: true,
			failure: null,
			failedRead: null,
			failedSince: null,
			dueAt: null,
			recordedAt: record.seenAt,
		},
		effects: [{type: 'tell', news: {type: 'is-record'}}],
	};
}

/** A good answer ends the trouble of the reads that it answers, and of no other. */
function withAnswer(following: Following, answers: readonly FollowedRead[]): Following {
	const {failedRead, reads} = following;
	const answered: Following = {...following, asking: null, reads: reads + 1};
	return failedRead === null || answers.includes(failedRead)
		? {...answered, failure: null, failedRead: null, failedSince: null, failuresInRow: 0}
		: answered;
}

/** What to read of the steps after a `Get`; nothing where it brought them all, or where nothing can have changed. */
function planRound(following: Following, arePlanned: boolean, now: number): readonly StepRead[] {
	const {execution, grid} = following;
	if (execution === null || !execution.isTruncated) {
		return [];
	}

	if (!following.isListed) {
		return following.queue.length > 0 ? following.queue : planFirstReading(execution.counters, arePlanned);
	}

	if (hasParentEnded(following)) {
		return planChangeReading(grid, now, countUnbegun(following) === 0);
	}

	// Running locations are read page by page, in rounds of their own; where none is known to run, one may have begun.
	const isNewestDue = areEndsOwed(following) || now - following.sweep.newestAt >= newestMs;
	return startsOf(grid).live === 0 && isNewestDue ? planChangeReading(grid, now) : [];
}

/** Ask for the next steps of the round, or end it. */
function askNext(following: Following, now: number): FollowTransition {
	const read = following.queue[0];
	const missing = read === undefined && following.execution?.isTruncated ? planMissing(following) : null;
	if (missing !== null) {
		return askNext({...following, ...missing}, now);
	}

	return read === undefined
		? endRound(following, now)
		: {
				following: {...following, asking: 'steps', dueAt: null},
				effects: [{type: 'list-steps', read, urgency: 'shown'}],
			};
}

function endRound(following: Following, now: number): FollowTransition {
	const {grid} = following;
	settle(following);
	const hasChanged = grid.version !== following.roundVersion;
	const done: Following = {
		...following,
		quietRounds: hasChanged ? 0 : following.quietRounds + 1,
		dueAt: null,
	};
	const placed = requestStepLocations(done);
	const paused = isSettled(placed.following) ? placed : pause(placed.following, now);
	return {following: paused.following, effects: [...placed.effects, ...(paused === placed ? [] : paused.effects)]};
}

function pauseAfterFailure(following: Following, read: FollowedRead, failure: Failure, now: number): FollowTransition {
	const {failure: before, failedRead, failedSince, failuresInRow, reads} = following;
	const goesOn = before !== null && failedRead === read && before.kind === failure.kind && before.code === failure.code;
	const failed: Following = {
		...following,
		asking: null,
		failure,
		failedRead: read,
		failedSince: goesOn ? failedSince : now,
		failuresInRow: failuresInRow + 1,
		reads: reads + 1,
	};
	return failure.kind === 'not-found' && failed.failuresInRow >= mostTimesNotFound
		? {following: {...failed, dueAt: null}, effects: []}
		: pause(failed, now);
}

function pause(following: Following, now: number): FollowTransition {
	const afterMs = planPause(following, now);
	return {
		following: {...following, dueAt: now + afterMs},
		effects: [{type: 'wake', what: 'read', afterMs}],
	};
}
