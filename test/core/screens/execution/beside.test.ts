import {expect, test} from 'vitest';
import type {StepExecution} from '../../../../source/core/domain/execution.ts';
import {shownExecution} from '../../../../source/core/screens/execution/screen.ts';
import {selectPane} from '../../../../source/core/state/select/pane.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {speakLine} from '../../../../source/core/status/pane-lines.ts';
import {openMatrixOf, stepIn} from '../../matrix/open-matrix-of.ts';
import {effectsOf, happen} from '../happen.ts';

const at = '222222222222/us-east-1';
const step = (name: string, rest: Partial<StepExecution>): StepExecution => ({
	...stepIn(at, 'Success'),
	stepExecutionId: name,
	name,
	action: 'aws:executeScript',
	...rest,
});

/** A location is opened at 200 × 50: two steps, the second one failed. */
function opened(): ConsoleState {
	const {state} = happen(openMatrixOf({statuses: {[at]: 'Failed'}, columns: 200, rows: 50}), {type: 'entered'});
	const key = shownExecution(state)!.viewKey;
	const steps = [
		step('check', {inputs: {Script: '"exit 0"'}, outputs: {Answer: ['42']}}),
		step('patch', {status: 'Failed', failureMessage: 'No disk', inputs: {Password: '"hunter2"'}}),
	];
	return {...state, views: new Map([[key, {...state.views.get(key)!, executionId: 'child', asking: null, steps}]])};
}

const linesOf = (state: ConsoleState): string => (selectPane(state)?.lines ?? []).map(speakLine).join('\n');

test('beside the steps stands the failure of the one under the cursor, its inputs and outputs, secrets masked', () => {
	const failed = linesOf(opened());
	expect(failed).toMatch(/^patch\naws:executeScript\nFailed 5s\n\n- Failure\nNo disk\n/);
	expect(failed).not.toContain('hunter2');
	const {state} = happen(opened(), {type: 'moved', direction: 'up', stride: 'one'});
	expect(linesOf(state)).toMatch(/Inputs\nScript = "?exit 0"?\n- Outputs\nAnswer = 42/);
});

test('moving among the steps reads nothing', () => {
	expect(effectsOf(happen(opened(), {type: 'moved', direction: 'up', stride: 'one'}))).toEqual([]);
});

test('what there is no room for is one key away', () => {
	const {state} = happen(opened(), {type: 'resized', columns: 200, rows: 16});
	expect(linesOf(state)).toMatch(/… \d+ more lines: i$/);
});
