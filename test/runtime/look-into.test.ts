import {expect, test} from 'vitest';
import type {Execution, ExecutionSummary, StepExecution} from '../../source/core/domain/execution.ts';
import {fail, succeed} from '../../source/core/domain/failure.ts';
import type {Automation} from '../../source/ports/automation.ts';
import {lookInto} from '../../source/runtime/look-into.ts';

const where = {accountId: '111122223333', region: 'eu-west-1'};

const step = (name: string, part: Partial<StepExecution>): StepExecution =>
	({
		stepExecutionId: name,
		name,
		action: 'aws:executeScript',
		startedAt: 1,
		endedAt: null,
		inputs: {},
		outputs: {},
		...part,
	}) as StepExecution;

const execution = (executionId: string, part: Partial<Execution>): Execution =>
	({
		executionId,
		document: 'Patch',
		status: 'InProgress',
		mode: 'Auto',
		startedAt: 1,
		steps: [],
		isTruncated: false,
		targetParameterName: null,
		resolvedTargets: [],
		...part,
	}) as Execution;

/** An account of these executions; every read is written down. */
function accountOf(executions: readonly Execution[], more: Partial<Automation> = {}) {
	const reads: string[] = [];
	const automation: Partial<Automation> = {
		async getExecution(_, id) {
			reads.push(`get ${id}`);
			const found = executions.find(({executionId}) => executionId === id);
			return found === undefined ? fail({kind: 'not-found', what: `no ${id}`}) : succeed(found);
		},
		async listExecutions(_, {parentExecutionId, statuses}) {
			reads.push(`list below ${parentExecutionId} ${statuses?.join() ?? ''}`.trim());
			const items = executions.filter(
				one => one.parentExecutionId === parentExecutionId && (statuses === undefined || statuses.includes(one.status)),
			);
			return succeed({items: items as readonly ExecutionSummary[], nextToken: null});
		},
		async listSteps(_, id, {statuses}) {
			reads.push(`steps of ${id} ${statuses?.join() ?? ''}`);
			return succeed({items: [step('late', {status: 'InProgress'})], nextToken: null});
		},
		...more,
	};
	return {automation: automation as Automation, reads};
}

test('a child that is known and small costs one read', async () => {
	const {automation, reads} = accountOf([
		execution('child', {steps: [step('done', {status: 'Success', endedAt: 5}), step('now', {status: 'InProgress'})]}),
	]);
	expect(await lookInto(automation, where, 'parent', 'child')).toMatchObject({
		value: {executionId: 'child', status: 'InProgress', currentStep: {name: 'now'}, waits: []},
	});
	expect(reads).toEqual(['get child']);
});

test('a child that the step doesn’t name is found by its parent; where there is none that is said', async () => {
	const known = accountOf([execution('child', {parentExecutionId: 'parent'})]);
	expect(await lookInto(known.automation, where, 'parent', null)).toMatchObject({value: {executionId: 'child'}});
	expect(known.reads).toEqual(['list below parent', 'get child']);
	const none = accountOf([]);
	expect(await lookInto(none.automation, where, 'parent', null)).toMatchObject({
		value: {executionId: null, status: null},
	});
});

test('of a long child only the steps that run or wait are read', async () => {
	const {automation, reads} = accountOf([execution('child', {isTruncated: true})]);
	expect(await lookInto(automation, where, 'parent', 'child')).toMatchObject({
		value: {currentStep: {name: 'late'}},
	});
	expect(reads).toEqual(['get child', 'steps of child InProgress,Waiting']);
});

test('what waits in a resource execution below the child is found there, and answered there', async () => {
	const ask = step('ask', {action: 'aws:approve', status: 'Waiting'});
	const {automation, reads} = accountOf([
		execution('child', {targetParameterName: 'InstanceId'}),
		execution('one', {parentExecutionId: 'child', status: 'Waiting', steps: [ask]}),
		execution('other', {parentExecutionId: 'child', status: 'InProgress'}),
	]);
	expect(await lookInto(automation, where, 'parent', 'child')).toMatchObject({
		value: {executionId: 'child', waits: [{executionId: 'one', kind: 'approval', stepName: 'ask'}]},
	});
	expect(reads).toEqual(['get child', 'list below child Waiting', 'get one']);
});

test('a refusal anywhere on the way is the look’s', async () => {
	const {automation} = accountOf([], {
		getExecution: async () => fail({kind: 'denied', what: 'Couldn’t look'}),
	});
	expect(await lookInto(automation, where, 'parent', 'child')).toMatchObject({
		ok: false,
		failure: {kind: 'denied'},
	});
});
