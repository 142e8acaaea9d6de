import {isReadOnlyNow, readOnlyReason} from '../state/arming.ts';
import {shownPast} from '../state/attempts.ts';
import type {KeyRow, SharedKeyEvent} from '../state/room.ts';
import {shownRun} from '../state/runs.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';

/** Why nothing may be changed now; `undefined` where it may. */
export const cantChange = (state: ConsoleState): string | undefined =>
	isReadOnlyNow(state) ? readOnlyReason : undefined;

/** Why AWS can't be read for what is shown: it only knows the present. `undefined` where it can. */
export const cantReadPast = (state: ConsoleState): string | undefined =>
	shownPast(state) === null ? undefined : 'That isn’t recorded, only read from AWS as it is now: ] leads back to now';

// Rows that count on several screens and mean the same on each.

export const filterRow: KeyRow<SharedKeyEvent> = {
	keys: ['f'],
	label: 'filter: all, not succeeded, running, waiting',
	hint: 'filter',
	raises: {type: 'filter-cycled'},
};

export const cancelRow: KeyRow<SharedKeyEvent> = {
	keys: ['c'],
	label: 'cancel: the fan-out, the marked locations, or the execution opened',
	hint: 'cancel',
	raises: {type: 'cancel-asked'},
	disabledReason: cantChange,
};

export const answerRow: KeyRow<SharedKeyEvent> = {
	keys: ['a'],
	label: 'answer: the execution opened, the marked locations, or what waits',
	hint: 'answer',
	raises: {type: 'answer-asked'},
	disabledReason: cantChange,
};

export const groupRow: KeyRow<SharedKeyEvent> = {
	keys: ['space'],
	label: 'mark all of this cause, or of this value',
	hint: 'mark',
	raises: {type: 'group-marked'},
};

/** It changes nothing that a screen shows, but a shell there can change anything. */
export const shellRow: KeyRow<SharedKeyEvent> = {
	keys: ['!'],
	label: 'a shell in this account and Region, with its session; exit comes back',
	hint: 'shell',
	raises: {type: 'shell-asked'},
	disabledReason: cantChange,
};

export const pagerRow: KeyRow<SharedKeyEvent> = {
	keys: ['v'],
	label: 'view it in $PAGER, or less',
	hint: 'pager',
	raises: {type: 'text-asked', reader: 'pager'},
};

export const editorRow: KeyRow<SharedKeyEvent> = {
	keys: ['e'],
	label: 'a copy of it in $VISUAL, $EDITOR, or vi',
	raises: {type: 'text-asked', reader: 'editor'},
};

export const launchAgainRow: KeyRow<SharedKeyEvent> = {
	keys: ['E'],
	label: 'edit its settings and launch it again',
	hint: 'launch again',
	raises: {type: 'launch-again-asked'},
};

export const runRow: KeyRow<SharedKeyEvent> = {
	keys: ['m'],
	label: 'the run over rings: take it up, approve, go on, pause, skip or retry a ring, stop',
	hint: 'run',
	raises: {type: 'run-asked'},
	disabledReason: cantChange,
	isHinted(state) {
		const screen = currentScreen(state);
		return roomOf(state, screen).hasRun?.(state, screen) ?? shownRun(state) !== undefined;
	},
};

export const runScreenRow: KeyRow<SharedKeyEvent> = {
	keys: ['M'],
	label: 'the run over rings: all its rings and gates, and what m does',
	raises: {type: 'run-shown'},
};

export const ringRows: ReadonlyArray<KeyRow<SharedKeyEvent>> = [
	{keys: ['('], label: 'the ring before; on the matrix its fan-out', raises: {type: 'ring-sought', to: 'previous'}},
	{keys: [')'], label: 'the next ring; on the matrix its fan-out', raises: {type: 'ring-sought', to: 'next'}},
];

/** The note is about the present, or about the moment of the past that is shown. */
export const noteRow: KeyRow<SharedKeyEvent> = {
	keys: ['#'],
	label: 'write a note about the moment shown; without a text, list the notes',
	hint: 'note',
	raises: {type: 'note-asked'},
};

export const paneRow: KeyRow<SharedKeyEvent> = {
	keys: ['b'],
	label: 'show or hide the pane beside: what is under the cursor, live',
	raises: {type: 'pane-toggled'},
};
