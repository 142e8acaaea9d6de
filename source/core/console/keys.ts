import {leaveScreen} from '../screens/stack.ts';
import {openedFollowing} from '../state/attempts.ts';
import type {KeyEvent} from '../state/event.ts';
import {openScreen} from '../state/open.ts';
import {copyText} from '../state/reducers/copy.ts';
import {refreshFanOut, tellAttempts} from '../state/refresh.ts';
import {isSearching, type Search, searchOf} from '../state/screen.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';
import {type Reducers, transition} from '../state/transition.ts';
import {askForCopy} from './copy.ts';
import {consoleLink} from './copy-text.ts';
import {confirmDialog, dismissDialog, typeInDialog} from './dialog.ts';
import {scrollDialog, turnDialog} from './dialog-details.ts';
import {raiseCancelDialog} from './questions/cancel.ts';
import {askForRetry} from './questions/retry.ts';

/** What the keys do that every screen knows; what a room takes for itself doesn't come here. */
export const keyReducers: Reducers<KeyEvent> = {
	moved(state, {direction, stride}) {
		const screen = currentScreen(state);
		return roomOf(state, screen).move({...state, notice: null}, screen, direction, stride);
	},

	entered(state) {
		const screen = currentScreen(state);
		return isSearching(screen)
			? transition(withSearch(state, search => ({...search, isSearching: false})))
			: roomOf(state, screen).enter(state, screen);
	},

	'went-back'(state) {
		const screen = currentScreen(state);
		if (isSearching(screen) || searchOf(screen) !== '') {
			return transition(withSearch(state, () => ({isSearching: false, search: ''})));
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
	'search-began': state => transition(withSearch({...state, notice: null}, search => ({...search, isSearching: true}))),

	typed: (state, {text}) =>
		state.dialog === null
			? transition(withSearch(state, ({search}) => ({search: search + text, isSearching: true})))
			: transition(typeInDialog(state, typed => typed + text)),

	erased: state =>
		state.dialog === null
			? transition(withSearch(state, ({search}) => ({search: search.slice(0, -1), isSearching: true})))
			: transition(typeInDialog(state, typed => typed.slice(0, -1))),

	'copy-asked': askForCopy,

	'link-asked'(state) {
		const link = consoleLink(state);
		return link === undefined
			? transition({...state, notice: {text: 'No execution here to link to', tone: 'info'}})
			: copyText(state, 'the link to the AWS console', link);
	},

	'pause-toggled'(state) {
		const isPaused = openedFollowing(state)?.isPaused ?? false;
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

function withSearch(state: ConsoleState, change: (search: Search) => Search): ConsoleState {
	const screen = currentScreen(state);
	return roomOf(state, screen).search(state, screen, change);
}

/** The line that brings the operator back to what is open, or `undefined` where nothing is. */
export function comeBackCommand({opened, options}: ConsoleState): string | undefined {
	return opened === null ? undefined : `${options.watchCommand} ${opened}`;
}
