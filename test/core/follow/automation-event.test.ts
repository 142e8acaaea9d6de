import {describe, expect, test} from 'vitest';
import {parseAutomationEvent, type QueueMessage, sortMessages} from '../../../source/core/follow/automation-event.ts';
import {startFollowing} from '../../../source/core/follow/following.ts';
import type {Hint} from '../../../source/core/follow/hint.ts';
import {locationStep} from './steps.ts';

const executionId = '333ba70b-2333-48db-b17e-a5e69c6f4d1c';

/** AWS's own example of a step's event, which names one Region in `region` and another in the ARNs. */
const example = {
	version: '0',
	id: 'eeca120b-a321-433e-9635-dab369006a6b',
	'detail-type': 'EC2 Automation Step Status-change Notification',
	source: 'aws.ssm',
	account: '123456789012',
	time: '2024-11-29T19:43:35Z',
	region: 'us-east-1',
	resources: [`arn:aws:ssm:us-east-2:123456789012:automation-execution/${executionId}`],
	detail: {
		ExecutionId: executionId,
		Definition: 'runcommand1',
		DefinitionVersion: 1,
		Status: 'Success',
		Time: 2630,
		StepName: 'runFixedCmds',
		Action: 'aws:runCommand',
	},
};
const where = {accountId: '123456789012', region: 'us-east-2'};
const at = Date.UTC(2024, 10, 29, 19, 43, 35);
const ofExecution = {...example, 'detail-type': 'EC2 Automation Execution Status-change Notification'};

describe('an event', () => {
	test.each([
		['of a step', example, {executionId, where, stepName: 'runFixedCmds', status: 'Success', at}],
		['of an execution', ofExecution, {executionId, where, stepName: null, status: 'Success', at}],
		[
			'of which only the envelope says the place',
			{...example, resources: []},
			{executionId, where: {...where, region: 'us-east-1'}, stepName: 'runFixedCmds', status: 'Success', at},
		],
		[
			'without a time',
			{...example, time: 'yesterday'},
			{executionId, where, stepName: 'runFixedCmds', status: 'Success', at: null},
		],
		['of another kind', {...example, 'detail-type': 'EC2 Command Status-change Notification'}, null],
		['of another service', {...example, source: 'aws.ec2'}, null],
		['without detail', {...example, detail: 'x'}, null],
		['without status', {...example, detail: {ExecutionId: executionId, StepName: 'x'}}, null],
	])('%s', (_, event, hint) => {
		expect(parseAutomationEvent(JSON.stringify(event))).toEqual(hint);
	});

	test.each(['', 'null', '[]', '{', '"x"', '{"source":{}}'])('%j is no event', text => {
		expect(parseAutomationEvent(text)).toBeNull();
	});
});

test('an event for us, or one that nobody can use any more, is deleted; one for others, or another message, is left', () => {
	const now = 10_000_000;
	const following = startFollowing(where, executionId);
	following.grid.apply(locationStep('111122223333', 'eu-west-1', {childExecutionId: 'child', startedAt: 1}));
	const message = (receipt: string, hint: Partial<Hint> | null, age = 0): QueueMessage => ({
		receipt,
		hint: hint === null ? null : {executionId, where, stepName: null, status: 'Success', at: now - age - 700, ...hint},
		sentAt: now - age,
	});
	const child = {executionId: 'child', where: {accountId: '111122223333', region: 'eu-west-1'}};
	const sorted = sortMessages(
		[following],
		[
			message('ours', {}),
			message('a child of ours', child),
			message('another child there', {...child, executionId: 'other'}),
			message('of somebody else', {executionId: 'other'}),
			message('old, of somebody else', {executionId: 'other'}, 181_000),
			message('no event', null, 1e9),
		],
		now,
	);
	expect(sorted).toMatchObject({
		done: ['ours', 'a child of ours', 'old, of somebody else'],
		foreign: 2,
		unusable: 1,
		lateMs: 700,
	});
	expect(sorted.hints.map(hint => hint.executionId)).toEqual([executionId, 'child']);
});
