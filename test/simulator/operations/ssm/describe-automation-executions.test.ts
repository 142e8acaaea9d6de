import {
	DescribeAutomationExecutionsCommand,
	type DescribeAutomationExecutionsCommandInput,
	paginateDescribeAutomationExecutions,
	SSMClient,
	StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {fanOut, roundTimes, runbooks} from '../../wire/automations.ts';
import {refusalOf, serve} from '../../wire/serve.ts';

async function serveRuns() {
	const served = await serve({documents: [...runbooks, ...(await serve()).world.documents], settings: roundTimes});
	const ssm = served.client(SSMClient);
	const start = async (input: ConstructorParameters<typeof StartAutomationExecutionCommand>[0]) =>
		(await ssm.send(new StartAutomationExecutionCommand(input))).AutomationExecutionId!;
	const list = async (input: DescribeAutomationExecutionsCommandInput = {}, client = ssm) =>
		(await client.send(new DescribeAutomationExecutionsCommand(input))).AutomationExecutionMetadataList ?? [];
	const find = async (Key: string, ...Values: string[]) =>
		(await list({Filters: [{Key: Key as 'ExecutionId', Values}]})).map(one => one.AutomationExecutionId);
	return {...served, ssm, start, list, find};
}

test('an entry has the type, and neither steps nor target locations nor counters', async () => {
	const {start, list} = await serveRuns();
	const id = await start(fanOut);
	const [entry] = await list();
	expect(entry).toMatchObject({
		AutomationExecutionId: id,
		AutomationType: 'CrossAccount',
		DocumentName: 'AWS-RestartEC2Instance',
		Outputs: {},
		LogFile: '',
		Targets: fanOut.Targets,
		ResolvedTargets: {ParameterValues: [], Truncated: false},
		Mode: 'Auto',
	});
	for (const absent of ['StepExecutions', 'TargetLocations', 'ProgressCounters', 'Parameters']) {
		expect(entry).not.toHaveProperty(absent);
	}
});

test('the newest comes first, and pages hang together while more are started', async () => {
	const {start, ssm, clock} = await serveRuns();
	const ids: string[] = [];
	for (let run = 0; run < 5; run++) {
		ids.push(await start({DocumentName: 'Own-Ask'}));
		clock.advance(1000);
	}

	const pages: unknown[] = [];
	for await (const page of paginateDescribeAutomationExecutions({client: ssm, pageSize: 2}, {})) {
		pages.push(page.AutomationExecutionMetadataList?.map(one => ids.indexOf(one.AutomationExecutionId!)));
		await start({DocumentName: 'Own-Ask'});
	}

	expect(pages).toEqual([[4, 3], [2, 1], [0]]);
});

test('each filter finds its own', async () => {
	const {start, find, clock} = await serveRuns();
	const early = await start({...fanOut, Tags: [{Key: 'change', Value: '1'}]});
	clock.advance(5000);
	const between = new Date(clock.now() - 2500).toISOString().replace(/\.\d+/, '');
	const group = await start({...fanOut, Targets: [{Key: 'ResourceGroup', Values: ['prod-instances']}]});
	const asking = await start({DocumentName: 'Own-Ask'});
	clock.advance(5000);
	expect(await find('ExecutionId', asking)).toEqual([asking]);
	expect(await find('ExecutionId', early, group)).toEqual([group, early]);
	expect(await find('ExecutionId', 'nobody')).toEqual([]);
	expect(await find('DocumentNamePrefix', 'Own-')).toEqual([asking]);
	expect(await find('ExecutionStatus', 'Waiting')).toEqual([asking]);
	expect(await find('CurrentAction', 'aws:approve')).toEqual([asking]);
	expect(await find('AutomationType', 'CrossAccount')).toEqual([group, early]);
	expect(await find('AutomationType', 'Local')).toEqual([asking]);
	expect(await find('TagKey', 'change')).toEqual([early]);
	expect(await find('TargetResourceGroup', 'prod-instances')).toEqual([group]);
	expect(await find('StartTimeBefore', between)).toEqual([early]);
	expect(await find('StartTimeAfter', between)).toEqual([asking, group]);
	expect(await find('AutomationSubtype', 'ChangeRequest')).toEqual([]);
	expect(await find('OpsItemId', 'oi-0')).toEqual([]);
});

test("a child is found by its parent's ID, in its own account and Region alone", async () => {
	const {start, list, clock, client, find} = await serveRuns();
	const id = await start(fanOut);
	clock.advance(30_000);
	const input = {Filters: [{Key: 'ParentExecutionId' as const, Values: [id]}]};
	expect(await list(input, client(SSMClient, 'member', 'us-east-2'))).toEqual([
		expect.objectContaining({ParentAutomationExecutionId: id, AutomationType: 'Local'}),
	]);
	expect(await list(input, client(SSMClient, 'member', 'us-west-1'))).toEqual([]);
	expect(await find('ParentExecutionId', id)).toEqual([]);
});

test('every filter has to hold', async () => {
	const {start, list} = await serveRuns();
	await start(fanOut);
	const asking = await start({DocumentName: 'Own-Ask'});
	const Filters = [
		{Key: 'AutomationType' as const, Values: ['Local', 'CrossAccount']},
		{Key: 'DocumentNamePrefix' as const, Values: ['Own-', 'Member-']},
	];
	expect((await list({Filters})).map(one => one.AutomationExecutionId)).toEqual([asking]);
});

test.for([
	['a key twice', [1, 2].map(() => ({Key: 'ExecutionId', Values: ['x']})), 'InvalidFilterKey'],
	['a time that is none', [{Key: 'StartTimeBefore', Values: ['yesterday']}], 'InvalidFilterValue'],
	['a status of nobody', [{Key: 'ExecutionStatus', Values: ['Fine']}], 'InvalidFilterValue'],
	['an unknown key', [{Key: 'Color', Values: ['red']}], 'ValidationException'],
])('%s is refused', async ([, Filters, code]) => {
	const {list} = await serveRuns();
	expect(await refusalOf(list({Filters: Filters as []}))).toMatchObject({code, status: 400});
});

test('the token of another request is refused', async () => {
	const {start, ssm, list} = await serveRuns();
	await start({DocumentName: 'Own-Ask'});
	await start({DocumentName: 'Own-Ask'});
	const {NextToken} = await ssm.send(new DescribeAutomationExecutionsCommand({MaxResults: 1}));
	const Filters = [{Key: 'AutomationType' as const, Values: ['Local']}];
	expect(await refusalOf(list({NextToken, Filters}))).toMatchObject({code: 'InvalidNextToken'});
});

test('other accounts see nothing', async () => {
	const {start, list, client} = await serveRuns();
	await start(fanOut);
	expect(await list({}, client(SSMClient, 'member'))).toEqual([]);
});
