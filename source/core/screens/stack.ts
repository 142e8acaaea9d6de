import {findMatrix} from '../state/lower-matrix.ts';
import type {Opening} from '../state/opening.ts';
import type {OpenScreen} from '../state/screen.ts';
import {type ConsoleState, currentScreen, stackOf} from '../state/state.ts';
import {andThen, type Transition, transition} from '../state/transition.ts';
import type {ScreenRoom} from './room.ts';
import {rooms} from './rooms.ts';

/** The room of a screen. */
export function roomOf({name}: Pick<OpenScreen, 'name'>): ScreenRoom {
	const room = Object.values(rooms).find(one => one.name === name);
	if (room === undefined) {
		throw new Error(`No room is called ${name}`);
	}

	return room;
}

/** Open what a step asks for, and only then is it whole. */
export function settleOpening(asked: Transition): Transition {
	const {opens, ...before} = asked;
	return opens === undefined ? before : settleOpening(andThen(before, state => open(state, opens)));
}

function open(state: ConsoleState, {screen, request, isUnder = false}: Opening): Transition {
	const room = roomOf({name: screen});
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
	return roomOf(screen).arrive(below, screen);
}
