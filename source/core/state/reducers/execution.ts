import type {StepExecution} from '../../domain/execution.ts';
import type {ExecutionView} from '../../follow/execution-view.ts';
import {readView, type ViewEffect, type ViewEvent} from '../../follow/read-view.ts';
import type {Effect} from '../effect.ts';
import type {ResponseEvent} from '../event.ts';
import {type ConsoleState, currentScreen} from '../state.ts';
import {type Reducers, type Transition, transition} from '../transition.ts';
import {childIdOf, findHold} from './hold-view.ts';

type Handled = Extract<ResponseEvent, {type: 'viewed'}>;

export const executionReducers: Reducers<Handled> = {
	viewed: (state, {key, event}) => tellView(state, key, event),
};

/** Hand an event to an opened execution. */
export function tellView(state: ConsoleState, key: string, event: ViewEvent): Transition {
	const before = state.views.get(key);
	if (before === undefined) {
		return transition(state);
	}

	const around = {
		isShown: isShown(state, key),
		childExecutionId: childIdOf(state, before),
		hold: findHold(state, before),
		stepAbove: findStepAbove(state, before),
	};
	const {view, effects} = readView(before, event, around, state.now);
	const isOpened = currentScreen(state).viewKey === key;
	return transition(withView(state, view), ...effects.map(effect => toEffect(view, effect, isOpened)));
}

/** The step that started an execution further down, as the execution above has it; `null` where that isn't known. */
export function findStepAbove({views}: ConsoleState, {target, parentExecutionId}: ExecutionView): StepExecution | null {
	const above = target === null ? undefined : [...views.values()].find(one => one.executionId === parentExecutionId);
	return above?.steps.find(({name}) => name === target) ?? null;
}

/** Whether the operator sees the execution, or a step of it, on the screen or in the pane. */
function isShown(state: ConsoleState, key: string): boolean {
	return currentScreen(state).viewKey === key || isRestedOn(state, key);
}

function isRestedOn({pane}: ConsoleState, key: string): boolean {
	return pane.isRested && pane.on === key;
}

/** How many executions are cached that nobody keeps open; those of screens come in addition. */
const mostViews = 200;

/** Drop the executions that were opened longest ago, where there are too many. */
export function forgetViews(state: ConsoleState): ConsoleState {
	const {views, screens, pane} = state;
	const spare = views.size - mostViews;
	if (spare <= 0) {
		return state;
	}

	const needed = new Set([pane.on, ...screens.map(({viewKey}) => viewKey)]);
	const gone = new Set([...views.keys()].filter(key => !needed.has(key)).slice(0, spare));
	return {...state, views: new Map([...views].filter(([key]) => !gone.has(key)))};
}

/** The state with an opened execution replaced. */
export function withView(state: ConsoleState, view: ExecutionView): ConsoleState {
	return {...state, views: new Map(state.views).set(view.key, view)};
}

/** @param isOpened - Whether it has a screen; executions that only the pane shows are dropped first. */
function toEffect({key, where, parentExecutionId}: ExecutionView, effect: ViewEffect, isOpened: boolean): Effect {
	const asker = {type: 'viewed', key} as const;
	switch (effect.type) {
		case 'get-execution':
		case 'list-steps':
			return {...effect, asker, where, urgency: isOpened ? effect.urgency : 'shown'};
		case 'list-children':
			return {...effect, asker, where, parentExecutionId};
		case 'wake':
			return {...effect, name: `view ${key}`, event: {...asker, event: {type: 'read-due'}}};
	}
}
