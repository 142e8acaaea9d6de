import {pushOnce} from '../../state/open.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {type OpenScreen, type TextView, topOfText} from '../../state/screen.ts';
import {type Reducers, transition} from '../../state/transition.ts';
import {plainRoom, textScreen} from '../scroll.ts';

export type LogScreen = OpenScreen & {readonly name: 'log'; readonly text: TextView};

/** Something was said that the log has now. */
export type LogEvent = {readonly type: 'side-words-heard'};

export const logReducers: Reducers<LogEvent> = {
	'side-words-heard': state => transition({...state, unreadWords: state.unreadWords + 1}),
};

/** Every API call, every action as a command line, and what libraries said. Shown, it has no news. */
export const logRoom: ScreenRoom<LogScreen, LogEvent, LogEvent> = {
	...plainRoom,
	...textScreen,
	name: 'log',
	heading: 'The log',
	keys: [],
	ways: [{keys: ['L'], label: 'rollgrid’s log: every API call', raises: {type: 'log-asked'}}],
	title: () => 'log',
	open: state => transition({...pushOnce(state, {name: 'log', about: 'console', text: topOfText}), unreadWords: 0}),
	take: (state, _, {type}) => (type === 'side-words-heard' ? transition(state) : undefined),
};
