import type {StopType} from '../../domain/execution.ts';
import {parseLocation, printLocation} from '../../domain/location.ts';
import {isTerminal} from '../../domain/status.ts';
import {hasParentEnded} from '../../follow/following.ts';
import {listStoppable} from '../../follow/stopped.ts';
import {isReadOnlyNow, readOnlyReason} from '../arming.ts';
import type {Dialog} from '../dialog.ts';
import type {LocationIndex} from '../location-grid.ts';
import {type CancelAction, describeCancel} from '../select/cancel-lines.ts';
import {type ConsoleState, currentScreen} from '../state.ts';
import {type Step, step} from '../step.ts';
import {act} from './acting.ts';
import {lookAt} from './look-at.ts';
import {countCancellable, openMatrix} from './matrix.ts';
import {raiseSurvivors} from './survivors.ts';
import {typedFrom} from './typed-from.ts';

/** Locations that are looked into at once, to say which step a cancel would cut short. */
const mostLooks = 20;
/** A look is believed for so long. */
const freshMs = 60_000;

/** Ask whether to cancel what is open: the marked locations, the fan-out, or the child execution; says what that will do. */
export function raiseCancelDialog(state: ConsoleState): Step {
	if (isReadOnlyNow(state)) {
		return refuse(state, readOnlyReason);
	}

	const screen = currentScreen(state);
	if (screen.name === 'execution' || screen.name === 'step') {
		return askToCancelExecution(state, screen.viewKey);
	}

	const matrix = openMatrix(state);
	if (matrix === undefined) {
		return refuse(state, 'Open a fan-out first, then cancel it there');
	}

	return matrix.view.marks.size > 0 ? askToCancelMarked(state, matrix.view.marks) : askToCancelFanOut(state);
}

/** A look has told more of what would be left half-done: the open question says so. */
export function refreshHalfDone(state: ConsoleState): Step {
	const action = state.dialog?.action;
	return action?.type === 'cancel-fan-out' || action?.type === 'cancel-children'
		? step({...state, dialog: {...state.dialog!, ...describeCancel(state, action)}})
		: step(state);
}

/** Change between the two ways to stop. */
export function chooseInCancel(state: ConsoleState, action: CancelAction, key: string): Step {
	if (key !== 't') {
		return step(state);
	}

	const stopType: StopType = action.stopType === 'Cancel' ? 'Complete' : 'Cancel';
	return step({...state, dialog: {...state.dialog!, ...asQuestion(state, {...action, stopType})}});
}

/** The question was answered with yes. */
export function confirmCancel(state: ConsoleState, action: CancelAction): Step {
	const {stopType} = action;
	const stops =
		action.type === 'cancel-fan-out' ? [{where: action.where, executionId: action.executionId}] : action.children;
	const effects = stops.map(({where, executionId}) => ({type: 'stop', where, executionId, stopType}) as const);
	return act({...state, dialog: null}, stopType === 'Cancel' ? 'cancel' : 'complete', effects);
}

function askToCancelFanOut(state: ConsoleState): Step {
	const {following} = state;
	if (following === null || following.execution === null) {
		return refuse(state, 'Nothing is known of this fan-out yet');
	}

	if (hasParentEnded(following)) {
		return raiseSurvivors(state, following);
	}

	const {running, waiting} = countCancellable(following.grid);
	const {where, executionId, grid} = following;
	return raise(
		state,
		{type: 'cancel-fan-out', where, executionId, stopType: 'Cancel'},
		running + waiting,
		listStoppable(grid),
	);
}

function askToCancelMarked(state: ConsoleState, marks: ReadonlySet<string>): Step {
	const grid = state.following!.grid;
	const indices = [...marks].map(mark => grid.find(parseLocation(mark)!)).filter(index => index !== undefined);
	const live = indices.filter(index => !isTerminal(grid.statusAt(index)!));
	const begun = live.filter(index => grid.childIdAt(index) !== null);
	if (begun.length === 0) {
		return refuse(state, 'None of the marked locations runs: nothing to cancel');
	}

	const children = begun.map(index => ({where: grid.locationAt(index), executionId: grid.childIdAt(index)!}));
	const notBegun = live.length - begun.length;
	return raise(state, {type: 'cancel-children', children, notBegun, stopType: 'Cancel'}, children.length, begun);
}

function askToCancelExecution(state: ConsoleState, key: string): Step {
	const view = state.views.get(key);
	if (view?.execution == null || view.executionId === null) {
		return refuse(state, 'Nothing is known of this execution yet');
	}

	if (isTerminal(view.execution.status)) {
		return refuse(state, `This execution has ended as ${view.execution.status}: nothing is left to cancel`);
	}

	const {where, executionId} = view;
	return raise(
		state,
		{type: 'cancel-children', children: [{where, executionId}], notBegun: 0, stopType: 'Cancel'},
		1,
		[],
	);
}

/** Raise the question, and look meanwhile into what would be cut short where that isn't known. */
function raise(state: ConsoleState, action: CancelAction, count: number, cutShort: readonly LocationIndex[]): Step {
	const mustType = count > typedFrom ? String(count) : null;
	const {following} = state;
	const unknown = cutShort.filter(index => {
		const seen = following?.looks.seen.get(printLocation(following.grid.locationAt(index)));
		return seen === undefined || state.now - seen.at > freshMs;
	});
	const looks =
		following === null ? [] : unknown.slice(0, mostLooks).map(index => lookAt(following, index, 'half-done', 'shown'));
	return step({...state, dialog: {mustType, typed: '', ...asQuestion(state, action)}, notice: null}, ...looks);
}

function asQuestion(state: ConsoleState, action: CancelAction): Pick<Dialog, 'title' | 'lines' | 'action' | 'choices'> {
	const label = action.stopType === 'Cancel' ? 'Complete instead' : 'Cancel instead';
	return {...describeCancel(state, action), action, choices: [{key: 't', label}]};
}

function refuse(state: ConsoleState, text: string): Step {
	return step({...state, notice: {text, tone: 'info'}});
}
