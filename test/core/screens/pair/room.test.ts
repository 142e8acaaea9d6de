import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import {parseLocation} from '../../../../source/core/domain/location.ts';
import {startFollowing} from '../../../../source/core/follow/following.ts';
import {selectFanOuts} from '../../../../source/core/screens/fan-outs/select.ts';
import {selectPair} from '../../../../source/core/screens/pair/select.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {executionOf} from '../../executions.ts';
import {begin, effectsOf, happen, namesOf} from '../happen.ts';

const [a, b] = ['aaaaaaaa-7e9a-40fe-9192-5cb15a7b1c2d', 'bbbbbbbb-7e9a-40fe-9192-5cb15a7b1c2d'] as const;
const central = {accountId: '210987654321', region: 'us-east-1'};
const executions = [a, b].map((executionId, place) => executionOf({executionId, startedAt: 2000 - place * 1000}));

/** The list, with the two fan-outs on it. */
const listed = (): ConsoleState => {
	const state = begin();
	return {...state, fanOuts: {...state.fanOuts, items: executions, answeredAt: 0}};
};

/** Both followed: in A one failed, which succeeded in B; another took ten seconds longer. */
function followed(state: ConsoleState): ConsoleState {
	const followings = executions.map((execution, place) => {
		const following = startFollowing(central, execution.executionId);
		for (const [name, status, seconds] of [
			['111111111111/eu-west-1', place === 0 ? 'Failed' : 'Success', 5],
			['111111111111/us-east-1', 'Success', 10 + 10 * place],
		] as const) {
			following.grid.put({
				location: parseLocation(name)!,
				name: null,
				status,
				startedAt: 1000,
				endedAt: 1000 + seconds * 1000,
				stepExecutionId: name,
				childExecutionId: null,
				failureMessage: status === 'Failed' ? 'no role' : null,
			});
		}

		return [execution.executionId, {...following, execution, isListed: true}] as const;
	});
	return {...state, followings: new Map(followings)};
}

const o: Event = {type: 'pair-asked'};
const down: Event = {type: 'moved', direction: 'down', stride: 'one'};
const next: Event = {type: 'filter-cycled'};
const compared = (...events: readonly Event[]) => happen(followed(happen(listed(), o, down, o).state), ...events);
const rowsOf = (state: ConsoleState) =>
	selectPair(state)?.rows.map(row => [row.name, row.a, row.b, row.figure].join(' | '));

test('o chooses the first fan-out, o on it takes that back, and o on another reads and compares both', () => {
	const marked = happen(listed(), o);
	expect([namesOf(marked), selectFanOuts(marked.state).rows.map(({news}) => news)]).toEqual([
		['fan-outs'],
		['A, to compare', ''],
	]);
	expect(selectFanOuts(happen(marked.state, o).state).rows.map(({news}) => news)).toEqual(['', '']);
	const opened = happen(marked.state, down, o);
	expect(namesOf(opened)).toEqual(['fan-outs', 'pair']);
	expect(effectsOf(opened).filter(effect => effect === 'get-execution')).toHaveLength(2);
	expect(selectPair(opened.state)?.head.map(({text}) => text)).toEqual([
		`A  ${a}: being read…`,
		`B  ${b}: being read…`,
		'Outcomes · f lists more',
	]);
});

test('a location that runs in one of them is no location that fared differently', () => {
	const {state} = compared();
	state.followings.get(b)!.grid.put({
		location: parseLocation('111111111111/us-east-1')!,
		name: null,
		status: 'InProgress',
		startedAt: 1000,
		endedAt: null,
		stepExecutionId: 'again',
		childExecutionId: null,
		failureMessage: null,
	});
	expect(rowsOf(state)).toEqual([
		'Failed → Success | Failed | Success | 1',
		'Success → InProgress, not ended yet | Success | InProgress | 1',
	]);
	expect(rowsOf(happen(state, next).state)).toEqual(['111111111111/eu-west-1 | Failed 5s | Success 5s | 0s']);
	expect(selectPair(state)?.head.map(({text}) => text)).toContain(
		'1 of 2 locations in both fared differently; 1 has not ended yet',
	);
});

test('both fan-outs are followed as long as they are compared', () => {
	const {state} = compared(next);
	expect([...state.followings.keys()]).toEqual([a, b]);
});

test.each([
	{
		title: 'outcomes',
		events: [],
		rows: ['Failed → Success | Failed | Success | 1', 'Success in both | Success | Success | 1'],
	},
	{
		title: 'the locations of an outcome',
		events: [{type: 'entered'}],
		rows: ['111111111111/eu-west-1 | Failed 5s | Success 5s | 0s'],
	},
	{
		title: 'outcomes again',
		events: [{type: 'entered'}, {type: 'went-back'}],
		rows: ['Failed → Success | Failed | Success | 1', 'Success in both | Success | Success | 1'],
	},
	{title: 'locations that differ', events: [next], rows: ['111111111111/eu-west-1 | Failed 5s | Success 5s | 0s']},
	{
		title: 'Regions',
		events: [next, next],
		rows: [
			'us-east-1 | median 10s | median 20s, of 1 | +10s, p90 +10s',
			'eu-west-1 | median 5s | median 5s, of 1 | 0s, p90 0s',
		],
	},
	{title: 'accounts', events: [next, next, next], rows: ['111111111111 | median 5s | median 5s, of 2 | 0s, p90 +10s']},
	{
		title: 'locations that moved, by name',
		events: [next, next, next, next, {type: 'sort-cycled'}],
		rows: [
			'111111111111/eu-west-1 | Failed 5s | Success 5s | 0s',
			'111111111111/us-east-1 | Success 10s | Success 20s | +10s',
		],
	},
	{
		title: 'what is searched for',
		events: [next, next, next, next, {type: 'search-began'}, {type: 'typed', text: 'us-east'}],
		rows: ['111111111111/us-east-1 | Success 10s | Success 20s | +10s'],
	},
] as ReadonlyArray<{title: string; events: readonly Event[]; rows: readonly string[]}>)(
	'$title are listed',
	({events, rows}) => {
		expect(rowsOf(compared(...events).state)).toEqual(rows);
	},
);

test('the head shows the result of the comparison', () => {
	expect(
		selectPair(compared().state)
			?.head.slice(2, 4)
			.map(({text}) => text),
	).toEqual([
		'1 of 2 locations in both fared differently',
		'Durations: median 5s → 5s; of each 0s, nine in ten at most +10s',
	]);
});

test('Enter on a location opens the second fan-out, and Esc the list', () => {
	expect(namesOf(compared(next, {type: 'entered'}))).toEqual(['fan-outs', 'pair', 'matrix']);
	expect(namesOf(compared({type: 'went-back'}))).toEqual(['fan-outs']);
});
