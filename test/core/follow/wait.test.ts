import {expect, test} from 'vitest';
import type {Execution, StepExecution} from '../../../source/core/domain/execution.ts';
import {findStepUnderWay, listAnswers, readWaits, toSignal} from '../../../source/core/follow/wait.ts';

const where = {accountId: '111122223333', region: 'eu-west-1'};

const step = (name: string, part: Partial<StepExecution>): StepExecution =>
	({
		stepExecutionId: `id-${name}`,
		name,
		action: 'aws:executeScript',
		status: 'Pending',
		startedAt: null,
		endedAt: null,
		inputs: {},
		outputs: {},
		nextStep: null,
		...part,
	}) as StepExecution;

const execution = (part: Partial<Execution>): Execution =>
	({executionId: 'child', document: 'Patch', status: 'Waiting', mode: 'Auto', startedAt: 1000, ...part}) as Execution;

test('an approval says its message, who may answer, since when, and how many have approved', () => {
	const ask = step('ask', {
		action: 'aws:approve',
		status: 'Waiting',
		startedAt: 5000,
		inputs: {
			Message: '"Well?"',
			Approvers: '["arn:aws:iam::111122223333:role/Boss","alice"]',
			MinRequiredApprovals: '2',
		},
		outputs: {ApproverDecisions: ['{"approver":"alice","decision":"Approve"}']},
	});
	expect(readWaits(where, execution({}), [ask])).toEqual([
		{
			where,
			executionId: 'child',
			document: 'Patch',
			kind: 'approval',
			stepName: 'ask',
			stepExecutionId: 'id-ask',
			message: 'Well?',
			approvers: ['arn:aws:iam::111122223333:role/Boss', 'alice'],
			approvals: {given: 1, needed: 2},
			since: 5000,
		},
	]);
});

test('inputs that are no JSON are shown as they stand', () => {
	const ask = step('ask', {action: 'aws:approve', status: 'Waiting', startedAt: 1, inputs: {Message: 'Well?'}});
	expect(readWaits(where, execution({}), [ask])[0]).toMatchObject({message: 'Well?', approvers: []});
});

test('in interactive mode the step that comes next waits to be started, as the last one names it', () => {
	const steps = [
		step('one', {status: 'Success', startedAt: 10, endedAt: 20, nextStep: 'three'}),
		step('two', {}),
		step('three', {}),
	];
	expect(readWaits(where, execution({mode: 'Interactive'}), steps)).toMatchObject([
		{kind: 'interactive', stepName: 'three', stepExecutionId: null, since: 20},
	]);
	expect(readWaits(where, execution({mode: 'Interactive'}), steps.slice(0, 2))[0]).toMatchObject({stepName: 'two'});
});

test('what runs, has ended, or waits only as its child does, asks nobody', () => {
	const nested = step('nested', {action: 'aws:executeAutomation', status: 'Waiting', startedAt: 1});
	expect(
		readWaits(where, execution({status: 'InProgress'}), [step('a', {status: 'InProgress', startedAt: 1})]),
	).toEqual([]);
	expect(readWaits(where, execution({status: 'Success'}), [])).toEqual([]);
	expect(readWaits(where, execution({}), [nested])).toEqual([]);
});

test('each kind of wait takes the answers that AWS takes for it', () => {
	const [approval] = readWaits(where, execution({}), [
		step('a', {action: 'aws:approve', status: 'Waiting', startedAt: 1}),
	]);
	const [pause] = readWaits(where, execution({}), [step('p', {action: 'aws:pause', status: 'Waiting', startedAt: 1})]);
	const [interactive] = readWaits(where, execution({mode: 'Interactive'}), [step('i', {})]);
	expect([approval, pause, interactive].map(wait => listAnswers(wait!))).toEqual([
		['approve', 'reject', 'stop-step'],
		['resume', 'stop-step'],
		['start-step'],
	]);
	expect(toSignal('approve', approval!, {comment: 'go'})).toEqual({type: 'Approve', comment: 'go'});
	expect(toSignal('reject', approval!)).toEqual({type: 'Reject'});
	expect(toSignal('resume', pause!)).toEqual({type: 'Resume', stepName: 'p'});
	expect(toSignal('start-step', interactive!)).toEqual({type: 'StartStep', stepName: 'i'});
	expect(toSignal('stop-step', pause!)).toEqual({type: 'StopStep', stepExecutionId: 'id-p'});
	expect(toSignal('stop-step', interactive!)).toBeNull();
});

test('the step under way is the one that began last', () => {
	const steps = [
		step('loop', {status: 'InProgress', startedAt: 10}),
		step('inner', {status: 'InProgress', startedAt: 20}),
		step('done', {status: 'Success', startedAt: 30, endedAt: 40}),
	];
	expect(findStepUnderWay(steps)).toMatchObject({name: 'inner', startedAt: 20});
	expect(findStepUnderWay([])).toBeNull();
});
