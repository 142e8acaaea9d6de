import {isReadOnlyNow, readOnlyReason} from '../core/state/arming.ts';
import type {KeyEvent} from '../core/state/event.ts';
import type {RaisedEvent} from '../core/state/palette-event.ts';
import type {ScreenName} from '../core/state/screen.ts';
import {type ConsoleState, currentScreen} from '../core/state/state.ts';
import {configureKeys, configureKeysNow, waysToConfigure} from './configure-keys.ts';

/** A key as a row of data: the footer, the help screen, the README and the tests read the same rows. */
export type KeyRow = {
	/** Names as `KeyPress.name` gives them, modifiers in front: `down`, `j`, `ctrl+l`, `R`. */
	readonly keys: readonly string[];
	/** What it does, in the words of the help screen. */
	readonly label: string;
	/** A word or two for the footer; left out where the footer doesn't show it. */
	readonly hint?: string;
	/** Screens it works on; left out means all of them. */
	readonly on?: readonly ScreenName[];
	readonly raises: RaisedEvent;
	/** Why it can't do anything now, or `undefined` where it can. */
	readonly disabledReason?: (state: ConsoleState) => string | undefined;
};

const move = (direction: 'up' | 'down' | 'left' | 'right', stride: 'one' | 'page' | 'end' = 'one'): KeyEvent => ({
	type: 'moved',
	direction,
	stride,
});

const cantChange = (state: ConsoleState): string | undefined => (isReadOnlyNow(state) ? readOnlyReason : undefined);

/** Every key of the console, the most used first. Nothing that changes AWS lies next to a harmless key by accident: `Ctrl+D` and `Ctrl+K` stay unbound. */
export const keymap: readonly KeyRow[] = [
	{keys: ['up', 'k'], label: 'move up', raises: move('up')},
	{keys: ['down', 'j'], label: 'move down', raises: move('down')},
	{keys: ['left', 'h'], label: 'move left', raises: move('left')},
	{keys: ['right', 'l'], label: 'move right', raises: move('right')},
	{keys: ['pageup'], label: 'a page up', raises: move('up', 'page')},
	{keys: ['pagedown'], label: 'a page down', raises: move('down', 'page')},
	{keys: ['home'], label: 'to the first column', on: ['matrix'], raises: move('left', 'end')},
	{keys: ['end'], label: 'to the last column', on: ['matrix'], raises: move('right', 'end')},
	{keys: ['g', 'home'], label: 'to the top', raises: move('up', 'end')},
	{keys: ['G', 'end'], label: 'to the bottom', raises: move('down', 'end')},
	{keys: ['enter'], label: 'open what is under the cursor', hint: 'open', raises: {type: 'entered'}},
	{keys: ['escape'], label: 'back; leaves a search first', hint: 'back', raises: {type: 'went-back'}},
	{keys: ['/'], label: 'search; ! in front turns it round', hint: 'search', raises: {type: 'search-began'}},
	{
		keys: ['f'],
		label: 'filter: all, not succeeded, running, waiting',
		hint: 'filter',
		on: ['matrix', 'execution'],
		raises: {type: 'filter-cycled'},
	},
	{
		keys: ['n'],
		label: 'next location that failed',
		hint: 'next failure',
		on: ['matrix'],
		raises: {type: 'failure-stepped', direction: 'next'},
	},
	{
		keys: ['N'],
		label: 'previous location that failed',
		on: ['matrix'],
		raises: {type: 'failure-stepped', direction: 'previous'},
	},
	{
		keys: ['n'],
		label: 'next place of the search',
		hint: 'next place',
		on: ['step'],
		raises: {type: 'search-stepped', direction: 'next'},
	},
	{
		keys: ['N'],
		label: 'previous place of the search',
		on: ['step'],
		raises: {type: 'search-stepped', direction: 'previous'},
	},
	{
		keys: ['e'],
		label: 'failures grouped by cause',
		hint: 'causes',
		on: ['matrix'],
		raises: {type: 'failures-asked'},
	},
	{
		keys: ['c'],
		label: 'cancel: the fan-out, the marked locations, or the execution opened',
		hint: 'cancel',
		on: ['matrix', 'execution', 'step'],
		raises: {type: 'cancel-asked'},
		disabledReason: cantChange,
	},
	{
		keys: ['r'],
		label: 'retry: the marked locations, else every one that did not succeed',
		hint: 'retry',
		on: ['matrix'],
		raises: {type: 'retry-asked'},
		disabledReason: cantChange,
	},
	{
		keys: ['T'],
		label: 'attempts: each with its own status and fuse; a number opens one by itself',
		on: ['matrix'],
		raises: {type: 'attempts-asked'},
	},
	{keys: ['H'], label: 'what every attempt came to in this location', on: ['matrix'], raises: {type: 'history-asked'}},
	{
		keys: ['r'],
		label: 'retry all that failed of this cause',
		hint: 'retry',
		on: ['failures'],
		raises: {type: 'retry-asked'},
		disabledReason: cantChange,
	},
	{
		keys: ['a'],
		label: 'answer: the execution opened, the marked locations, or what waits',
		hint: 'answer',
		on: ['matrix', 'execution', 'step'],
		raises: {type: 'answer-asked'},
		disabledReason: cantChange,
	},
	{keys: ['W'], label: 'next location that waits for a person', on: ['matrix'], raises: {type: 'waiting-sought'}},
	{
		keys: ['space'],
		label: 'mark the location, or all of the OU',
		hint: 'mark',
		on: ['matrix'],
		raises: {type: 'mark-toggled', what: 'location'},
	},
	{keys: ['R'], label: 'mark the row', on: ['matrix'], raises: {type: 'mark-toggled', what: 'row'}},
	{keys: ['C'], label: 'mark the column', on: ['matrix'], raises: {type: 'mark-toggled', what: 'column'}},
	{keys: ['A'], label: 'mark all that is shown', on: ['matrix'], raises: {type: 'mark-toggled', what: 'shown'}},
	{
		keys: ['v'],
		label: 'mark a range: from here to where v or Space is pressed',
		on: ['matrix'],
		raises: {type: 'range-toggled'},
	},
	{
		keys: ['t'],
		label: 'timeline: when each ran, throughput, durations',
		hint: 'timeline',
		on: ['matrix'],
		raises: {type: 'timeline-asked'},
	},
	{
		keys: ['o'],
		label: 'compare an output, message, duration or version over all locations',
		hint: 'compare',
		on: ['matrix'],
		raises: {type: 'compare-asked'},
	},
	{
		keys: ['o'],
		label: 'compare another value',
		hint: 'other value',
		on: ['compare'],
		raises: {type: 'compared-changed'},
	},
	{
		keys: ['space'],
		label: 'mark all of this cause, or of this value',
		hint: 'mark',
		on: ['failures', 'compare'],
		raises: {type: 'group-marked'},
	},
	{
		keys: ['x'],
		label: 'check which cause it is: role missing, trust, runbook not shared',
		hint: 'check',
		on: ['failures'],
		raises: {type: 'check-asked'},
	},
	{
		keys: ['i'],
		label: 'the messages as AWS sent them',
		hint: 'raw text',
		on: ['failures'],
		raises: {type: 'raw-toggled'},
	},
	{
		keys: ['z', 'tab'],
		label: 'lanes: OUs, accounts, locations',
		hint: 'lanes',
		on: ['timeline'],
		raises: {type: 'lanes-cycled'},
	},
	{
		keys: ['s'],
		label: 'sort: OU, name, failures, duration',
		hint: 'sort',
		on: ['matrix'],
		raises: {type: 'sort-cycled'},
	},
	{
		keys: ['w'],
		label: 'write the report, to hand on: an HTML file in this folder',
		on: ['matrix'],
		raises: {type: 'report-asked'},
	},
	{keys: ['z'], label: 'density: automatic, wide, narrow, overview', on: ['matrix'], raises: {type: 'density-cycled'}},
	{keys: ['tab'], label: 'fold or unfold the OU', on: ['matrix'], raises: {type: 'fold-toggled'}},
	{keys: ['Z'], label: 'fold every OU, or unfold them all', on: ['matrix'], raises: {type: 'all-folded'}},
	{keys: ['x'], label: 'the Regions’ long names', on: ['matrix'], raises: {type: 'long-names-toggled'}},
	...waysToConfigure,
	...configureKeys,
	{keys: ['i'], label: 'inspect the step itself', hint: 'inspect', on: ['execution'], raises: {type: 'inspect-asked'}},
	{keys: ['p'], label: 'pause or resume the polling', on: ['matrix'], raises: {type: 'pause-toggled'}},
	{keys: ['u'], label: 'ask AWS again now', raises: {type: 'refresh-asked'}},
	{
		keys: ['y'],
		label: 'copy: ID, ARN, location, value, or the link to the AWS console; y again takes the first',
		raises: {type: 'copy-asked'},
	},
	{keys: ['Y'], label: 'copy the link to the AWS console', raises: {type: 'link-asked'}},
	{keys: ['L'], label: 'rollgrid’s log: every API call', raises: {type: 'log-asked'}},
	{
		keys: [':'],
		label: 'command palette: every action by name; arm, disarm, theme, open',
		raises: {type: 'palette-asked'},
	},
	{keys: ['?'], label: 'help', hint: 'help', raises: {type: 'help-asked'}},
	{keys: ['ctrl+l'], label: 'redraw', raises: {type: 'redraw-asked'}},
	{keys: ['ctrl+z'], label: 'suspend to the shell; fg comes back', raises: {type: 'suspend-asked'}},
	{keys: ['q', 'ctrl+c'], label: 'quit; fan-outs go on', hint: 'quit', raises: {type: 'quit-asked'}},
];

/** The rows that count now: on the screen that is shown, and in the part of it that is open. */
export function keysNow(state: ConsoleState): readonly KeyRow[] {
	const {name} = currentScreen(state);
	return name === 'configure' ? configureKeysNow(state, keymap) : keysOn(name);
}

/** The rows that count on a screen. */
export function keysOn(screen: ScreenName): readonly KeyRow[] {
	return keymap.filter(({on}) => on?.includes(screen) ?? true);
}
