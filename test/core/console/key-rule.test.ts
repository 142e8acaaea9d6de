import {expect, test} from 'vitest';
import {type KeyArrival, pressedAlone, questionText, refuseKey} from '../../../source/core/console/key-rule.ts';
import type {PaletteEvent, RaisedEvent} from '../../../source/core/console/palette-event.ts';
import {house} from '../../../source/core/screens/rooms.ts';
import type {Dialog, DialogIntent} from '../../../source/core/state/dialog.ts';
import {createState} from '../../../source/core/state/state.ts';
import {begin} from '../screens/happen.ts';

const idle = createState(
	{
		pace: {baseMs: 1, quietMs: 1, troubledMs: 1},
		isReadOnly: false,
		dangerousRunbooks: [],
		watchCommand: 'rollgrid watch',
	},
	0,
	house,
);
const ask = (intent: DialogIntent, more: Partial<Dialog> = {}) => ({
	...idle,
	dialog: {title: 'Sure?', lines: ['3 locations'], intent, mustType: null, typed: '', ...more},
});
const cancels: DialogIntent = {
	type: 'cancel-children',
	what: 'it',
	children: [],
	notBegun: 0,
	unseen: 0,
	stopType: 'Cancel',
};
const states = {
	idle,
	asked: ask(cancels),
	typing: ask(cancels, {mustType: '42'}),
	copying: ask({type: 'copy', copies: []}),
	telling: ask({type: 'none'}),
};
const ways = {
	alone: pressedAlone,
	first: {isAlone: false, isLast: false, hasSeenQuestion: true},
	last: {isAlone: false, isLast: true, hasSeenQuestion: true},
	early: {isAlone: true, isLast: true, hasSeenQuestion: false},
} satisfies Record<string, KeyArrival>;
const move: RaisedEvent = {type: 'moved', direction: 'down', stride: 'one'};
const typed: RaisedEvent = {type: 'typed', text: '4'};
const chosen: PaletteEvent = {type: 'palette-chosen', event: {type: 'cancel-asked'}, line: 'cancel'};

test.each<
	[keyof typeof states, RaisedEvent | PaletteEvent, Record<keyof typeof ways, 'bundled' | 'unseen' | undefined>]
>([
	// What moves and opens may come several in one read.
	['idle', move, {alone: undefined, first: undefined, last: undefined, early: undefined}],
	['idle', {type: 'entered'}, {alone: undefined, first: undefined, last: undefined, early: undefined}],
	['idle', {type: 'copy-asked'}, {alone: undefined, first: undefined, last: undefined, early: undefined}],
	['idle', typed, {alone: undefined, first: undefined, last: undefined, early: undefined}],
	// What leads to a change comes alone.
	['idle', {type: 'cancel-asked'}, {alone: undefined, first: 'bundled', last: 'bundled', early: undefined}],
	['idle', {type: 'retry-asked'}, {alone: undefined, first: 'bundled', last: 'bundled', early: undefined}],
	['idle', {type: 'answer-asked'}, {alone: undefined, first: 'bundled', last: 'bundled', early: undefined}],
	['idle', {type: 'launch-again-asked'}, {alone: undefined, first: 'bundled', last: 'bundled', early: undefined}],
	['idle', {type: 'launch-asked'}, {alone: undefined, first: 'bundled', last: 'bundled', early: undefined}],
	['idle', {type: 'report-asked'}, {alone: undefined, first: 'bundled', last: 'bundled', early: undefined}],
	['idle', {type: 'armed', forMs: 1}, {alone: undefined, first: 'bundled', last: 'bundled', early: undefined}],
	['idle', chosen, {alone: undefined, first: 'bundled', last: 'bundled', early: undefined}],
	// What leaves would hand the rest of a text to the shell.
	['idle', {type: 'quit-asked'}, {alone: undefined, first: 'bundled', last: undefined, early: undefined}],
	['idle', {type: 'suspend-asked'}, {alone: undefined, first: 'bundled', last: undefined, early: undefined}],
	// A question is answered alone, by someone who has seen it.
	['asked', {type: 'dialog-confirmed'}, {alone: undefined, first: 'bundled', last: 'bundled', early: 'unseen'}],
	['asked', {type: 'dialog-chosen', key: 't'}, {alone: undefined, first: 'bundled', last: 'bundled', early: 'unseen'}],
	['asked', {type: 'dialog-dismissed'}, {alone: undefined, first: 'bundled', last: 'bundled', early: 'unseen'}],
	// The number may be pasted, its Enter may not.
	['typing', typed, {alone: undefined, first: undefined, last: undefined, early: 'unseen'}],
	['typing', {type: 'dialog-confirmed'}, {alone: undefined, first: 'bundled', last: 'bundled', early: 'unseen'}],
	// What copies or tells something changes nothing.
	[
		'copying',
		{type: 'dialog-chosen', key: 'y'},
		{alone: undefined, first: undefined, last: undefined, early: undefined},
	],
	['telling', {type: 'dialog-dismissed'}, {alone: undefined, first: undefined, last: undefined, early: undefined}],
])('%s: %j', (name, event, expected) => {
	const found = Object.fromEntries(
		Object.entries(ways).map(([way, how]) => [way, refuseKey(states[name], event, how)]),
	);
	expect(found).toEqual(expected);
});

test('a question is another one once it says something else, not when something is typed into it', () => {
	const {dialog} = states.typing;
	expect(questionText({...dialog, typed: '4'})).toBe(questionText(dialog));
	expect(questionText({...dialog, lines: ['4 locations']})).not.toBe(questionText(dialog));
	expect(questionText({...dialog, mustType: '43'})).not.toBe(questionText(dialog));
	expect(questionText(null)).toBeNull();
	expect(questionText(states.copying.dialog)).toBeNull();
});

test('a key that nobody has judged counts as one that changes something', () => {
	expect(refuseKey(idle, {type: 'configure-reset'}, ways.last)).toBe('bundled');
});

test.each([
	{type: 'failed-moment-sought', direction: 'next'},
	{type: 'lanes-cycled'},
	{type: 'painted', what: 'row'},
	{type: 'mark-toggled', what: 'location'},
] as const)('a room says of its own keys which are harmless: $type may come with others in one read', event => {
	expect(refuseKey(begin(), event, {...pressedAlone, isAlone: false})).toBeUndefined();
});

test.each([{type: 'launch-asked'}, {type: 'configure-reset'}] as const)(
	'what its room doesn’t call harmless comes alone: $type',
	event => {
		expect(refuseKey(begin(), event, {...pressedAlone, isAlone: false})).toBe('bundled');
	},
);
