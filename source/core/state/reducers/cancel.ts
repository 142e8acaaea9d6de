import {parseLocation} from '../../domain/location.ts';
import {isTerminal} from '../../domain/status.ts';
import {hasParentEnded} from '../../follow/following.ts';
import type {Dialog} from '../dialog.ts';
import type {Effect} from '../effect.ts';
import {type ConsoleState, currentScreen} from '../state.ts';
import {type Step, step} from '../step.ts';
import {countCancellable, openMatrix} from './matrix.ts';
import {performStart} from './starts.ts';

/** From how many locations on an action asks for their number to be typed. */
const typedFrom = 20;

/** Ask whether to cancel what is open: the marked locations, the fan-out, or the child execution; says what that will do. */
export function raiseCancelDialog(state: ConsoleState): Step {
	if (state.options.isReadOnly) {
		return refuse(state, 'rollgrid runs with --read-only: nothing can be cancelled');
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

/** Do what the dialog asks for, unless the number that it wants isn't typed yet. */
export function confirmDialog(state: ConsoleState): Step {
	const {dialog} = state;
	if (dialog === null) {
		return step(state);
	}

	if (dialog.mustType !== null && dialog.typed.trim() !== dialog.mustType) {
		return step({...state, notice: {text: `Type ${dialog.mustType} to go on, Esc to leave`, tone: 'info'}});
	}

	const {action} = dialog;
	if (action.type === 'start' || action.type === 'decide-starts') {
		return performStart(state, action);
	}

	const stops: readonly Effect[] =
		action.type === 'cancel-fan-out'
			? [{type: 'stop', where: action.where, executionId: action.executionId, stopType: 'Cancel'}]
			: action.children.map(child => ({type: 'stop', ...child, stopType: 'Cancel'}));
	return step({...state, dialog: null, notice: {text: 'Stopping…', tone: 'info'}}, ...stops);
}

export function typeInDialog(state: ConsoleState, change: (typed: string) => string): ConsoleState {
	return state.dialog === null ? state : {...state, dialog: {...state.dialog, typed: change(state.dialog.typed)}};
}

function askToCancelFanOut(state: ConsoleState): Step {
	const {following} = state;
	if (following === null || following.execution === null) {
		return refuse(state, 'Nothing is known of this fan-out yet');
	}

	if (hasParentEnded(following)) {
		return refuse(state, `This fan-out has ended as ${following.execution.status}: nothing is left to cancel`);
	}

	const {running, waiting, notBegun} = countCancellable(following.grid);
	const {where, executionId, execution} = following;
	return raise(state, {
		title: `Cancel the fan-out of ${execution.document}?`,
		lines: [
			`${count(running, 'location runs', 'locations run')}: AWS asks each to stop; a clean-up branch may take 2 minutes.`,
			...(waiting > 0
				? [`${count(waiting, 'location waits', 'locations wait')} for a person, and will be stopped.`]
				: []),
			`${count(notBegun, 'location has', 'locations have')} not begun, and never will.`,
			'What has ended stays as it is. AWS does not promise that the stop reaches every location.',
		],
		action: {type: 'cancel-fan-out', where, executionId},
		...needsTyping(running + waiting),
	});
}

function askToCancelMarked(state: ConsoleState, marks: ReadonlySet<string>): Step {
	const grid = state.following!.grid;
	const indices = [...marks].map(mark => grid.find(parseLocation(mark)!)).filter(index => index !== undefined);
	const live = indices.filter(index => !isTerminal(grid.statusAt(index)!));
	const children = live.flatMap(index => {
		const executionId = grid.childIdAt(index);
		return executionId === null ? [] : [{where: grid.locationAt(index), executionId}];
	});
	if (children.length === 0) {
		return refuse(state, 'None of the marked locations runs: nothing to cancel');
	}

	const left = live.length - children.length;
	return raise(state, {
		title: `Cancel ${count(children.length, 'marked location', 'marked locations')} of ${state.following?.execution?.document ?? 'this fan-out'}?`,
		lines: [
			'Each child execution is stopped in its own account and Region; the fan-out goes on elsewhere.',
			'A location stopped this way counts as an error against the fan-out’s limit.',
			...(left > 0
				? [
						`${count(left, 'marked location has', 'marked locations have')} not begun: only cancelling the fan-out keeps them from starting.`,
					]
				: []),
		],
		action: {type: 'cancel-children', children},
		...needsTyping(children.length),
	});
}

function askToCancelExecution(state: ConsoleState, key: string): Step {
	const view = state.views.get(key);
	if (view?.execution == null || view.executionId === null) {
		return refuse(state, 'Nothing is known of this execution yet');
	}

	if (isTerminal(view.execution.status)) {
		return refuse(state, `This execution has ended as ${view.execution.status}: nothing is left to cancel`);
	}

	return raise(state, {
		title: `Cancel ${view.execution.document} in ${view.title}?`,
		lines: [
			`Execution ${view.executionId} is stopped there; the other locations go on.`,
			'A location stopped this way counts as an error against the fan-out’s limit.',
		],
		action: {type: 'cancel-children', children: [{where: view.where, executionId: view.executionId}]},
		mustType: null,
		typed: '',
	});
}

function raise(state: ConsoleState, dialog: Dialog): Step {
	return step({...state, dialog, notice: null});
}

function refuse(state: ConsoleState, text: string): Step {
	return step({...state, notice: {text, tone: 'info'}});
}

function needsTyping(locations: number): {readonly mustType: string | null; readonly typed: string} {
	return {mustType: locations > typedFrom ? String(locations) : null, typed: ''};
}

function count(n: number, one: string, many: string): string {
	return `${n} ${n === 1 ? one : many}`;
}
