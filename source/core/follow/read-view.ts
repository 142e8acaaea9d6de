import type {Execution, ExecutionSummary} from '../domain/execution.ts';
import type {Failure, Outcome} from '../domain/failure.ts';
import {hasEnded} from '../domain/status.ts';
import type {ExecutionView, ViewRead} from './execution-view.ts';
import type {StepPage, Urgency} from './follow-event.ts';
import {keepSame, mergeSteps} from './merge-steps.ts';
import {pickChild, type StepAbove, startOf} from './pick-child.ts';
import {planStepReading, planStepRefresh} from './resource-read.ts';
import type {StepRead} from './step-read.ts';

/** One page of executions, as AWS answers it. */
type ExecutionPage = {readonly items: readonly ExecutionSummary[]; readonly nextToken: string | null};

/** What can happen to an opened execution. */
export type ViewEvent =
	/** It came to the front: read it, unless its parent already says that there is nothing to be read. */
	| {readonly type: 'opened'}
	/** The operator wants it read now, whatever its parent says. */
	| {readonly type: 'read-asked'}
	/** The wake for the next round. */
	| {readonly type: 'read-due'}
	| {readonly type: 'execution-read'; readonly outcome: Outcome<Execution>}
	| {readonly type: 'steps-read'; readonly read: StepRead; readonly outcome: Outcome<StepPage>}
	| {readonly type: 'children-read'; readonly outcome: Outcome<ExecutionPage>};

/** What an opened execution requests. The response goes back to the same one. */
export type ViewEffect =
	| {readonly type: 'get-execution'; readonly executionId: string; readonly urgency: Urgency}
	| {
			readonly type: 'list-steps';
			readonly executionId: string;
			readonly read: StepRead;
			readonly urgency: Urgency;
	  }
	/** Find the executions that the parent started there, about then; `null` lists all. */
	| {readonly type: 'list-children'; readonly startedAround: number | null; readonly nextToken: string | null}
	/** Raise `read-due` later. */
	| {readonly type: 'wake'; readonly afterMs: number};

/** What is known outside of an opened execution, and bears on its reading. */
export type ViewSurroundings = {
	/** Whether the operator looks at it; nothing more is read where not. */
	readonly isShown: boolean;
	/** The child that the parent's step names, by now. */
	readonly childExecutionId: string | null;
	/** Why it isn't to be read by itself, by what the parent says. */
	readonly hold: ExecutionView['held'];
	/** The step above, whose execution it is; `null` where that isn't known. */
	readonly stepAbove: StepAbove | null;
};

export type ViewTransition = {readonly view: ExecutionView; readonly effects: readonly ViewEffect[]};

/** Between two looks at an execution that is on the screen and still runs. */
const viewPauseMs = 3000;
const longestPauseMs = 60_000;
/** Pages of executions searched for one that its parent doesn't name: a filter by parent leaves few. */
const mostPagesSearched = 20;

/**
What an event does to an opened execution, and what is requested then.

@param now - Epoch milliseconds.
*/
export function readView(view: ExecutionView, event: ViewEvent, around: ViewSurroundings, now: number): ViewTransition {
	switch (event.type) {
		case 'opened':
			return isDone(view) ? {view, effects: []} : askUnlessHeld(view, around, now);
		case 'read-asked':
			return ask(view, around);
		case 'read-due':
			return around.isShown
				? view.held === null
					? ask(view, around)
					: askUnlessHeld(view, around, now)
				: {view: {...view, dueAt: null}, effects: []};
		case 'execution-read':
			return view.asking === 'execution' ? takeExecution(view, event.outcome, around, now) : {view, effects: []};
		case 'steps-read':
			return view.asking === 'steps' ? takeSteps(view, event, around, now) : {view, effects: []};
		case 'children-read':
			return view.asking === 'children' ? takeChildren(view, event.outcome, around, now) : {view, effects: []};
	}
}

/** Whether nothing of an opened execution can change any more. */
function isDone({execution, isComplete, queue}: ExecutionView): boolean {
	return execution !== null && isComplete && queue.length === 0 && hasEnded(execution);
}

/** Read, unless the parent already says that there is nothing to be read. */
function askUnlessHeld(view: ExecutionView, around: ViewSurroundings, now: number): ViewTransition {
	const held = view.execution === null && view.asking === null ? around.hold : null;
	return held === null ? ask(view, around) : pause({...view, held}, now);
}

/** Read it, or look for it where its ID isn't known; a reading that was left off goes on. */
function ask(known: ExecutionView, around: ViewSurroundings): ViewTransition {
	if (known.asking !== null) {
		return {view: known, effects: []};
	}

	const executionId = known.executionId ?? around.childExecutionId;
	const view = {...known, held: null, executionId, dueAt: null};
	if (view.queue.length > 0 && view.execution !== null) {
		return askSteps(view, around);
	}

	return executionId === null
		? {
				view: {...view, asking: 'children', pagesSearched: 0},
				effects: [{type: 'list-children', startedAround: startOf(view, around.stepAbove), nextToken: null}],
			}
		: {
				view: {...view, asking: 'execution', pagesSearched: 0},
				effects: [{type: 'get-execution', executionId, urgency: 'opened'}],
			};
}

function takeExecution(
	view: ExecutionView,
	outcome: Outcome<Execution>,
	around: ViewSurroundings,
	now: number,
): ViewTransition {
	if (!outcome.ok) {
		return fail(view, 'execution', outcome.failure, now);
	}

	const execution = outcome.value;
	const {isTruncated} = execution;
	const steps = isTruncated ? mergeSteps(view.steps, execution.steps) : execution.steps;
	const read: ExecutionView = {
		...withAnswer(view, isTruncated ? ['children', 'execution'] : ['children', 'execution', 'steps']),
		execution,
		steps: keepSame(view.steps, steps),
		isComplete: view.isComplete || !isTruncated,
	};
	return isTruncated
		? askSteps({...read, queue: view.isComplete ? planStepRefresh(read.steps) : planStepReading()}, around)
		: pause({...read, queue: [], seenAt: now}, now);
}

function takeSteps(
	view: ExecutionView,
	{read, outcome}: Extract<ViewEvent, {type: 'steps-read'}>,
	around: ViewSurroundings,
	now: number,
): ViewTransition {
	if (!outcome.ok) {
		const {failure} = outcome;
		// A page token that AWS no longer takes: begin that listing again.
		const queue = view.queue.map((queued, place) =>
			place === 0 && failure.code === 'InvalidNextToken' ? {...queued, nextToken: null} : queued,
		);
		return fail({...view, queue}, 'steps', failure, now);
	}

	const {items, nextToken} = outcome.value;
	const rest = view.queue.slice(1);
	const queue = nextToken === null || read.kind === 'ids' ? rest : [{...read, nextToken}, ...rest];
	const steps = mergeSteps(view.steps, items);
	const isComplete = view.isComplete || (read.kind === 'all' && nextToken === null);
	const taken = {...withAnswer(view, ['steps']), steps, queue, isComplete, seenAt: now};
	return queue.length === 0 ? pause(taken, now) : askSteps(taken, around);
}

function takeChildren(
	view: ExecutionView,
	outcome: Outcome<ExecutionPage>,
	around: ViewSurroundings,
	now: number,
): ViewTransition {
	if (!outcome.ok) {
		return fail(view, 'children', outcome.failure, now);
	}

	const {items, nextToken} = outcome.value;
	const arrived = items.filter(item => item.parentExecutionId === view.parentExecutionId);
	const children = view.pagesSearched === 0 ? arrived : [...view.children, ...arrived];
	const pagesSearched = view.pagesSearched + 1;
	const looked = {...withAnswer(view, ['children']), children, pagesSearched, seenAt: now};
	const found = pickChild(children, view, around.stepAbove);
	if (found !== undefined) {
		return ask({...looked, executionId: found.executionId, summary: found}, around);
	}

	const startedAround = startOf(view, around.stepAbove);
	if (nextToken !== null && pagesSearched < mostPagesSearched) {
		return {
			view: {...looked, asking: 'children'},
			effects: [{type: 'list-children', startedAround, nextToken}],
		};
	}

	return startedAround === null
		? pause({...looked, isComplete: true}, now)
		: ask({...looked, searchesAll: true}, around);
}

/** Read the next page of steps, or wait until the screen is shown again. */
function askSteps(view: ExecutionView, {isShown}: ViewSurroundings): ViewTransition {
	const {executionId, queue} = view;
	const read = queue[0];
	return executionId === null || read === undefined || !isShown
		? {view: {...view, asking: null}, effects: []}
		: {
				view: {...view, asking: 'steps'},
				effects: [{type: 'list-steps', executionId, read, urgency: 'shown'}],
			};
}

/** A good answer ends the trouble of the reads that it answers, and of no other. */
function withAnswer(view: ExecutionView, answers: readonly ViewRead[]): ExecutionView {
	const answered: ExecutionView = {...view, asking: null};
	return view.failedRead === null || answers.includes(view.failedRead)
		? {...answered, failure: null, failedRead: null, failedSince: null, failuresInRow: 0}
		: answered;
}

function fail(view: ExecutionView, read: ViewRead, failure: Failure, now: number): ViewTransition {
	const {failure: before, failedRead, failedSince, failuresInRow} = view;
	const goesOn = before !== null && failedRead === read && before.kind === failure.kind && before.code === failure.code;
	return pause(
		{
			...view,
			asking: null,
			failure,
			failedRead: read,
			failedSince: goesOn ? failedSince : now,
			failuresInRow: failuresInRow + 1,
		},
		now,
	);
}

function pause(view: ExecutionView, now: number): ViewTransition {
	const rested: ExecutionView = {...view, asking: null, dueAt: null};
	if ((isDone(view) && view.failure === null) || view.held === 'role-refused') {
		return {view: rested, effects: []};
	}

	const afterMs = Math.min(viewPauseMs * 2 ** view.failuresInRow, longestPauseMs);
	return {view: {...rested, dueAt: now + afterMs}, effects: [{type: 'wake', afterMs}]};
}
