import {isSameLocation} from '../../domain/location.ts';
import {isTerminal} from '../../domain/status.ts';
import {planStepReading, planStepRefresh} from '../../follow/resource-read.ts';
import type {AnswerEvent} from '../event.ts';
import {createView, type ExecutionView, viewKey} from '../execution-view.ts';
import {topOfList} from '../screen.ts';
import {type ConsoleState, currentScreen, pushScreen} from '../state.ts';
import {type Reducers, type Step, step} from '../step.ts';
import {inEarlier} from './attempts.ts';
import {pickChild, startOf} from './find-child.ts';
import {followExecution, followSteps} from './follow.ts';
import {childIdOf, findHold} from './hold-view.ts';
import {keepSame, mergeSteps} from './merge-steps.ts';

type Handled = Extract<
	AnswerEvent,
	{
		type: 'execution-answered' | 'steps-answered' | 'children-answered' | 'view-due';
	}
>;

/** Between two looks at an execution that is on the screen and still runs. */
const viewPauseMs = 3000;
const longestPauseMs = 60_000;
/** Pages of executions searched for one that its parent doesn't name: a filter by parent leaves few. */
const mostPagesSearched = 20;

/** Open an execution below the parent: shown from what is known, then read, unless there is no use in asking. */
export function openExecution(state: ConsoleState, seed: Parameters<typeof createView>[0]): Step {
	const key = viewKey(seed.where, seed.parentExecutionId, seed.target);
	const known = state.views.get(key) ?? createView(seed);
	const view = {...known, executionId: known.executionId ?? seed.executionId};
	const opened = pushScreen(
		{...withView(state, view), notice: null},
		{name: 'execution', viewKey: key, list: topOfList, filter: 'all'},
	);
	return isDone(view) ? step(opened) : askUnlessHeld(opened, view);
}

/** Ask for an opened execution, or look for it where its ID isn't known; a reading that was left off goes on. */
export function askView(state: ConsoleState, known: ExecutionView): Step {
	if (known.isAsking) {
		return step(state);
	}

	const view = {...known, held: null, executionId: known.executionId ?? childIdOf(state, known)};
	if (view.queue.length > 0 && view.execution !== null) {
		return askSteps(state, view);
	}

	const {where, executionId, parentExecutionId} = view;
	const asking = withView(state, {...view, isAsking: true, pagesSearched: 0});
	return executionId === null
		? step(asking, {
				type: 'list-children',
				where,
				parentExecutionId,
				startedAround: startOf(state, view),
				nextToken: null,
			})
		: step(asking, {type: 'get-execution', where, executionId, urgency: 'opened'});
}

/** Ask, unless the parent already says that there is nothing to be read. */
export function askUnlessHeld(state: ConsoleState, view: ExecutionView): Step {
	const held = view.execution === null && !view.isAsking ? findHold(state, view) : null;
	return held === null ? askView(state, view) : pauseView(state, {...view, held});
}

export const executionReducers: Reducers<Handled> = {
	'execution-answered'(state, event) {
		const {following} = state;
		if (following?.executionId === event.executionId) {
			return followExecution(state, following, event);
		}

		const inAttempt = inEarlier(state, event.executionId, (one, attempt) => followExecution(one, attempt, event));
		if (inAttempt !== undefined) {
			return inAttempt;
		}

		const view = findView(state, event);
		if (view === undefined) {
			return step(state);
		}

		const {outcome} = event;
		if (!outcome.ok) {
			return pauseView(state, {...view, failure: outcome.failure, failuresInRow: view.failuresInRow + 1});
		}

		const execution = outcome.value;
		const steps = execution.isTruncated ? mergeSteps(view.steps, execution.steps) : execution.steps;
		const read: ExecutionView = {
			...view,
			execution,
			steps: keepSame(view.steps, steps),
			isComplete: view.isComplete || !execution.isTruncated,
			failure: null,
			failuresInRow: 0,
			answeredAt: state.now,
		};
		if (!execution.isTruncated) {
			return pauseView(state, {...read, queue: []});
		}

		const queue = view.isComplete ? planStepRefresh(read.steps) : planStepReading();
		return askSteps(state, {...read, queue});
	},

	'steps-answered'(state, event) {
		const {following} = state;
		if (following?.executionId === event.executionId) {
			return followSteps(state, following, event);
		}

		const inAttempt = inEarlier(state, event.executionId, (one, attempt) => followSteps(one, attempt, event));
		if (inAttempt !== undefined) {
			return inAttempt;
		}

		const view = findView(state, event);
		if (view === undefined) {
			return step(state);
		}

		const {outcome, read} = event;
		const rest = view.queue.slice(1);
		if (!outcome.ok) {
			const {failure} = outcome;
			// A page token that AWS no longer takes: begin that listing again.
			const again = view.queue.map((queued, place) =>
				place === 0 && failure.code === 'InvalidNextToken' ? {...queued, nextToken: null} : queued,
			);
			return pauseView(state, {...view, queue: again, failure, failuresInRow: view.failuresInRow + 1});
		}

		const {items, nextToken} = outcome.value;
		const queue = nextToken === null || read.kind === 'ids' ? rest : [{...read, nextToken}, ...rest];
		const steps = mergeSteps(view.steps, items);
		const isComplete = view.isComplete || (read.kind === 'all' && nextToken === null);
		const taken = {...view, steps, queue, isComplete, answeredAt: state.now, failure: null, failuresInRow: 0};
		return queue.length === 0 ? pauseView(state, taken) : askSteps(state, taken);
	},

	'children-answered'(state, {where, parentExecutionId, outcome}) {
		const view = [...state.views.values()].find(
			candidate =>
				candidate.executionId === null &&
				candidate.isAsking &&
				candidate.parentExecutionId === parentExecutionId &&
				isSameLocation(candidate.where, where),
		);
		if (view === undefined) {
			return step(state);
		}

		if (!outcome.ok) {
			return pauseView(state, {...view, failure: outcome.failure, failuresInRow: view.failuresInRow + 1});
		}

		const {items, nextToken} = outcome.value;
		const arrived = items.filter(item => item.parentExecutionId === parentExecutionId);
		const children = view.pagesSearched === 0 ? arrived : [...view.children, ...arrived];
		const pagesSearched = view.pagesSearched + 1;
		const found = pickChild(children, view, state);
		const looked = {...view, children, pagesSearched, failure: null, failuresInRow: 0, answeredAt: state.now};
		if (found !== undefined) {
			return askView(state, {...looked, isAsking: false, executionId: found.executionId, summary: found});
		}

		const startedAround = startOf(state, view);
		if (nextToken !== null && pagesSearched < mostPagesSearched) {
			return step(withView(state, looked), {
				type: 'list-children',
				where,
				parentExecutionId,
				startedAround,
				nextToken,
			});
		}

		return startedAround === null
			? pauseView(state, {...looked, isComplete: true})
			: askView(state, {...looked, isAsking: false, searchesAll: true});
	},

	'view-due'(state, {key}) {
		const view = state.views.get(key);
		if (view === undefined || !isShown(state, key)) {
			return step(state);
		}

		return view.held === null ? askView(state, view) : askUnlessHeld(state, view);
	},
};

/** Read the next page of steps, or wait until the screen is looked at again. */
function askSteps(state: ConsoleState, view: ExecutionView): Step {
	const {where, executionId, queue} = view;
	const read = queue[0];
	if (executionId === null || read === undefined || !isShown(state, view.key)) {
		return step(withView(state, {...view, isAsking: false}));
	}

	return step(withView(state, {...view, isAsking: true}), {
		type: 'list-steps',
		where,
		executionId,
		read,
		urgency: 'shown',
	});
}

function pauseView(state: ConsoleState, view: ExecutionView): Step {
	const rested = withView(state, {...view, isAsking: false});
	if ((isDone(view) && view.failure === null) || view.held === 'role-refused') {
		return step(rested);
	}

	const afterMs = Math.min(viewPauseMs * 2 ** view.failuresInRow, longestPauseMs);
	return step(rested, {
		type: 'wake',
		name: `view ${view.key}`,
		afterMs,
		event: {type: 'view-due', key: view.key},
	});
}

/** Whether nothing of an opened execution can change any more. */
function isDone({execution, isComplete, queue}: ExecutionView): boolean {
	return execution !== null && isComplete && queue.length === 0 && isTerminal(execution.status);
}

/** Whether the execution, or a step of it, is what the operator looks at. */
function isShown(state: ConsoleState, key: string): boolean {
	const screen = currentScreen(state);
	return (screen.name === 'execution' || screen.name === 'step') && screen.viewKey === key;
}

function withView(state: ConsoleState, view: ExecutionView): ConsoleState {
	return {...state, views: new Map(state.views).set(view.key, view)};
}

function findView(
	state: ConsoleState,
	{where, executionId}: Extract<Handled, {type: 'execution-answered' | 'steps-answered'}>,
): ExecutionView | undefined {
	return [...state.views.values()].find(view => view.executionId === executionId && isSameLocation(view.where, where));
}
