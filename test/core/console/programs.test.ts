import {expect, test} from 'vitest';
import type {Event} from '../../../source/core/console/event.ts';
import {keysNow} from '../../../source/core/console/keymap.ts';
import {findTakenKeys} from '../../../source/core/console/taken-keys.ts';
import {house} from '../../../source/core/screens/rooms.ts';
import type {ConsoleState} from '../../../source/core/state/state.ts';
import {openMatrixOf} from '../matrix/open-matrix-of.ts';
import {begin, happen} from '../screens/happen.ts';

const commands = {
	'Say where': {key: 'I', run: 'echo {account} {region}', readOnly: true},
	'Change it': {key: 'f5', run: 'change {fanOutId}', session: true, wait: false},
	'Of a step': {run: 'echo {step}', readOnly: true},
};
const onMatrix = openMatrixOf({statuses: {'222222222222/us-east-1': 'Failed'}});
const withOptions = (state: ConsoleState, more: Partial<ConsoleState['options']>): ConsoleState => ({
	...state,
	options: {...state.options, commands, ...more},
});
const armed = withOptions(onMatrix, {});
const readOnly = withOptions(onMatrix, {isReadOnly: true});
const shell: Event = {type: 'shell-asked'};
const run = (name: string): Event => ({type: 'own-command-asked', name});
const location = {accountId: '222222222222', region: 'us-east-1'};

test.each<[string, ConsoleState, Event, object | string]>([
	[
		'a shell in the location under the cursor',
		armed,
		shell,
		{where: location, line: null, isChange: true, hasSession: true},
	],
	['no shell in read-only', readOnly, shell, '--read-only'],
	['a shell while it is armed', {...readOnly, armedUntil: readOnly.now + 1000}, shell, {where: location}],
	['no shell on the list', begin(), shell, 'No account and Region here'],
	[
		'a command that says it changes nothing',
		armed,
		run('Say where'),
		{line: 'echo 222222222222 us-east-1', isChange: false, hasSession: false, waitsAfter: true},
	],
	['the same in read-only', readOnly, run('Say where'), {line: 'echo 222222222222 us-east-1'}],
	['nothing else in read-only', readOnly, run('Change it'), '"readOnly": true'],
	['nothing without what it needs', armed, run('Of a step'), 'It needs a step under the cursor'],
	[
		'nothing where AWS hasn’t said who acts',
		{...withOptions(begin(), {}), central: null},
		run('Say where'),
		'It needs an account and Region',
	],
])('%s', (_, state, event, expected) => {
	const {state: after, effects} = happen(state, event);
	if (typeof expected === 'string') {
		expect([effects, after.notice?.text]).toEqual([[], expect.stringContaining(expected)]);
	} else {
		expect(effects).toMatchObject([{type: 'run-errand', errand: expected}]);
	}
});

test('what may change something is asked about with its line, and runs on yes', () => {
	const asked = happen(armed, run('Change it'));
	expect(asked.effects).toEqual([]);
	expect(asked.state.dialog).toMatchObject({
		title: 'Run Change it?',
		lines: [`change ${armed.opened}`, 'It runs with the session of 222222222222/us-east-1.'],
	});
	expect(happen(asked.state, {type: 'dialog-confirmed'}).effects).toMatchObject([
		{type: 'run-errand', errand: {name: 'Change it', isChange: true, hasSession: true, waitsAfter: false}},
	]);
	expect(happen(asked.state, {type: 'dialog-dismissed'})).toMatchObject({effects: [], state: {dialog: null}});
});

test.each([
	['that ended well says nothing', {ok: true, value: {exitCode: 0, signal: null}}, null],
	['that ended otherwise says how', {ok: true, value: {exitCode: 3, signal: null}}, 'It ended with exit status 3'],
	['that a signal ended says which', {ok: true, value: {exitCode: null, signal: 'SIGTERM'}}, 'It ended by SIGTERM'],
	[
		'that couldn’t be run says why',
		{ok: false, failure: {kind: 'local', what: 'Couldn’t run vi', because: 'ENOENT'}},
		'Couldn’t run vi: ENOENT',
	],
] as const)('a program %s', (_, outcome, text) => {
	const {state} = happen(armed, {type: 'program-ended', name: 'It', outcome});
	expect(state.notice?.text ?? null).toBe(text);
});

test('a failure is read as a text with its messages and locations, masked and printable', () => {
	const failed = openMatrixOf({statuses: {'222222222222/us-east-1': 'Failed', '222222222222/us-west-2': 'Failed'}});
	const {effects} = happen(failed, {type: 'failures-asked'}, {type: 'text-asked', reader: 'pager'});
	expect(effects).toMatchObject([
		{
			type: 'show-text',
			reader: 'pager',
			shared: {
				name: 'failure',
				text: expect.stringContaining('Locations: 2\n222222222222/us-east-1\n222222222222/us-west-2'),
			},
		},
	]);
	expect(happen(failed, {type: 'text-asked', reader: 'pager'}).effects).toEqual([]);
});

test('a link opens in the browser; where there is none it is copied, and that is said', () => {
	const [effect] = happen(armed, {type: 'browser-asked'}).effects;
	const url = expect.stringContaining(`/automation/execution/${armed.opened}`);
	expect(effect).toEqual({type: 'open-link', url});
	const missed = {ok: false, failure: {kind: 'local', what: 'No browser here'}} as const;
	const {state, effects} = happen(armed, {type: 'link-opened', url: 'https://x', outcome: missed});
	expect(effects).toEqual([{type: 'copy', text: 'https://x'}]);
	expect(state.notice?.text).toBe('No browser here: copied the link');
	expect(happen(begin(), {type: 'browser-asked'}).effects).toEqual([]);
});

test('commands are rows of keys wherever something is under the cursor, refused with their reason', () => {
	const own = (state: ConsoleState) =>
		keysNow(state)
			.filter(({raises}) => raises.type === 'own-command-asked')
			.map(({keys, label, disabledReason}) => [keys, label, disabledReason?.(state) !== undefined]);
	expect(own(readOnly)).toEqual([
		[['I'], 'Say where', false],
		[['f5'], 'Change it', true],
		[[], 'Of a step', true],
	]);
	expect(own(happen(armed, {type: 'help-asked'}).state)).toEqual([]);
});

test.each([
	['of the console', {A1: {key: 'c', run: 'true'}}, ['commands: "A1" has the key c, which is taken: cancel']],
	[
		'of another command',
		{A1: {key: 'I', run: 'true'}, B2: {key: 'I', run: 'true'}},
		['"B2" has the key I, which is taken: A1'],
	],
	['that repeats moves', {A1: {key: '3', run: 'true'}}, ['which is taken: numbers repeat moves']],
	['that only leaves', {A1: {key: 'ctrl+c', run: 'true'}}, ['which is taken: quit']],
	['nobody has', {A1: {key: 'I', run: 'true'}, B2: {run: 'true'}}, []],
])('a key %s', (_, own, told) => {
	expect(findTakenKeys(own, house)).toEqual(told.map(text => expect.stringContaining(text)));
});
