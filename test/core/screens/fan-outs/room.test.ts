import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import type {ExecutionSummary} from '../../../../source/core/domain/execution.ts';
import {chosenFanOut, shownFanOuts} from '../../../../source/core/screens/fan-outs/screen.ts';
import {selectFanOuts} from '../../../../source/core/screens/fan-outs/select.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {summaryOf} from '../../executions.ts';
import {begin, effectsOf, happen, namesOf} from '../happen.ts';

const summary = (executionId: string, startedAt: number): ExecutionSummary =>
	summaryOf({executionId, status: 'Success', startedAt, endedAt: startedAt + 1000});
const answered = (nextToken: string | null): Event => ({
	type: 'fan-outs-read',
	isFirstPage: true,
	outcome: {ok: true, value: {items: [summary('older', 1), summary('newer', 2)], nextToken}},
});
const down: Event = {type: 'moved', direction: 'down', stride: 'one'};
const chosen = (state: ConsoleState) => chosenFanOut(state, shownFanOuts(state)!);

test.each([
	{
		title: 'the newest is under the cursor',
		events: [answered(null)],
		under: 'newer',
		effects: ['wake', 'count-fan-out'],
	},
	{title: 'down goes to the next', events: [answered(null), down], under: 'older', effects: []},
	{title: 'down stays on the last', events: [answered(null), down, down], under: 'older', effects: []},
	{
		title: 'near the end the next page is asked for',
		events: [answered('page 2'), down],
		under: 'older',
		effects: ['list-fan-outs'],
	},
	{
		title: 'u asks again',
		events: [answered(null), {type: 'refresh-asked'}],
		under: 'newer',
		effects: ['list-fan-outs'],
	},
	{
		title: 'nothing is asked twice at once',
		events: [answered(null), {type: 'refresh-asked'}, {type: 'refresh-asked'}],
		under: 'newer',
		effects: [],
	},
] as const)('on the list: $title', ({events, under, effects}) => {
	const done = happen(begin(), ...events);
	expect({under: chosen(done.state), effects: effectsOf(done)}).toEqual({under, effects});
});

test('Enter opens the matrix of the fan-out under the cursor and begins to follow it', () => {
	const done = happen(begin(), answered(null), {type: 'entered'});
	expect([namesOf(done), done.state.opened, effectsOf(done).includes('get-execution')]).toEqual([
		['fan-outs', 'matrix'],
		'newer',
		true,
	]);
});

test('E begins a launch with the settings of the one under the cursor', () => {
	const done = happen(begin(), answered(null), down, {type: 'launch-again-asked'});
	expect(namesOf(done)).toEqual(['fan-outs', 'configure']);
	expect(done.effects.filter(({type}) => type === 'read-launch-source')).toMatchObject([{executionId: 'older'}]);
});

test('on an empty list there is nothing to open or to launch again', () => {
	for (const type of ['entered', 'launch-again-asked'] as const) {
		expect(namesOf(happen(begin(), {type}))).toEqual(['fan-outs']);
	}
});

const rowsOf = (state: ConsoleState) =>
	selectFanOuts(state).rows.map(({id, look, outcome, took}) => [id, look, outcome, took]);
const listed = () => happen(begin(), answered(null)).state;

test('the list shows the newest first, and a success only once its locations are counted', () => {
	expect(rowsOf(listed())).toEqual([
		['newer', null, 'ended, not counted yet', '1s'],
		['older', null, 'ended, not counted yet', '1s'],
	]);
});

test.each([
	{title: 'before AWS has said who we are', state: {...begin(), central: null}, events: [], says: 'Asking AWS who you'},
	{
		title: 'before the first answer',
		state: begin(),
		events: [],
		says: 'Asking for the fan-outs of 210987654321/us-east-1',
	},
	{
		title: 'where nothing matches',
		state: begin(),
		events: [answered(null), {type: 'search-began'}, {type: 'typed', text: 'zzz'}],
		says: 'Nothing matches "zzz"',
	},
] as const)('an empty list says why, $title', ({state, events, says}) => {
	const {rows, lines} = selectFanOuts(happen(state, ...events).state);
	expect(rows).toEqual([]);
	expect(lines.join(' ')).toContain(says);
});
