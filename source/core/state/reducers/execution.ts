import type {ExecutionSummary, StepExecution} from '../../domain/execution.ts';
import {isSameLocation} from '../../domain/location.ts';
import {isTerminal} from '../../domain/status.ts';
import type {AnswerEvent} from '../event.ts';
import {createView, type ExecutionView, viewKey} from '../execution-view.ts';
import {topOfList} from '../screen.ts';
import {type ConsoleState, currentScreen, pushScreen} from '../state.ts';
import {type Reducers, type Step, step} from '../step.ts';
import {inEarlier} from './attempts.ts';
import {followExecution, followSteps} from './follow.ts';

type Handled = Extract<
	AnswerEvent,
	{
		type: 'execution-answered' | 'steps-answered' | 'children-answered' | 'view-due';
	}
>;

/** Between two looks at an execution that is on the screen and still runs. */
const viewPauseMs = 3000;
const longestPauseMs = 60_000;

/** Open an execution below the parent: shown from what is known, then read. */
export function openExecution(state: ConsoleState, seed: Parameters<typeof createView>[0]): Step {
	const key = viewKey(seed.where, seed.parentExecutionId, seed.target);
	const known = state.views.get(key);
	const view = known ?? createView(seed);
	const opened = pushScreen(withView(state, view), {name: 'execution', viewKey: key, list: topOfList});
	return isDone(view) ? step(opened) : askView(opened, view);
}

/** Ask for an opened execution, or look for it where its ID isn't known. */
export function askView(state: ConsoleState, view: ExecutionView): Step {
	if (view.isAsking) {
		return step(state);
	}

	const {where, executionId, parentExecutionId} = view;
	const asking = withView(state, {...view, isAsking: true});
	return executionId === null
		? step(asking, {type: 'list-children', where, parentExecutionId, nextToken: null})
		: step(asking, {type: 'get-execution', where, executionId, urgency: 'opened'});
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
		const read: ExecutionView = {
			...view,
			execution,
			steps: execution.isTruncated ? view.steps : execution.steps,
			isComplete: !execution.isTruncated,
			failure: null,
			failuresInRow: 0,
			answeredAt: state.now,
		};
		if (!execution.isTruncated) {
			return pauseView(state, read);
		}

		const {where, executionId} = event;
		return step(withView(state, read), {
			type: 'list-steps',
			where,
			executionId,
			read: {kind: 'all', nextToken: null},
			urgency: 'opened',
		});
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

		const {outcome, where, executionId} = event;
		if (!outcome.ok) {
			return pauseView(state, {...view, failure: outcome.failure, failuresInRow: view.failuresInRow + 1});
		}

		const {items, nextToken} = outcome.value;
		const read = {...view, steps: mergeSteps(view.steps, items), answeredAt: state.now};
		return nextToken === null
			? pauseView(state, {...read, isComplete: true})
			: step(withView(state, read), {
					type: 'list-steps',
					where,
					executionId,
					read: {kind: 'all', nextToken},
					urgency: 'shown',
				});
	},

	'children-answered'(state, {where, parentExecutionId, outcome}) {
		const view = [...state.views.values()].find(
			candidate =>
				candidate.executionId === null &&
				candidate.parentExecutionId === parentExecutionId &&
				isSameLocation(candidate.where, where),
		);
		if (view === undefined) {
			return step(state);
		}

		if (!outcome.ok) {
			return pauseView(state, {...view, failure: outcome.failure, failuresInRow: view.failuresInRow + 1});
		}

		const children = outcome.value.items.filter(item => item.parentExecutionId === parentExecutionId);
		const found = pickChild(children, view.target);
		const looked = {...view, children, failure: null, failuresInRow: 0, answeredAt: state.now, isAsking: false};
		return found === undefined
			? pauseView(state, {...looked, isComplete: true})
			: askView(state, {...looked, executionId: found.executionId});
	},

	'view-due'(state, {key}) {
		const view = state.views.get(key);
		return view !== undefined && isShown(state, key) ? askView(state, view) : step(state);
	},
};

function pauseView(state: ConsoleState, view: ExecutionView): Step {
	const rested = withView(state, {...view, isAsking: false});
	if (isDone(view) && view.failure === null) {
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
function isDone({execution, isComplete}: ExecutionView): boolean {
	return execution !== null && isComplete && isTerminal(execution.status);
}

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

function pickChild(children: readonly ExecutionSummary[], target: string | null): ExecutionSummary | undefined {
	return target === null || children.length === 1
		? children[0]
		: children.find(child => child.target?.includes(target));
}

function mergeSteps(known: readonly StepExecution[], arrived: readonly StepExecution[]): readonly StepExecution[] {
	const byId = new Map(known.map(one => [one.stepExecutionId, one]));
	for (const one of arrived) {
		byId.set(one.stepExecutionId, one);
	}

	return [...byId.values()];
}
