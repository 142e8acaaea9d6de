import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import type {StepExecution} from '../../../../source/core/domain/execution.ts';
import {shownExecution} from '../../../../source/core/screens/execution/screen.ts';
import {selectExecution} from '../../../../source/core/screens/execution/select.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {openMatrixOf, stepIn} from '../../matrix/open-matrix-of.ts';
import {effectsOf, happen, namesOf} from '../happen.ts';

const step = (name: string, status: StepExecution['status']): StepExecution => ({
	...stepIn('222222222222/us-east-1', status),
	stepExecutionId: name,
	name,
	action: 'aws:executeScript',
});

/** An opened execution with two steps that are known; the second one failed. */
function opened(): ConsoleState {
	const fanOut = openMatrixOf({statuses: {'222222222222/us-east-1': 'Failed'}});
	const {state} = happen(fanOut, {type: 'entered'});
	const key = shownExecution(state)!.viewKey;
	const view = {
		...state.views.get(key)!,
		executionId: 'child',
		asking: null,
		steps: [step('first', 'Success'), step('second', 'Failed')],
	};
	return {...state, views: new Map([[key, view]])};
}

const up: Event = {type: 'moved', direction: 'up', stride: 'one'};

test.each([
	{title: 'Enter opens the step that failed', events: [{type: 'entered'}], names: ['step'], stepId: 'second'},
	{title: 'i does the same', events: [{type: 'inspect-asked'}], names: ['step'], stepId: 'second'},
	{title: 'the cursor moves from where it is shown', events: [up, {type: 'entered'}], names: ['step'], stepId: 'first'},
	{title: 'Esc goes back to the matrix', events: [{type: 'went-back'}], names: [], stepId: undefined},
] as const)('on an execution: $title', ({events, names, stepId}) => {
	const done = happen(opened(), ...events);
	const shown = done.state.screens.at(-1) as {readonly stepExecutionId?: string};
	const below = names.length === 0 ? ['fan-outs', 'matrix'] : ['fan-outs', 'matrix', 'execution', ...names];
	expect({names: namesOf(done), stepId: shown.stepExecutionId}).toEqual({names: below, stepId});
});

test('f shows only what did not succeed', () => {
	expect(shownExecution(happen(opened(), {type: 'filter-cycled'}).state)?.filter).toBe('not-succeeded');
});

test('u reads it again', () => {
	expect(effectsOf(happen(opened(), {type: 'refresh-asked'}))).not.toEqual([]);
});

test('it shows its steps in order, the one that failed under the cursor, and how many ended how', () => {
	const scene = selectExecution(opened())!;
	expect(scene.rows.map(({name}) => name)).toEqual(['first', 'second']);
	expect([scene.cursor, scene.areResources]).toEqual([1, false]);
	expect(scene.rows.map(scene.describeRow).map(({id, status, took}) => [id, status, took])).toEqual([
		['first', 'Success', '5s'],
		['second', 'Failed', '5s'],
	]);
});

test('filtered, it shows less and says of how much', () => {
	const scene = selectExecution(happen(opened(), {type: 'filter-cycled'}).state)!;
	expect(scene.rows.map(({name}) => name)).toEqual(['second']);
	expect(scene.shown).toContain('1 of 2');
});
