import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import type {StepExecution} from '../../../../source/core/domain/execution.ts';
import {fail, succeed} from '../../../../source/core/domain/failure.ts';
import type {Invocation} from '../../../../source/core/domain/invocation.ts';
import {shownExecution} from '../../../../source/core/screens/execution/screen.ts';
import {selectInvocations} from '../../../../source/core/screens/invocations/select.ts';
import {selectPrinted} from '../../../../source/core/screens/printed/select.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import type {Transition} from '../../../../source/core/state/transition.ts';
import {openMatrixOf, stepIn} from '../../matrix/open-matrix-of.ts';
import {effectsOf, happen, namesOf} from '../happen.ts';

const where = {accountId: '222222222222', region: 'us-east-1'};
const commandId = '5f9f1b2e-1111-4222-8333-444455556666';
const place = {where, commandId};

/** A location opened, with a step that failed; its outputs name its command unless it is said otherwise. */
function opened(changes: Partial<StepExecution> = {}): ConsoleState {
	const {state} = happen(openMatrixOf({statuses: {'222222222222/us-east-1': 'Failed'}}), {type: 'entered'});
	const key = shownExecution(state)!.viewKey;
	const one: StepExecution = {
		...stepIn('222222222222/us-east-1', 'Failed'),
		name: 'patch',
		action: 'aws:runCommand',
		outputs: {CommandId: [commandId]},
		...changes,
	};
	const view = {...state.views.get(key)!, executionId: 'child', steps: [one]};
	return {...state, views: new Map([[key, view]])};
}

function invocation(instanceId: string, status: string, beginning = '', exitCode: number | null = 0): Invocation {
	const plugin = {name: 'aws:runShellScript', status, exitCode, startedAt: 0, endedAt: 5000, beginning};
	return {instanceId, instanceName: '', status, statusDetails: status, plugins: [plugin], logGroup: null};
}

const listed = [
	invocation('i-1', 'Success', 'done\n'),
	invocation('i-2', 'InProgress', '', null),
	invocation('i-3', 'Failed', 'half\n\n----------ERROR-------\nno space\nfailed to run commands: exit status 28', 28),
];

const answered = (invocations: readonly Invocation[] = listed): Event => ({
	type: 'invocations-answered',
	...place,
	outcome: succeed({invocations, isComplete: true}),
});

const denied = fail({kind: 'denied', what: 'Couldn’t list', where, code: 'AccessDeniedException'});
const head = ({state}: Transition): string =>
	selectInvocations(state)!
		.head.map(({text}) => text)
		.join('\n');
const rows = ({state}: Transition) => selectInvocations(state)!.rows.map(({id, note}) => `${id} ${note}`.trim());

test('Enter on a step that sent a command opens its instances and reads them in the step’s account and Region', () => {
	const after = happen(opened(), {type: 'entered'});
	expect(namesOf(after).at(-1)).toBe('invocations');
	expect(after.effects).toEqual([{type: 'list-invocations', ...place}]);
	expect(head(after)).toContain(`Asking AWS for command ${commandId}`);
});

test('what failed comes first, with its last words; what has not ended is looked at again while it is shown', () => {
	const after = happen(opened(), {type: 'entered'}, answered());
	expect(rows(after)).toEqual(['i-3 no space', 'i-2', 'i-1 done']);
	expect(after.effects).toMatchObject([{type: 'wake', event: {type: 'invocations-due', ...place}}]);
	const due: Event = {type: 'invocations-due', ...place};
	expect(effectsOf(happen(after.state, due))).toEqual(['list-invocations']);
	expect(effectsOf(happen(after.state, {type: 'went-back'}, due))).toEqual([]);
});

test.each([
	{
		title: 'a step that failed by its message',
		changes: {
			outputs: {},
			failureMessage: `Command ${commandId} returns unexpected invocation result: {Status=[Failed]`,
		},
		asks: true,
	},
	{title: 'a step that names none', changes: {outputs: {}}, asks: false},
	{title: 'a step whose output is no ID', changes: {outputs: {CommandId: ['$(reboot)']}}, asks: false},
])('$title', ({changes, asks}) => {
	const after = happen(opened(changes), {type: 'entered'});
	expect(effectsOf(after)).toEqual(asks ? ['list-invocations'] : []);
	expect(head(after)).toContain(asks ? 'Asking AWS' : 'doesn’t say which command this step sent (it is Failed)');
});

test.each([
	{title: 'no instance', event: answered([]), says: 'AWS lists no instance', effects: ['wake']},
	{
		title: 'a status that nobody knows',
		event: answered([invocation('i-1', '')]),
		says: '1 without a status',
		effects: ['wake'],
	},
	{
		title: 'a refusal',
		event: {type: 'invocations-answered', ...place, outcome: denied},
		says: 'AccessDeniedException',
		effects: [],
	},
] as const)('$title is told, and is no success', ({event, says, effects}) => {
	const after = happen(opened(), {type: 'entered'}, event);
	expect(head(after)).toContain(says);
	expect(head(after)).not.toContain('Success');
	expect(effectsOf(after)).toEqual(effects);
});

test('Enter on an instance reads all of its text once; a search keeps the lines that hold it', () => {
	const text = happen(opened(), {type: 'entered'}, answered(), {type: 'entered'});
	const of = {instanceId: 'i-3', pluginName: 'aws:runShellScript'};
	expect(text.effects).toEqual([{type: 'read-printed', ...place, ...of}]);
	const printed = {output: 'half', error: 'e'.repeat(8000), outputUrl: null, errorUrl: null, logGroup: '/patching'};
	const told = happen(text.state, {type: 'printed-answered', ...place, ...of, outcome: succeed(printed)});
	expect(selectPrinted(told.state)!.lines.map(({text: line}) => line.slice(0, 80))).toEqual([
		'Standard error',
		'AWS tells the first 8,000 characters; the whole of it: CloudWatch Logs, group /p',
		'e'.repeat(80),
		'',
		'Standard output',
		'also: CloudWatch Logs, group /patching',
		'half',
	]);
	expect(effectsOf(happen(told.state, {type: 'went-back'}, {type: 'entered'}))).toEqual([]);
	expect(effectsOf(happen(told.state, {type: 'refresh-asked'}))).toEqual(['read-printed']);
});
