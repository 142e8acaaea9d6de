import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import {isHeld} from '../../../../source/core/screens/log/screen.ts';
import {heldEntry, selectLog} from '../../../../source/core/screens/log/select.ts';
import type {LogEntry} from '../../../../source/core/status/log-entry.ts';
import {begin, happen, namesOf} from '../happen.ts';

const said: Event = {type: 'side-words-heard'};
const log: Event = {type: 'log-asked'};

test.each([
	{title: 'what is said while it is not shown is unread', events: [said, said], unread: 2, names: ['fan-outs']},
	{title: 'opening it reads all', events: [said, log], unread: 0, names: ['fan-outs', 'log']},
	{title: 'what is said while it is shown is read', events: [log, said], unread: 0, names: ['fan-outs', 'log']},
	{title: 'it opens once', events: [log, log], unread: 0, names: ['fan-outs', 'log']},
])('of the log: $title', ({events, unread, names}) => {
	const done = happen(begin(), ...events);
	expect({unread: done.state.unreadWords, names: namesOf(done)}).toEqual({unread, names});
});

const entry = (number: number, more: Partial<LogEntry> = {}): LogEntry => ({
	number,
	at: 0,
	where: '111122223333/eu-west-1',
	operation: 'ssm:GetAutomationExecution',
	took: 12,
	outcome: 'ok',
	requestId: null,
	kind: 'read',
	hasFailed: false,
	commandLine: null,
	...more,
});

/** Newest first. */
const entries = [
	entry(4, {kind: 'words', where: '', operation: '', outcome: 'a warning'}),
	entry(3, {outcome: 'ThrottlingException', hasFailed: true}),
	entry(2, {
		operation: 'ssm:StopAutomationExecution',
		kind: 'action',
		commandLine: 'aws ssm stop-automation-execution',
	}),
	entry(1, {where: '444455556666/us-east-1'}),
];
const shown = (events: readonly Event[], heldAt: number | null = null) => {
	const {state} = happen(begin(), log, ...events);
	const {entries: found, standing, empty} = selectLog(state, entries, heldAt);
	return {numbers: found.map(({number}) => number), standing, empty};
};
const filter: Event = {type: 'filter-cycled'};
const search = (text: string): readonly Event[] => [{type: 'search-began'}, {type: 'typed', text}];

test.each([
	{title: 'all, newest first', events: [], numbers: [4, 3, 2, 1], standing: '4 of 4 · follows'},
	{title: 'failures', events: [filter], numbers: [3], standing: 'failures · 1 of 4 · follows'},
	{title: 'actions', events: [filter, filter], numbers: [2], standing: 'actions · 1 of 4 · follows'},
	{title: 'all again', events: [filter, filter, filter], numbers: [4, 3, 2, 1], standing: '4 of 4 · follows'},
	{
		title: 'all again by Esc',
		events: [filter, {type: 'went-back'}],
		numbers: [4, 3, 2, 1],
		standing: '4 of 4 · follows',
	},
	{title: 'what a search finds', events: search('region:eu !throttling'), numbers: [2], standing: '1 of 4 · follows'},
	{title: 'an action by its command line', events: search('stop-auto'), numbers: [2], standing: '1 of 4 · follows'},
	{title: 'what was said, by its words', events: search('msg:warning'), numbers: [4], standing: '1 of 4 · follows'},
] satisfies ReadonlyArray<{title: string; events: readonly Event[]; numbers: readonly number[]; standing: string}>)(
	'the log shows $title',
	({events, numbers, standing}) => {
		expect(shown(events)).toMatchObject({numbers, standing});
	},
);

test('the log says why it is empty', () => {
	expect(shown(search('nothing')).empty).toMatch(/matches the search/);
	expect(selectLog(happen(begin(), log).state, [], null).empty).toBe('No API call was made yet.');
});

test('the log stands still once one scrolls in it or stops it, and follows again from the top', () => {
	const held = (...events: readonly Event[]) => isHeld(happen(begin(), log, ...events).state);
	const down: Event = {type: 'moved', direction: 'down', stride: 'one'};
	const top: Event = {type: 'moved', direction: 'up', stride: 'end'};
	const stop: Event = {type: 'pause-toggled'};
	expect([held(), held(down), held(down, top), held(stop), held(stop, stop), held(down, stop)]).toEqual([
		false,
		true,
		false,
		true,
		false,
		false,
	]);
	expect(shown([down], 2)).toEqual({numbers: [2, 1], standing: '2 of 4 · stopped, 2 newer: g follows', empty: ''});
	const {state} = happen(begin(), log, down);
	const older = entries.map(one => ({...one, took: null, at: state.now - 1 + (one.number > 2 ? 10 : 0)}));
	expect(heldEntry(state, older)).toBe(2);
	expect(heldEntry(happen(begin(), log, down, top).state, older)).toBeNull();
});

test('a column holds AWS’s own names, in ASCII: nothing pushes the next column aside', () => {
	const strange = [
		entry(1, {outcome: 'e\u{301}\u{20DD}👩', requestId: '日本'}),
		entry(0, {kind: 'words', outcome: '👩 日本'}),
	];
	const [call, words] = selectLog(happen(begin(), log).state, strange, null).entries;
	expect([call?.outcome, call?.requestId, words?.outcome]).toEqual(['e?', '?', '👩 日本']);
});
