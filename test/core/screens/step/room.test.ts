import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import {selectHints} from '../../../../source/core/console/hints.ts';
import type {StepExecution} from '../../../../source/core/domain/execution.ts';
import {shownExecution} from '../../../../source/core/screens/execution/screen.ts';
import {openStep} from '../../../../source/core/screens/step/reduce.ts';
import {selectStep} from '../../../../source/core/screens/step/select.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {openMatrixOf, stepIn} from '../../matrix/open-matrix-of.ts';
import {happen, namesOf} from '../happen.ts';

/** A step with two inputs, opened. */
function opened(): ConsoleState {
	const {state} = happen(openMatrixOf({statuses: {'222222222222/us-east-1': 'Failed'}}), {type: 'entered'});
	const key = shownExecution(state)!.viewKey;
	const one: StepExecution = {
		...stepIn('222222222222/us-east-1', 'Failed'),
		name: 'patch',
		action: 'aws:executeScript',
		inputs: {Alpha: 'one', Beta: 'two'},
	};
	const view = {...state.views.get(key)!, executionId: 'child', steps: [one]};
	return happen({...state, views: new Map([[key, view]])}, {type: 'entered'}).state;
}

const move = (direction: 'up' | 'down' | 'left', stride: 'one' | 'end' = 'one'): Event => ({
	type: 'moved',
	direction,
	stride,
});
const find = (text: string): readonly Event[] => [{type: 'search-began'}, {type: 'typed', text}];

/** The line under the cursor. */
const under = (state: ConsoleState) => {
	const open = openStep(state)!;
	return open.layout.rows[open.row]!.text.trim();
};

test.each([
	{title: 'the first line is under the cursor', events: [], line: '- Inputs'},
	{title: 'down goes to the next', events: [move('down')], line: expect.stringContaining('Alpha')},
	{title: 'the end is the last', events: [move('down', 'end')], line: expect.stringContaining('Step ID')},
	{title: 'Enter folds what is under it', events: [{type: 'entered'}], line: expect.stringContaining('+ Inputs')},
	{title: 'what is typed is gone to at once', events: find('beta'), line: expect.stringContaining('Beta')},
	{
		title: 'leaving the search leaves the cursor',
		events: [...find('beta'), {type: 'went-back'}],
		line: expect.stringContaining('Beta'),
	},
] as const)('in a step: $title', ({events, line}) => {
	expect(under(happen(opened(), ...events).state)).toEqual(line);
});

test('n says that nothing is searched for, and Esc goes back to the execution', () => {
	expect(happen(opened(), {type: 'search-moved', direction: 'next'}).state.notice?.text).toContain(
		'Nothing is searched',
	);
	expect(namesOf(happen(opened(), {type: 'went-back'}))).toEqual(['fan-outs', 'matrix', 'execution']);
});

test('the last row names n only while something is searched for', () => {
	const names = (state: ConsoleState) => selectHints(state).some(({raises}) => raises.type === 'search-moved');
	expect([names(opened()), names(happen(opened(), ...find('beta')).state)]).toEqual([false, true]);
});

test('it shows status, name and time over the rows, with the cursor and what is searched', () => {
	const scene = selectStep(happen(opened(), ...find('beta')).state)!;
	expect(scene).toMatchObject({status: 'Failed', facts: 'patch · aws:executeScript · took 5s'});
	expect(scene.rows[scene.cursor]?.text).toContain('Beta');
});
