import {expect, test} from 'vitest';
import {stringify} from 'yaml';
import {viewExecution} from '../../../../source/simulator/engine/state/view.ts';
import fc from '../../../harness/fast-check.ts';
import {rule, SmallWorld} from '../small-world.ts';

/** References of which some lead nowhere, some to a step that has not run yet, some to what is no list. */
const reference = fc.constantFrom(
	'{{ Text }}',
	'{{ List }}',
	'{{ Map }}',
	'{{ variable:state }}',
	'{{ global:REGION }}',
	'{{ ssm:/nowhere }}',
	'{{ s0.Out }}',
	'{{ s2.Out }}',
	'{{ nowhere.Out }}',
	'{{ Unknown }}',
	'at {{ s1.Out }} and {{ Text }}',
);
const value: fc.Arbitrary<unknown> = fc.oneof(
	reference,
	fc.constant('plain'),
	fc.integer(),
	fc.array(reference, {maxLength: 2}),
);
const condition = fc.record({Variable: value, StringEquals: fc.constantFrom('plain', 'busy', '1')});

const script = fc.record({
	action: fc.constant('aws:executeScript'),
	inputs: fc.record({Runtime: fc.constant('python3.11'), A: value, B: value}),
});
const variable = fc.record({
	action: fc.constant('aws:updateVariable'),
	inputs: fc.record({Name: fc.constant('variable:state'), Value: value}),
});
const nested = fc.record({
	action: fc.constant('aws:executeAutomation'),
	inputs: fc.record({
		DocumentName: fc.constantFrom('Work', 'Gone'),
		RuntimeParameters: fc.oneof(reference, fc.record({Note: value})),
	}),
});
const nap = fc.constant({action: 'aws:sleep', inputs: {Duration: 'PT1S'}});

function branchTo(goal: string): fc.Arbitrary<object> {
	const choice = condition.map(one => ({...one, NextStep: goal}));
	return fc.record({
		action: fc.constant('aws:branch'),
		inputs: fc.record({Choices: fc.array(choice, {maxLength: 2}), Default: fc.constant(goal)}),
	});
}

/** A loop over what is a list, what is none, and what is nowhere. */
function loopOf(depth: number): fc.Arbitrary<object> {
	const over = fc.oneof(
		fc.constantFrom('{{ List }}', '{{ Text }}', '{{ nowhere.Out }}'),
		fc.array(fc.integer(), {maxLength: 2}),
	);
	const inputs = {
		Iterators: over,
		LoopCondition: condition,
		MaxIterations: fc.integer({min: 0, max: 3}),
		Steps: stepsOf(depth - 1),
	};
	return fc.record({
		action: fc.constant('aws:loop'),
		inputs: fc.record(inputs, {requiredKeys: ['Iterators', 'MaxIterations', 'Steps']}),
	});
}

/** What any step may say besides; `goals` are the steps that it may lead to on failure. */
function restOf(goals: readonly string[]): fc.Arbitrary<object> {
	return fc.record(
		{
			onFailure: fc.constantFrom('Abort', 'Continue', ...goals.map(goal => `step:${goal}`)),
			isEnd: fc.boolean(),
			isCritical: fc.boolean(),
			maxAttempts: fc.constantFrom<number | string>(1, 2, '{{ Number }}', '{{ nowhere.Out }}'),
			timeoutSeconds: fc.constantFrom<number | string>(5, 600, '{{ Number }}'),
			outputs: fc.constant([{Name: 'Out', Selector: '$.Payload.Out', Type: 'String'}]),
		},
		{requiredKeys: []},
	);
}

/** A step that leads only to later ones, so that every run ends. */
function stepAt(index: number, count: number, depth: number): fc.Arbitrary<object> {
	const later = Array.from({length: count - index - 1}, (_, offset) => `s${index + 1 + offset}`);
	const branch = later.length === 0 ? script : fc.constantFrom(...later).chain(branchTo);
	const loop = depth === 0 ? script : loopOf(depth);
	const action = fc.oneof<Array<fc.Arbitrary<object>>>(script, branch, variable, nested, loop, nap);
	return fc.tuple(action, restOf(later)).map(([one, more]) => ({name: `s${index}`, ...one, ...more}));
}

function stepsOf(depth: number): fc.Arbitrary<object[]> {
	return fc
		.integer({min: 1, max: 4})
		.chain(count => fc.tuple(...Array.from({length: count}, (_, index) => stepAt(index, count, depth))));
}

const runbook = stepsOf(2).map(mainSteps =>
	stringify({
		schemaVersion: '0.3',
		parameters: {
			Text: {type: 'String', default: '{{ Text2 }}'},
			Text2: {type: 'String', default: '{{ Text }} {{ global:DATE }}'},
			List: {type: 'StringList', default: ['a', '{{ Text }}']},
			Map: {type: 'StringMap', default: {Note: 'n'}},
			Number: {type: 'Integer', default: 2},
		},
		variables: {state: {type: 'String', default: 'busy'}},
		mainSteps,
		outputs: ['s0.Out', 's1.Out', 'variable:state', 'nowhere.Out'],
	}),
);

test('every runbook that AWS takes ends, and can be shown', () => {
	fc.assert(
		fc.property(runbook, fc.boolean(), (text, fails) => {
			const outcomes = fails ? [rule('*', {step: 's*', status: 'Failed', chance: 1, times: 1})] : [];
			const aws = new SmallWorld({runbooks: {Generated: text}, outcomes});
			const execution = aws.finish(aws.start({DocumentName: 'Generated'}));
			expect(['Success', 'Failed', 'TimedOut']).toContain(execution.status);
			const shown = JSON.stringify(viewExecution(aws.world, execution));
			expect(shown).not.toContain('undefined');
			const unfinished = execution.steps.filter(({status}) => status === 'InProgress' || status === 'Waiting');
			expect(unfinished.map(({name}) => name)).toEqual([]);
		}),
		{numRuns: 300},
	);
});
