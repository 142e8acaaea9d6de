import {
	DescribeAutomationStepExecutionsCommand,
	type DescribeAutomationStepExecutionsCommandInput,
	paginateDescribeAutomationStepExecutions,
	SSMClient,
	StartAutomationExecutionCommand,
	type StepExecution,
} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {fanOut, roundTimes} from '../../wire/automations.ts';
import {member, refusalOf, serve} from '../../wire/serve.ts';

const regions = ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'eu-west-1'];

/** A fan-out over five locations, one at a time. */
async function serveSteps() {
	const served = await serve({settings: roundTimes});
	const ssm = served.client(SSMClient);
	const {AutomationExecutionId = ''} = await ssm.send(
		new StartAutomationExecutionCommand({...fanOut, TargetLocations: [{Accounts: [member], Regions: regions}]}),
	);
	const list = async (input: Partial<DescribeAutomationStepExecutionsCommandInput> = {}) =>
		(await ssm.send(new DescribeAutomationStepExecutionsCommand({AutomationExecutionId, ...input}))).StepExecutions ??
		[];
	const find = async (Key: string, ...Values: string[]) =>
		regionsOf(await list({Filters: [{Key: Key as 'StepName', Values}]}));
	return {...served, ssm, id: AutomationExecutionId, list, find};
}

function regionsOf(steps: readonly StepExecution[] = []): readonly unknown[] {
	return steps.map(step => step.TargetLocation?.Regions?.[0]);
}

test('a location that waits has a step without times', async () => {
	const {list, clock} = await serveSteps();
	clock.advance(10_000);
	const [first, second] = await list();
	expect(first).toMatchObject({
		Action: 'aws:executeAutomation',
		StepStatus: 'InProgress',
		ExecutionStartTime: expect.any(Date),
		StepExecutionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
	});
	expect(second).toMatchObject({StepStatus: 'Pending'});
	expect(second).not.toHaveProperty('ExecutionStartTime');
});

test('steps come in the order they started, or the other way round', async () => {
	const {list, clock} = await serveSteps();
	clock.advance(3_600_000);
	expect(regionsOf(await list())).toEqual(regions);
	expect(regionsOf(await list({ReverseOrder: true}))).toEqual(regions.toReversed());
});

test('pages hang together', async () => {
	const {ssm, id, clock} = await serveSteps();
	clock.advance(10_000);
	const pages: unknown[] = [];
	const paged = paginateDescribeAutomationStepExecutions({client: ssm, pageSize: 2}, {AutomationExecutionId: id});
	for await (const page of paged) {
		pages.push(regionsOf(page.StepExecutions));
		clock.advance(60_000);
	}

	expect(pages).toEqual([regions.slice(0, 2), regions.slice(2, 4), regions.slice(4)]);
});

test('each filter finds its own', async () => {
	const {list, find, clock} = await serveSteps();
	clock.advance(10_000);
	const [first] = await list();
	expect(await find('StepExecutionStatus', 'InProgress')).toEqual(['us-east-1']);
	expect(await find('StepExecutionStatus', 'InProgress', 'Pending')).toEqual(regions);
	expect(await find('StepExecutionId', first!.StepExecutionId!)).toEqual(['us-east-1']);
	expect(await find('StepName', first!.StepName!)).toEqual(['us-east-1']);
	expect(await find('Action', 'aws:sleep')).toEqual([]);
	expect(await find('StartTimeBefore', '2100-01-01T00:00:00Z')).toEqual(['us-east-1']);
	expect(await find('StartTimeAfter', '2100-01-01T00:00:00Z')).toEqual([]);
	expect(await find('ParentStepIteration', '1')).toEqual([]);
});

test.for([
	['a key twice', [1, 2].map(() => ({Key: 'StepName', Values: ['x']})), 'InvalidFilterKey'],
	[
		'two times',
		[{Key: 'StartTimeAfter', Values: ['2025-01-01T00:00:00Z', '2025-01-02T00:00:00Z']}],
		'InvalidFilterValue',
	],
	['a status of nobody', [{Key: 'StepExecutionStatus', Values: ['Fine']}], 'InvalidFilterValue'],
])('%s is refused', async ([, Filters, code]) => {
	const {list} = await serveSteps();
	expect(await refusalOf(list({Filters: Filters as []}))).toMatchObject({code, status: 400});
});

test('the steps of an execution that is not there are refused', async () => {
	const {list} = await serveSteps();
	expect(await refusalOf(list({AutomationExecutionId: 'x'.repeat(36)}))).toMatchObject({
		code: 'AutomationExecutionNotFoundException',
	});
});

test('the token of another request is refused', async () => {
	const {ssm, id, list, clock} = await serveSteps();
	clock.advance(10_000);
	const {NextToken} = await ssm.send(
		new DescribeAutomationStepExecutionsCommand({AutomationExecutionId: id, MaxResults: 1}),
	);
	expect(await refusalOf(list({NextToken, ReverseOrder: true}))).toMatchObject({code: 'InvalidNextToken'});
});
