import type {KeyEvent} from '../../state/event.ts';
import {pushOnce} from '../../state/open.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {type OpenScreen, type TextView, topOfText} from '../../state/screen.ts';
import {transition} from '../../state/transition.ts';
import {plainRoom, textScreen} from '../scroll.ts';

export type HelpScreen = OpenScreen & {readonly name: 'help'; readonly text: TextView};

/** Every key, and what the glyphs mean. */
export const helpRoom: ScreenRoom<HelpScreen, KeyEvent> = {
	...plainRoom,
	...textScreen,
	name: 'help',
	heading: 'Help',
	keys: [],
	ways: [{keys: ['?'], label: 'help', hint: 'help', raises: {type: 'help-asked'}}],
	title: () => 'help',
	open: state => transition(pushOnce(state, {name: 'help', about: 'console', text: topOfText})),
};
