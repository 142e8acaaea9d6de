import {plainRoom} from '../screens/scroll.ts';
import type {KeyEvent} from '../state/event.ts';
import type {KeyRow, SharedKeyEvent} from '../state/room.ts';
import {currentScreen, roomOf} from '../state/state.ts';

const move = (direction: 'up' | 'down' | 'left' | 'right', stride: 'one' | 'page' | 'end' = 'one'): KeyEvent => ({
	type: 'moved',
	direction,
	stride,
});

/** Keys that mean the same on every screen, the most used first. Nothing that changes AWS lies next to a harmless key by accident: `Ctrl+D` and `Ctrl+K` stay unbound. */
export const everywhereKeys: ReadonlyArray<KeyRow<SharedKeyEvent>> = [
	{keys: ['up', 'k'], label: 'move up', raises: move('up')},
	{
		keys: ['down', 'j'],
		label: 'move down; 10j moves ten rows, as a number does before every move',
		raises: move('down'),
	},
	{keys: ['left', 'h'], label: 'move left', raises: move('left')},
	{keys: ['right', 'l'], label: 'move right', raises: move('right')},
	{keys: ['pageup', 'ctrl+b'], label: 'a page up', raises: move('up', 'page')},
	{keys: ['pagedown', 'ctrl+f'], label: 'a page down', raises: move('down', 'page')},
	{
		keys: ['g', 'home'],
		label: 'to the top; G with a number before it, as in 10G, to that row',
		raises: move('up', 'end'),
	},
	{keys: ['G', 'end'], label: 'to the bottom', raises: move('down', 'end')},
	{
		keys: ['enter'],
		label: 'open what is under the cursor',
		hint: 'open',
		raises: {type: 'entered'},
		// On a page of text nothing is under the cursor.
		isHinted: state => roomOf(state, currentScreen(state)).enter !== plainRoom.enter,
	},
	{
		keys: ['escape'],
		label: 'back; leaves the filter first, then the search',
		hint: 'back',
		raises: {type: 'went-back'},
	},
	{
		keys: ['/'],
		label: 'search: words, /regex/, "a phrase", !not, field:value; ↑ brings earlier ones back',
		hint: 'search',
		raises: {type: 'search-began'},
	},
	{keys: ['u'], label: 'ask AWS again now', raises: {type: 'refresh-asked'}},
	{
		keys: ['y'],
		label: 'copy: ID, ARN, location, value, or the link to the AWS console; y again takes the first',
		raises: {type: 'copy-asked'},
	},
	{keys: ['Y'], label: 'copy the link to the AWS console', raises: {type: 'link-asked'}},
	{
		keys: ['O'],
		label: 'open the execution in the browser; copy the link where there is none',
		raises: {type: 'browser-asked'},
	},
	{
		keys: [':'],
		label: 'palette: every action by name; open, profile, region, sort, theme, interval, arm',
		raises: {type: 'palette-asked'},
	},
	{keys: ['ctrl+l'], label: 'redraw', raises: {type: 'redraw-asked'}},
	{keys: ['ctrl+z'], label: 'suspend to the shell; fg comes back', raises: {type: 'suspend-asked'}},
	{keys: ['q', 'ctrl+c'], label: 'quit; fan-outs go on', hint: 'quit', raises: {type: 'quit-asked'}},
];
