import type {Direction, Stride} from '../matrix/move.ts';
import {leaveScreen} from '../screens/stack.ts';
import {findFollowing} from '../state/attempts.ts';
import type {KeyEvent, ResponseEvent} from '../state/event.ts';
import {openScreen} from '../state/open.ts';
import {copyText} from '../state/reducers/copy.ts';
import {refreshFanOut, tellAttempts} from '../state/refresh.ts';
import {shownSearch} from '../state/shown-search.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';
import {andThen, type Reducers, type Transition, transition} from '../state/transition.ts';
import {askForCopy} from './copy.ts';
import {consoleLink} from './copy-text.ts';
import {confirmDialog, dismissDialog} from './dialog.ts';
import {scrollDialog, turnDialog} from './dialog-details.ts';
import {keepSearch, leaveSearch, lineReducers} from './line-keys.ts';
import {raiseCancelDialog} from './questions/cancel.ts';
import {askForRetry} from './questions/retry.ts';

/** A number before a move repeats it at most this often. */
const mostTimes = 9999;

/** What the keys do that every screen knows; what a room takes for itself doesn't come here. */
export const keyReducers: Reducers<KeyEvent | Extract<ResponseEvent, {type: 'lines-read'}>> = {
	...lineReducers,

	moved(state, {direction, stride}) {
		const before = {...state, notice: null, count: null};
		const count = state.count ?? 1;
		const isToRow = stride === 'end' && state.count !== null && (direction === 'up' || direction === 'down');
		return isToRow
			? andThen(move(before, 'up', 'end'), atTop => move(atTop, 'down', {count: count - 1, of: 'one'}))
			: move(before, direction, stride === 'one' || stride === 'page' ? {count, of: stride} : stride);
	},

	'digit-typed'(state, {digit}) {
		const count = Math.min(mostTimes, (state.count ?? 0) * 10 + digit);
		const text = `${count}: so often the next move is made, such as j or Ctrl+F; G goes to row ${count}`;
		return transition({...state, count, notice: {text, tone: 'info'}});
	},

	'count-left': state => transition(state.count === null ? state : {...state, count: null, notice: null}),

	entered(state) {
		const screen = currentScreen(state);
		return shownSearch(state).isSearching ? keepSearch(state) : roomOf(state, screen).enter(state, screen);
	},

	'went-back'(state) {
		const screen = currentScreen(state);
		const widened = shownSearch(state).isSearching ? undefined : roomOf(state, screen).leaveFilter?.(state, screen);
		const left = widened === undefined ? leaveSearch(state) : transition(widened);
		if (left !== undefined) {
			return left;
		}

		return (
			roomOf(state, screen).back(state, screen) ??
			leaveScreen(state) ??
			transition({...state, notice: {text: 'Press q to quit', tone: 'info'}})
		);
	},

	'help-asked': state => openScreen(state, 'help'),
	'log-asked': state => openScreen(state, 'log'),
	'origin-asked': state => openScreen(state, 'origin'),

	'copy-asked': askForCopy,

	'link-asked'(state) {
		const link = consoleLink(state);
		return link === undefined
			? transition({...state, notice: {text: 'No execution here to link to', tone: 'info'}})
			: copyText(state, 'the link to the AWS console', link);
	},

	'pause-toggled'(state) {
		const isPaused = findFollowing(state, state.opened)?.isPaused ?? false;
		return tellAttempts(state, isPaused ? 'resumed' : 'paused');
	},

	'refresh-asked'(state) {
		const screen = currentScreen(state);
		return roomOf(state, screen).refresh?.(state, screen) ?? refreshFanOut(state);
	},

	'launch-again-asked': state =>
		state.opened === null
			? transition({...state, notice: {text: 'No fan-out here to launch again', tone: 'info'}})
			: openScreen(state, 'configure', {type: 'launch-again', executionId: state.opened}),

	// Only some screens have what these are about, and these take them.
	'search-moved': state => transition(state),
	'inspect-asked': state => transition(state),
	'printed-asked': state => transition(state),
	'filter-cycled': state => transition(state),
	'group-marked': state => transition(state),
	pointed: state => transition(state),

	'redraw-asked': state => transition(state, {type: 'redraw'}),
	'suspend-asked': state => transition(state, {type: 'suspend'}),
	'quit-asked': state => transition({...state, isQuitting: true}, {type: 'quit'}),
	'cancel-asked': raiseCancelDialog,
	'retry-asked': state => askForRetry(state),
	'dialog-confirmed': confirmDialog,
	'dialog-dismissed': dismissDialog,
	'dialog-turned': state => transition(turnDialog(state)),
	'dialog-scrolled': (state, {direction, stride}) => transition(scrollDialog(state, direction, stride)),
	'key-refused': (state, {reason}) => transition({...state, notice: {text: reason, tone: 'info'}}),
};

function move(state: ConsoleState, direction: Direction, stride: Stride): Transition {
	const screen = currentScreen(state);
	return roomOf(state, screen).move(state, screen, direction, stride);
}

/** The line that brings the operator back to what is open, or `undefined` where nothing is. */
export function comeBackCommand({opened, options}: ConsoleState): string | undefined {
	return opened === null ? undefined : `${options.watchCommand} ${opened}`;
}
