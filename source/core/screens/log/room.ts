import type {KeyEvent, Stamped} from '../../state/event.ts';
import {pushOnce} from '../../state/open.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {topOfText} from '../../state/screen.ts';
import {type ConsoleState, withScreen} from '../../state/state.ts';
import {type Reducers, type Transition, transition} from '../../state/transition.ts';
import {logFilters} from '../../status/log-entry.ts';
import {plainRoom, textScreen} from '../scroll.ts';
import {isHeld, type LogScreen, shownLog} from './screen.ts';

/** Something was said that the log has now. */
export type LogEvent = {readonly type: 'side-words-heard'};

export const logReducers: Reducers<LogEvent> = {
	'side-words-heard': state => transition({...state, unreadWords: state.unreadWords + 1}),
};

/** Every API call, every action as a command line, and what libraries said. Shown, it has no news. */
export const logRoom: ScreenRoom<LogScreen, LogEvent, LogEvent | KeyEvent> = {
	...plainRoom,
	...textScreen,
	name: 'log',
	heading: 'The log',
	keys: [
		{
			keys: ['f'],
			label: 'filter: all, failures, actions',
			hint: 'filter',
			raises: {type: 'filter-cycled'},
		},
		{
			keys: ['p'],
			label: 'stop, or follow what comes; scrolled down it stands still, g follows again',
			hint: 'stop or follow',
			raises: {type: 'pause-toggled'},
		},
	],
	ways: [{keys: ['L'], label: 'rollgrid’s log: every API call', raises: {type: 'log-asked'}}],
	title: () => 'log',
	searchFields: ['account', 'region', 'status', 'msg', 'id'],
	leaveFilter: (state, screen) => (screen.filter === 'all' ? undefined : atTop(state, {...screen, filter: 'all'})),
	// Whichever event stopped the log, its time decides which entries are shown.
	follow(_, after) {
		const screen = shownLog(after.state);
		if (screen === undefined || isHeld(after.state) === (screen.heldSince !== null)) {
			return after;
		}

		const heldSince = screen.heldSince === null ? after.state.now : null;
		return {...after, state: withScreen(after.state, {...screen, heldSince})};
	},

	open: state => transition({...pushOnce(state, firstLog), unreadWords: 0}),
	take,
};

const firstLog: LogScreen = {
	name: 'log',
	about: 'console',
	text: topOfText,
	filter: 'all',
	isHeld: false,
	heldSince: null,
};

function take(state: ConsoleState, screen: LogScreen, {type}: Stamped<LogEvent | KeyEvent>): Transition | undefined {
	switch (type) {
		case 'side-words-heard':
			return transition(state);
		case 'filter-cycled': {
			const filter = logFilters[(logFilters.indexOf(screen.filter) + 1) % logFilters.length] ?? 'all';
			return transition(atTop(state, {...screen, filter}));
		}

		case 'pause-toggled': {
			const isHeld = !screen.isHeld && screen.text.top === 0;
			return transition(atTop(state, {...screen, isHeld}));
		}

		default:
			return undefined;
	}
}

/** Return to the newest entries: the old position no longer exists, or isn't wanted. */
function atTop(state: ConsoleState, screen: LogScreen): ConsoleState {
	return withScreen({...state, notice: null}, {...screen, text: {...screen.text, top: 0}});
}
