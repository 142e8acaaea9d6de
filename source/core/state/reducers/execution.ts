import type {StepExecution} from '../../domain/execution.ts';
import {createView, type ExecutionView, viewKey} from '../../follow/execution-view.ts';
import {readView, type ViewEffect, type ViewEvent} from '../../follow/read-view.ts';
import type {Effect} from '../effect.ts';
import type {AnswerEvent} from '../event.ts';
import {topOfList} from '../screen.ts';
import {type ConsoleState, currentScreen, pushScreen} from '../state.ts';
import {type Reducers, type Step, step} from '../step.ts';
import {childIdOf, findHold} from './hold-view.ts';

type Handled = Extract<AnswerEvent, {type: 'viewed'}>;

export const executionReducers: Reducers<Handled> = {
	viewed: (state, {key, event}) => tellView(state, key, event),
};

/** Open an execution below the parent: shown from what is known, then read, unless there is no use in asking. */
export function openExecution(state: ConsoleState, seed: Parameters<typeof createView>[0]): Step {
	const key = viewKey(seed.where, seed.parentExecutionId, seed.target);
	const known = state.views.get(key) ?? createView(seed);
	const view = {...known, executionId: known.executionId ?? seed.executionId};
	const opened = pushScreen(
		{...withView(state, view), notice: null},
		{name: 'execution', viewKey: key, list: topOfList, filter: 'all'},
	);
	return tellView(opened, key, {type: 'opened'});
}

/** Hand an event to an opened execution. */
export function tellView(state: ConsoleState, key: string, event: ViewEvent): Step {
	const before = state.views.get(key);
	if (before === undefined) {
		return step(state);
	}

	const around = {
		isShown: isShown(state, key),
		childExecutionId: childIdOf(state, before),
		hold: findHold(state, before),
		stepAbove: findStepAbove(state, before),
	};
	const {view, effects} = readView(before, event, around, state.now);
	return step(withView(state, view), ...effects.map(effect => toEffect(view, effect)));
}

/** The step that started an execution further down, as the execution above has it; `null` where that isn't known. */
export function findStepAbove({views}: ConsoleState, {target, parentExecutionId}: ExecutionView): StepExecution | null {
	const above = target === null ? undefined : [...views.values()].find(one => one.executionId === parentExecutionId);
	return above?.steps.find(({name}) => name === target) ?? null;
}

/** Whether the execution, or a step of it, is what the operator looks at. */
function isShown(state: ConsoleState, key: string): boolean {
	const screen = currentScreen(state);
	return (screen.name === 'execution' || screen.name === 'step') && screen.viewKey === key;
}

function withView(state: ConsoleState, view: ExecutionView): ConsoleState {
	return {...state, views: new Map(state.views).set(view.key, view)};
}

function toEffect({key, where, parentExecutionId}: ExecutionView, effect: ViewEffect): Effect {
	const asker = {type: 'viewed', key} as const;
	switch (effect.type) {
		case 'get-execution':
		case 'list-steps':
			return {...effect, asker, where};
		case 'list-children':
			return {...effect, asker, where, parentExecutionId};
		case 'wake':
			return {...effect, name: `view ${key}`, event: {...asker, event: {type: 'read-due'}}};
	}
}
