import {rowKindOf} from '../domain/execution.ts';
import {printLocation} from '../domain/location.ts';
import {enterCompared, leaveReading, refreshCompared} from '../screens/compare/reduce.ts';
import {askFanOuts} from '../screens/fan-outs/reduce.ts';
import {enterLocation, leaveInMatrix, matrixReducers} from '../screens/matrix/reduce.ts';
import {foldInStep, searchInStep, stepInSearch} from '../screens/step/reduce.ts';
import {listAttempts, openedFollowing} from '../state/attempts.ts';
import type {KeyEvent} from '../state/event.ts';
import {cursorPlace, listFanOuts, listSteps, stepCursorPlace} from '../state/list-rows.ts';
import {confirmDialog, dismissDialog, typeInDialog} from '../state/reducers/dialog.ts';
import {openExecution, tellView} from '../state/reducers/execution.ts';
import {openFanOut, tellFollowing} from '../state/reducers/follow.ts';
import {searchAttempts} from '../state/reducers/open-attempt.ts';
import {enterFailures} from '../state/reducers/understand.ts';
import {type Screen, topOfText} from '../state/screen.ts';
import {type ConsoleState, currentScreen, pushScreen} from '../state/state.ts';
import {andThen, type Reducers, type Step, step} from '../state/step.ts';
import {askForCopy, copyText} from './copy.ts';
import {consoleLink} from './copy-text.ts';
import {moveReducers} from './move-keys.ts';
import {raiseCancelDialog} from './questions/cancel.ts';
import {askForRetry} from './questions/retry.ts';
import {isSearching, searchOf, withSearch} from './search.ts';

/** What the keys do that mean the same on every screen. */
export const keyReducers: Reducers<KeyEvent> = {
	...moveReducers,

	entered(state) {
		const screen = currentScreen(state);
		if (isSearching(screen)) {
			return step(withSearch(state, search => ({...search, isSearching: false})));
		}

		switch (screen.name) {
			case 'fan-outs': {
				const items = listFanOuts(state, screen.list);
				const item =
					items[
						cursorPlace(
							items.map(({executionId}) => executionId),
							screen.list,
						)
					];
				return item === undefined ? step(state) : openFanOut(state, item.executionId);
			}

			case 'matrix':
				return enterLocation(state);
			case 'execution':
				return enterStep(state, screen);
			case 'failures':
				return enterFailures(state);
			case 'compare':
				return enterCompared(state);
			case 'step':
				return step(foldInStep({...state, notice: null}));
			default:
				return step(state);
		}
	},

	'inspect-asked'(state) {
		const screen = currentScreen(state);
		if (screen.name !== 'execution') {
			return step(state);
		}

		const chosen = chosenStep(state, screen);
		return chosen === undefined
			? step(state)
			: step(
					pushScreen(state, {
						name: 'step',
						viewKey: screen.viewKey,
						stepExecutionId: chosen.stepExecutionId,
						text: topOfText,
						place: null,
						toggled: new Set(),
					}),
				);
	},

	'went-back'(state) {
		const screen = currentScreen(state);
		if (isSearching(screen) || searchOf(screen) !== '') {
			return step(withSearch(state, () => ({isSearching: false, search: ''})));
		}

		const widened = leaveInMatrix(state) ?? leaveReading(state);
		if (widened !== undefined) {
			return step(widened);
		}

		if (state.screens.length > 1) {
			const back: ConsoleState = {
				...state,
				notice: null,
				screens: state.screens.slice(0, -1) as unknown as ConsoleState['screens'],
			};
			return arriveOnScreen(back);
		}

		return step({...state, notice: {text: 'Press q to quit', tone: 'info'}});
	},

	'help-asked': state =>
		currentScreen(state).name === 'help' ? step(state) : step(pushScreen(state, {name: 'help', text: topOfText})),
	'log-asked': state =>
		currentScreen(state).name === 'log'
			? step(state)
			: step({...pushScreen(state, {name: 'log', text: topOfText}), unreadWords: 0}),
	'search-began': state => step(withSearch({...state, notice: null}, search => ({...search, isSearching: true}))),

	typed: (state, {text}) =>
		state.dialog === null
			? step(seekTyped(withSearch(state, ({search}) => ({search: search + text, isSearching: true}))))
			: step(typeInDialog(state, typed => typed + text)),

	erased: state =>
		state.dialog === null
			? step(seekTyped(withSearch(state, ({search}) => ({search: search.slice(0, -1), isSearching: true}))))
			: step(typeInDialog(state, typed => typed.slice(0, -1))),

	'search-stepped': (state, {direction}) =>
		currentScreen(state).name === 'step'
			? step(stepInSearch({...state, notice: null}, direction))
			: currentScreen(state).name === 'matrix'
				? matrixReducers['failure-stepped'](state, {type: 'failure-stepped', direction, at: state.now, id: ''})
				: step(state),

	'copy-asked': askForCopy,

	'link-asked'(state) {
		const link = consoleLink(state);
		return link === undefined
			? step({...state, notice: {text: 'No execution here to link to', tone: 'info'}})
			: copyText(state, 'the link to the AWS console', link);
	},

	'pause-toggled'(state) {
		const isPaused = openedFollowing(state)?.isPaused ?? false;
		return tellAttempts(state, isPaused ? 'resumed' : 'paused');
	},

	'refresh-asked'(state) {
		const screen = currentScreen(state);
		if (screen.name === 'fan-outs') {
			return askFanOuts(state, null);
		}

		if (screen.name === 'compare') {
			return refreshCompared(state);
		}

		if (screen.name === 'execution' || screen.name === 'step') {
			return tellView(state, screen.viewKey, {type: 'read-asked'});
		}

		return andThen(tellAttempts(state, 'read-asked'), searchAttempts);
	},

	'redraw-asked': state => step(state, {type: 'redraw'}),
	'suspend-asked': state => step(state, {type: 'suspend'}),
	'quit-asked': state => step({...state, isQuitting: true}, {type: 'quit'}),
	'cancel-asked': raiseCancelDialog,
	'retry-asked': askForRetry,
	'dialog-confirmed': confirmDialog,
	'dialog-dismissed': dismissDialog,
	'key-refused': (state, {reason}) => step({...state, notice: {text: reason, tone: 'info'}}),
};

/** What a screen needs when it comes to the front again. */
function arriveOnScreen(state: ConsoleState): Step {
	const screen = currentScreen(state);
	if (screen.name === 'fan-outs') {
		return askFanOuts(state, null);
	}

	return screen.name === 'execution' ? tellView(state, screen.viewKey, {type: 'opened'}) : step(state);
}

/** What is asked of the opened execution is asked of its other attempts too: their cells are on the same screen. */
function tellAttempts(state: ConsoleState, type: 'paused' | 'resumed' | 'read-asked'): Step {
	return listAttempts(state).reduce(
		(before, {executionId}) => andThen(before, after => tellFollowing(after, executionId, {type})),
		step(state),
	);
}

/** A step is searched as one types: the cursor goes to the first place. */
function seekTyped(state: ConsoleState): ConsoleState {
	const screen = currentScreen(state);
	return screen.name === 'step' && screen.text.search !== '' ? searchInStep(state) : state;
}

function chosenStep(state: ConsoleState, screen: Extract<Screen, {name: 'execution'}>) {
	const steps = listSteps(state, screen.viewKey, screen.list, screen.filter);
	return steps[stepCursorPlace(steps, screen.list)];
}

/** Open a step: one that started an execution leads there, any other to its inputs and outputs. */
function enterStep(state: ConsoleState, screen: Extract<Screen, {name: 'execution'}>): Step {
	const chosen = chosenStep(state, screen);
	const view = state.views.get(screen.viewKey);
	if (chosen === undefined || view === undefined || view.executionId === null) {
		return step(state);
	}

	// A location's step started its execution there; where it doesn't say where, only the step itself can be opened.
	const isOfFanOut = view.execution !== null && rowKindOf(view.execution) === 'locations';
	const where = isOfFanOut ? chosen.location : view.where;
	const leadsOn = chosen.action === 'aws:executeAutomation' && chosen.startedAt !== null;
	return leadsOn && where !== null
		? openExecution(state, {
				where,
				executionId: chosen.childExecutionId,
				parentExecutionId: view.executionId,
				target: isOfFanOut ? null : chosen.name,
				title: isOfFanOut ? printLocation(where) : chosen.name,
			})
		: keyReducers['inspect-asked'](state, {type: 'inspect-asked', at: state.now, id: ''});
}

/** The line that brings the operator back to what is open, or `undefined` where nothing is. */
export function comeBackCommand({opened, options}: ConsoleState): string | undefined {
	return opened === null ? undefined : `${options.watchCommand} ${opened}`;
}
