import type {PaletteEvent, RaisedEvent} from '../core/console/palette-event.ts';
import type {RowId} from '../core/matrix/matrix-view.ts';
import {pointAt} from '../core/matrix/point-at.ts';
import {isConfiguring} from '../core/screens/configure/screen.ts';
import {choosingRect, selectChoosing} from '../core/screens/configure/select.ts';
import {matrixRect, selectMatrix} from '../core/state/select/frame.ts';
import {type ConsoleState, currentScreen, roomOf} from '../core/state/state.ts';
import type {MouseReport} from '../terminal/mouse.ts';
import type {ListArea} from './list-on-screen.ts';

/** What a mouse has done so far, as far as the next thing it does depends on it. */
export type Pointer = {
	/** Where and when the button was pressed last, that may become a double click. */
	readonly click: {readonly on: string; readonly at: number} | null;
	/** What the button was pressed on and is held since; `null` while it is up. */
	readonly held: {readonly on: string; readonly isSecond: boolean} | null;
	/** Whether a range is being drawn with it. */
	readonly isDragging: boolean;
};

export const firstPointer: Pointer = {click: null, held: null, isDragging: false};

/** What is under the mouse: a place of the matrix, or a row of a list, so many below its cursor. */
export type Pointed =
	| {readonly kind: 'place'; readonly row: RowId; readonly region: string | null}
	| {readonly kind: 'row'; readonly y: number; readonly below: number};

type Raised = RaisedEvent | PaletteEvent;

const doubleClickMs = 400;
/** Rows that one notch of the wheel goes. */
const wheelRows = 3;

/** What stands under a cell of the screen; `undefined` for nothing that can be pointed at. */
export function findPointed(
	state: ConsoleState,
	{x, y}: Pick<MouseReport, 'x' | 'y'>,
	list: ListArea | null,
): Pointed | undefined {
	const choosing = selectChoosing(state);
	const scene = choosing?.scene ?? selectMatrix(state);
	if (scene !== undefined) {
		const place = pointAt(scene, choosing === undefined ? matrixRect(state) : choosingRect(state), x, y);
		return place === undefined ? undefined : {kind: 'place', ...place};
	}

	const isOnList = list !== null && x >= list.x && x < list.x + list.columns && y >= list.y && y < list.y + list.rows;
	return isOnList ? {kind: 'row', y, below: y - list.cursorRow} : undefined;
}

/**
What the mouse raises: the wheel scrolls, a click selects, a double click opens, and dragging over the matrix marks or paints a range.

A question and the palette are left to the keys, but for the palette's wheel.

@param at - Milliseconds that never go back.
*/
export function followMouse(
	pointer: Pointer,
	state: ConsoleState,
	report: MouseReport,
	pointed: Pointed | undefined,
	at: number,
): {readonly pointer: Pointer; readonly events: readonly Raised[]} {
	if (report.mouse === 'wheel-up' || report.mouse === 'wheel-down') {
		return {pointer, events: turnWheel(state, report)};
	}

	if (state.dialog !== null || state.palette !== null || report.button !== 'left') {
		return {pointer: {...firstPointer, click: pointer.click}, events: []};
	}

	switch (report.mouse) {
		case 'press':
			return pointed === undefined ? {pointer: firstPointer, events: []} : press(pointer, pointed, at);
		case 'drag':
			return drag(pointer, state, pointed);
		case 'release':
			return {pointer: {...pointer, held: null, isDragging: false}, events: release(pointer, state)};
	}
}

function turnWheel(state: ConsoleState, {mouse, shift}: MouseReport): readonly Raised[] {
	const isUp = mouse === 'wheel-up';
	if (state.palette !== null) {
		return [{type: 'palette-moved', by: isUp ? -1 : 1}];
	}

	const direction = shift ? (isUp ? 'left' : 'right') : isUp ? 'up' : 'down';
	return state.dialog === null
		? Array.from({length: wheelRows}, () => ({type: 'moved', direction, stride: 'one'}))
		: [];
}

function press(pointer: Pointer, pointed: Pointed, at: number) {
	const on = nameOf(pointed);
	const isSecond = pointer.click !== null && pointer.click.on === on && at - pointer.click.at <= doubleClickMs;
	return {
		pointer: {click: isSecond ? null : {on, at}, held: {on, isSecond}, isDragging: false},
		events: select(pointed),
	};
}

/** A range ends where the button is let go; a second click opens then, as until then it may become a drag. */
function release({held, isDragging}: Pointer, state: ConsoleState): readonly Raised[] {
	if (isDragging) {
		return [drawRange(state)];
	}

	// On the review Enter launches: that is asked for with a key.
	const isOnReview = roomOf(state, currentScreen(state)).changesOnEnter?.(state) ?? false;
	return held?.isSecond && !isOnReview ? [{type: 'entered'}] : [];
}

function drag(pointer: Pointer, state: ConsoleState, pointed: Pointed | undefined) {
	if (
		pointer.held === null ||
		pointed?.kind !== 'place' ||
		(!pointer.isDragging && nameOf(pointed) === pointer.held.on)
	) {
		return {pointer, events: []};
	}

	// The range begins where the button was pressed, which is where the cursor is.
	const begins = pointer.isDragging ? [] : [drawRange(state)];
	return {pointer: {...pointer, click: null, isDragging: true}, events: [...begins, ...select(pointed)]};
}

function select(pointed: Pointed): readonly Raised[] {
	if (pointed.kind === 'place') {
		return [{type: 'pointed', row: pointed.row, region: pointed.region}];
	}

	const direction = pointed.below < 0 ? 'up' : 'down';
	return Array.from({length: Math.abs(pointed.below)}, () => ({type: 'moved', direction, stride: 'one'}));
}

const drawRange = (state: ConsoleState): Raised =>
	isConfiguring(state) ? {type: 'paint-range-toggled'} : {type: 'range-toggled'};

const nameOf = (pointed: Pointed): string =>
	pointed.kind === 'place' ? `${pointed.row} ${pointed.region}` : `row ${pointed.y}`;
