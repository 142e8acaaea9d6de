import type {KeyEvent} from '../../state/event.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {transition} from '../../state/transition.ts';
import {plainRoom} from '../scroll.ts';
import {withChoosingView} from './choosing.ts';
import {reduceConfigureKey} from './configure-keys.ts';
import {copyConfigured} from './copy.ts';
import type {ConfigureKeyEvent} from './events.ts';
import {writesInto} from './focus.ts';
import {configureKeys, configureKeysNow} from './keys.ts';
import {followConfigure, launchAgain} from './open-configure.ts';
import {type ConfigureScreen, isConfiguring, launch} from './screen.ts';

/** A launch being configured, in sections; the last one reviews it and launches. */
export const configureRoom: ScreenRoom<ConfigureScreen, ConfigureKeyEvent, KeyEvent> = {
	...plainRoom,
	name: 'configure',
	heading: 'Configuring a launch',
	keys: configureKeys,
	ways: [],
	title: () => 'configure',
	open: (state, request) =>
		request?.type === 'launch-again' ? launchAgain(state, request.executionId) : transition(state),
	// What moves, opens and searches in a section is taken below, with the other keys.
	move: state => transition({...state, notice: null}),
	search: state => state,
	copies: copyConfigured,
	follow: followConfigure,
	keysNow: configureKeysNow,
	takesText: state => writesInto(state) !== null,

	take(state, _, event) {
		if (event.type !== 'pointed') {
			return reduceConfigureKey(state, event);
		}

		const change = {cursorRow: event.row, ...(event.region === null ? {} : {cursorRegion: event.region})};
		return transition(withChoosingView({...state, notice: null}, () => change));
	},

	changesOnEnter(state) {
		const configure = launch.of(state);
		return isConfiguring(state) && configure?.section === 'review' && configure.prompt === null;
	},
};
