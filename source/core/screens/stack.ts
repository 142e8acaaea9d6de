import {findMatrix} from '../state/lower-matrix.ts';
import type {Opening} from '../state/opening.ts';
import {type ConsoleState, currentScreen, roomOf, stackOf} from '../state/state.ts';
import {andThen, type Transition, transition} from '../state/transition.ts';

/** Open what a step asks for, and only then is it whole. */
export function settleOpening(asked: Transition): Transition {
	const {opens, ...before} = asked;
	return opens === undefined ? before : settleOpening(andThen(before, state => open(state, opens)));
}

function open(state: ConsoleState, {screen, request, isUnder = false}: Opening): Transition {
	const room = roomOf(state, {name: screen});
	if (room.needs === 'fan-out' && (state.opened === null || findMatrix(state) === undefined)) {
		return transition(state);
	}

	const opened = room.open(state, request);
	return isUnder && opened.state.screens.length > state.screens.length
		? {...opened, state: putUnder(opened.state)}
		: opened;
}

/** What has just been opened goes right over the first screen, below what was opened before it. */
function putUnder(state: ConsoleState): ConsoleState {
	const [first, ...above] = state.screens;
	const opened = currentScreen(state);
	return {...state, screens: [first, opened, ...above.slice(0, -1)]};
}

/** Leave the screen for the one below; `undefined` where there is none. */
export function leaveScreen(state: ConsoleState): Transition | undefined {
	if (state.screens.length === 1) {
		return undefined;
	}

	const below: ConsoleState = {...state, notice: null, screens: stackOf(state.screens.slice(0, -1), state)};
	const screen = currentScreen(below);
	return roomOf(below, screen).arrive(below, screen);
}
