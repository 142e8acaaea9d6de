import {expect, test} from 'vitest';
import {keysOn, listKeys} from '../../source/core/console/keymap.ts';
import {house} from '../../source/core/screens/rooms.ts';
import {createState} from '../../source/core/state/state.ts';
import {findKeyEvent} from '../../source/ui/find-key-event.ts';
import {keyLabel} from '../../source/ui/key-label.ts';

const screens = ['fan-outs', 'matrix', 'execution', 'step', 'help', 'log'] as const;
const state = createState(
	{
		pace: {baseMs: 1, quietMs: 1, troubledMs: 1},
		isReadOnly: false,
		dangerousRunbooks: [],
		watchCommand: 'rollgrid watch',
	},
	0,
	house,
);

test.each(screens)(
	'on the %s screen the first row of a key decides, and no two rows of one screen alone share a key',
	screen => {
		const own = keysOn(state, screen)
			.filter(row => row.on !== undefined)
			.flatMap(row => row.keys);
		expect(own).toEqual([...new Set(own)]);
	},
);

test('Ctrl+D and Ctrl+K, next to harmless keys, are bound to nothing', () => {
	expect(
		listKeys(house)
			.flatMap(row => row.keys)
			.filter(key => key === 'ctrl+d' || key === 'ctrl+k'),
	).toEqual([]);
});

test('Ctrl+S and Ctrl+Q, which stop and continue output elsewhere, are left alone everywhere', () => {
	expect(
		listKeys(house)
			.flatMap(row => row.keys)
			.filter(key => key === 'ctrl+s' || key === 'ctrl+q'),
	).toEqual([]);
	const asked = {
		...state,
		dialog: {title: 'Sure?', lines: [], intent: {type: 'none'}, mustType: null, typed: ''},
	} as const;
	expect([state, asked].flatMap(one => [findKeyEvent(one, 'ctrl+s', ''), findKeyEvent(one, 'ctrl+q', '')])).toEqual([
		undefined,
		undefined,
		undefined,
		undefined,
	]);
});

test('a question takes every key: only its own answers count', () => {
	const asked = {
		...state,
		dialog: {
			title: 'Sure?',
			lines: [],
			intent: {type: 'cancel-children', what: 'it', children: [], notBegun: 0, unseen: 0, stopType: 'Cancel'},
			mustType: null,
			typed: '',
		},
	} as const;
	expect(findKeyEvent(asked, 'y', 'y')).toEqual({type: 'dialog-confirmed'});
	expect(findKeyEvent(asked, 'escape', '')).toEqual({type: 'dialog-dismissed'});
	expect(findKeyEvent(asked, 'q', 'q')?.type).toBe('key-refused');
});

test('where a number has to be typed, y alone confirms nothing', () => {
	const asked = {
		...state,
		dialog: {
			title: 'Sure?',
			lines: [],
			intent: {type: 'cancel-children', what: 'it', children: [], notBegun: 0, unseen: 0, stopType: 'Cancel'},
			mustType: '42',
			typed: '',
		},
	} as const;
	expect(findKeyEvent(asked, 'y', 'y')).toEqual({type: 'typed', text: 'y'});
});

test.each([
	['shift+tab', 'Shift+Tab'],
	['shift+left', 'Shift+←'],
	['ctrl+l', 'Ctrl+L'],
	['G', 'G'],
])('%s is written as %s', (key, label) => {
	expect(keyLabel(key)).toBe(label);
});
