import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import {selectUnderCursor} from '../../../../source/core/screens/matrix/select.ts';
import {openMatrixOf, viewOf} from '../../matrix/open-matrix-of.ts';
import {effectsOf, happen, namesOf} from '../happen.ts';

const fanOut = () =>
	openMatrixOf({statuses: {'111111111111/us-east-1': 'Success', '222222222222/us-east-1': 'Failed'}});
const down: Event = {type: 'moved', direction: 'down', stride: 'one'};

test.each([
	{
		title: 'Enter opens the execution of the location',
		events: [down, {type: 'entered'}],
		names: ['fan-outs', 'matrix', 'execution'],
	},
	{title: 'e opens the failures', events: [{type: 'failures-asked'}], names: ['fan-outs', 'matrix', 'failures']},
	{title: 't opens the timeline', events: [{type: 'timeline-asked'}], names: ['fan-outs', 'matrix', 'timeline']},
	{title: 'o opens the comparison', events: [{type: 'compare-asked'}], names: ['fan-outs', 'matrix', 'compare']},
	{title: 'Esc goes back to the list', events: [{type: 'went-back'}], names: ['fan-outs']},
	{
		title: 'Esc leaves a filter’s search first',
		events: [{type: 'search-began'}, {type: 'typed', text: '2'}, {type: 'went-back'}],
		names: ['fan-outs', 'matrix'],
	},
] as const)('on the matrix: $title', ({events, names}) => {
	expect(namesOf(happen(fanOut(), ...events))).toEqual(names);
});

test.each([
	{times: 0, filter: 'all'},
	{times: 1, filter: 'not-succeeded'},
	{times: 2, filter: 'running'},
	{times: 3, filter: 'waiting'},
	{times: 4, filter: 'all'},
] as const)('f pressed $times times shows $filter', ({times, filter}) => {
	const presses = Array.from({length: times}, (): Event => ({type: 'filter-cycled'}));
	expect(viewOf(happen(fanOut(), ...presses).state).filter).toBe(filter);
});

test('a click puts the cursor on a row and its Region', () => {
	const {state} = happen(fanOut(), {type: 'pointed', row: 'account:222222222222', region: 'us-east-1'});
	expect(viewOf(state)).toMatchObject({cursorRow: 'account:222222222222', cursorRegion: 'us-east-1'});
});

test('n goes to the location that failed', () => {
	expect(viewOf(happen(fanOut(), {type: 'failure-moved-to', direction: 'next'}).state).cursorRow).toBe(
		'account:222222222222',
	);
});

test('coming back from a screen above asks for nothing anew', () => {
	expect(effectsOf(happen(fanOut(), {type: 'timeline-asked'}, {type: 'went-back'}))).toEqual([]);
});

test.each([
	{title: 'location, status and time', events: [], says: '111111111111/us-east-1 · Success 5s'},
	{title: 'the failure', events: [down], says: '222222222222/us-east-1 · Failed 5s'},
] as const)('the line under the cursor says $title', ({events, says}) => {
	expect(selectUnderCursor(happen(fanOut(), ...events).state).text.replace(/ +/g, ' ')).toContain(says);
});
