import {expect, test} from 'vitest';
import type {StepExecution} from '../../../../source/core/domain/execution.ts';
import {type StackEvent, stackOf} from '../../../../source/core/domain/stack-event.ts';
import {shownExecution} from '../../../../source/core/screens/execution/screen.ts';
import {openStep} from '../../../../source/core/screens/step/reduce.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {openMatrixOf, stepIn} from '../../matrix/open-matrix-of.ts';
import {effectsOf, happen} from '../happen.ts';

const where = {accountId: '222222222222', region: 'us-east-1'};

/** The console in front of a location's step, about to be opened. */
function before(step: Partial<StepExecution>): ConsoleState {
	const {state} = happen(openMatrixOf({statuses: {'222222222222/us-east-1': 'Failed'}, columns: 200, rows: 50}), {
		type: 'entered',
	});
	const key = shownExecution(state)!.viewKey;
	const one = {...stepIn('222222222222/us-east-1', 'Failed'), name: 'make', ...step};
	const view = {...state.views.get(key)!, executionId: 'child', steps: [one]};
	return {...state, views: new Map([[key, view]])};
}

const linesOf = (state: ConsoleState) => openStep(state)!.document.nodes.map(({text}) => text);
const stackStep = {action: 'aws:createStack', inputs: {StackName: '"web"'}};
const event = (status: string, logicalId: string, reason: string | null = null): StackEvent => ({
	at: Date.UTC(2026, 10, 23, 3, 1),
	logicalId,
	type: 'AWS::S3::Bucket',
	status,
	reason,
});

test('opening a step that made a stack reads its events in the target account, and shows the first that failed first', () => {
	const opened = happen(before(stackStep), {type: 'entered'});
	expect(opened.effects).toEqual([{type: 'list-stack-events', where, stack: 'web'}]);
	expect(linesOf(opened.state)).toContain('Asking AWS…');
	const events = [
		event('ROLLBACK_IN_PROGRESS', 'web'),
		event('CREATE_FAILED', 'Other', 'Resource creation cancelled'),
		event('CREATE_FAILED', 'Logs', 'acme-logs already exists'),
		event('CREATE_IN_PROGRESS', 'Logs'),
	];
	const {state} = happen(opened.state, {
		type: 'stack-events-read',
		where,
		stack: 'web',
		outcome: {ok: true, value: events},
	});
	const lines = linesOf(state);
	const from = lines.indexOf('Stack events, what failed first');
	expect(lines.slice(from + 1, from + 4)).toEqual([
		expect.stringMatching(/CREATE_FAILED {2}Logs {2}AWS::S3::Bucket {2}acme-logs already exists$/),
		expect.stringMatching(/CREATE_FAILED {2}Other .*cancelled$/),
		expect.stringMatching(/ROLLBACK_IN_PROGRESS {2}web/),
	]);
	expect(lines).toContain('aws cloudformation describe-stack-events --region us-east-1 --stack-name web');
	expect(from).toBeLessThan(lines.indexOf('Inputs'));
	expect(effectsOf(happen(state, {type: 'refresh-asked'}))).toContain('list-stack-events');
});

test('a refusal is said with what to allow', () => {
	const {state} = happen(
		before(stackStep),
		{type: 'entered'},
		{
			type: 'stack-events-read',
			where,
			stack: 'web',
			outcome: {
				ok: false,
				failure: {kind: 'denied', what: 'Couldn’t list the events', next: '`rollgrid roles operator` prints it.'},
			},
		},
	);
	expect(linesOf(state)).toContainEqual(expect.stringContaining('rollgrid roles operator'));
});

test('a step that ran a script says where that printed, with a command line', () => {
	const {state, effects} = happen(before({action: 'aws:executeScript', startedAt: Date.UTC(2026, 10, 23, 3)}), {
		type: 'entered',
	});
	expect(effects).toEqual([]);
	expect(linesOf(state)).toContainEqual(
		expect.stringMatching(
			/^aws logs tail "\$\(aws ssm get-service-setting .*\)" --region us-east-1 --since 2026-11-23T03:00/,
		),
	);
});

test.each([
	[
		'its ID where it has told it',
		{inputs: {StackName: '"web"'}, outputs: {StackId: ['arn:x:stack/web/1']}},
		'arn:x:stack/web/1',
	],
	['its name else', {inputs: {StackName: '"web"'}, outputs: {}}, 'web'],
	['nothing where it says neither', {inputs: {}, outputs: {}}, null],
])('a step’s stack is %s', (_, told, stack) => {
	expect(stackOf({action: 'aws:createStack', ...told})).toBe(stack);
	expect(stackOf({action: 'aws:runCommand', ...told})).toBeNull();
});
