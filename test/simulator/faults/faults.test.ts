import {ListAccountsCommand, ListRootsCommand, OrganizationsClient} from '@aws-sdk/client-organizations';
import {
	DescribeAutomationExecutionsCommand,
	DescribeAutomationStepExecutionsCommand,
	GetAutomationExecutionCommand,
	paginateDescribeAutomationStepExecutions,
	SSMClient,
	StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import {GetCallerIdentityCommand, STSClient} from '@aws-sdk/client-sts';
import {describe, expect, test} from 'vitest';
import {parseFault} from '../../../source/simulator/faults/parse-fault.ts';
import {getAutomationExecution} from '../../../source/simulator/operations/ssm/get-automation-execution.ts';
import {startAutomationExecution} from '../../../source/simulator/operations/ssm/start-automation-execution.ts';
import {fanOut, roundTimes} from '../wire/automations.ts';
import {call} from '../wire/send.ts';
import {central, member, refusalOf, serve} from '../wire/serve.ts';

const list = (ssm: SSMClient) => ssm.send(new DescribeAutomationExecutionsCommand({}));
const identify = (sts: STSClient) => sts.send(new GetCallerIdentityCommand({}));

function serveWith(...faults: readonly string[]) {
	return serve({settings: roundTimes}, {faults: faults.map(parseFault)});
}

describe('whom a fault hits', () => {
	test('operations by a glob, an account, a Region', async () => {
		const {client} = await serveWith(`error,operation=Describe*,account=${central},region=eu-west-1`);
		expect(await refusalOf(list(client(SSMClient, 'operator', 'eu-west-1')))).toMatchObject({status: 500});
		await list(client(SSMClient));
		await list(client(SSMClient, 'member', 'eu-west-1'));
		await identify(client(STSClient, 'operator', 'eu-west-1'));
	});

	test('as many requests as it says, and no more', async () => {
		const {client} = await serveWith('error,times=2');
		const ssm = client(SSMClient);
		expect(await refusalOf(list(ssm))).toMatchObject({status: 500});
		expect(await refusalOf(list(ssm))).toMatchObject({status: 500});
		await list(ssm);
	});

	test('a share of them, and the same ones in every run', async () => {
		const hits = async () => {
			const {client} = await serveWith('error,rate=0.3');
			const ssm = client(SSMClient);
			const outcomes: boolean[] = [];
			for (let call = 0; call < 100; call++) {
				outcomes.push(
					await list(ssm).then(
						() => false,
						() => true,
					),
				);
			}

			return outcomes;
		};
		const first = await hits();
		expect(first.filter(Boolean).length).toBeGreaterThan(15);
		expect(first.filter(Boolean).length).toBeLessThan(45);
		expect(await hits()).toEqual(first);
	});

	test('requests between two moments of the world', async () => {
		const {client, clock} = await serveWith('error,from=10s,until=20s');
		const ssm = client(SSMClient);
		await list(ssm);
		clock.advance(10_000);
		expect(await refusalOf(list(ssm))).toMatchObject({status: 500});
		clock.advance(10_000);
		await list(ssm);
	});
});

describe('what a fault does', () => {
	test.for([
		['throttle', 'ThrottlingException 400', 'TooManyRequestsException 400', 'Throttling 400'],
		['error', 'InternalServerError 500', 'ServiceException 500', 'InternalFailure 500'],
		['unavailable', 'ServiceUnavailableException 503', 'ServiceUnavailableException 503', 'ServiceUnavailable 503'],
		['expired-token', 'ExpiredTokenException 400', 'ExpiredTokenException 400', 'ExpiredToken 403'],
		['access-denied', 'AccessDeniedException 400', 'AccessDeniedException 400', 'AccessDenied 403'],
	])("%s refuses in each service's own code", async ([fault = '', ...codes]) => {
		const {client} = await serveWith(fault);
		const refusals = [
			await refusalOf(list(client(SSMClient))),
			await refusalOf(client(OrganizationsClient).send(new ListRootsCommand({}))),
			await refusalOf(identify(client(STSClient))),
		];
		const given = refusals.map(({code, status}) => `${code} ${status}`);
		expect(given).toEqual(codes);
	});

	test('a refusal says what it was told to say', async () => {
		const {client} = await serveWith('access-denied,message=Not today');
		expect(await refusalOf(list(client(SSMClient)))).toMatchObject({message: 'Not today'});
	});

	test('an answer that is slow comes when the time has passed', async () => {
		const {client, clock} = await serveWith('slow,delay=3s');
		const waiting = Promise.withResolvers<number>();
		const {wait} = clock;
		clock.wait = ms => {
			waiting.resolve(ms);
			return wait(ms);
		};
		let hasCome = false;
		const answer = list(client(SSMClient)).then(() => {
			hasCome = true;
		});
		expect(await waiting.promise).toBe(3000);
		expect(hasCome).toBe(false);
		clock.advance(3000);
		await answer;
		expect(hasCome).toBe(true);
	});

	test('a connection dropped before the effect has none', async () => {
		const {client, world, simulator} = await serveWith('drop-before,operation=Start*');
		const call = client(SSMClient).send(new StartAutomationExecutionCommand(fanOut));
		expect(await refusalOf(call)).toMatchObject({status: undefined});
		expect(world.engine.starts).toBe(0);
		expect(simulator.calls.at(-1)).toMatchObject({errorCode: '(dropped)'});
	});

	test('a connection dropped after the effect has it, and a client token finds it again', async () => {
		const {client, world} = await serveWith('drop-after,operation=Start*,times=1');
		const command = new StartAutomationExecutionCommand({
			...fanOut,
			ClientToken: '4f7ca192-7e9a-40fe-9192-5cb15a0b1c2d',
		});
		expect(await refusalOf(client(SSMClient).send(command))).toMatchObject({status: undefined});
		expect(world.engine.starts).toBe(1);
		const {AutomationExecutionId} = await client(SSMClient).send(command);
		expect([...world.engine.executions.keys()]).toEqual([AutomationExecutionId]);
	});

	test('a malformed body is no JSON', async () => {
		const {client} = await serveWith('malformed');
		expect(await refusalOf(list(client(SSMClient)))).toMatchObject({code: 'SyntaxError'});
	});

	test('a clock that is ahead refuses, and a client that sets its own by it is let in', async () => {
		const {client, config} = await serveWith('clock-skew,delay=20m');
		const sts = client(STSClient);
		expect(await refusalOf(identify(sts))).toMatchObject({
			code: 'SignatureDoesNotMatch',
			message: expect.stringMatching(/^Signature expired: /),
			status: 403,
		});
		const patient = new STSClient({...config(), maxAttempts: 2});
		expect(await identify(patient)).toMatchObject({Account: central});
		patient.destroy();
	});

	test('a status that nobody knows stands in every place of one', async () => {
		const {client} = await serveWith('unknown-status');
		const ssm = client(SSMClient);
		await ssm.send(new StartAutomationExecutionCommand(fanOut));
		const {AutomationExecutionMetadataList} = await list(ssm);
		expect(AutomationExecutionMetadataList?.[0]).toMatchObject({AutomationExecutionStatus: 'Quantum'});
		const {Accounts} = await client(OrganizationsClient).send(new ListAccountsCommand({}));
		expect(Accounts?.[0]).toMatchObject({Status: 'Quantum', State: 'Quantum'});
	});

	test('members that nobody knows stand in structures, and not in maps with keys of their own', async () => {
		const {config} = await serveWith('unknown-fields');
		const start = await call(config(), startAutomationExecution, fanOut);
		const {AutomationExecutionId} = JSON.parse(start.text);
		const {text} = await call(config(), getAutomationExecution, {AutomationExecutionId});
		const future = {FieldOfTheFuture: {Depth: [1, 2, 3]}};
		expect(JSON.parse(text)).toMatchObject({
			...future,
			AutomationExecution: {...future, Outputs: {}, TargetLocations: [future]},
		});
	});

	test('optional members are missing', async () => {
		const {client} = await serveWith('missing-fields,operation=Get*');
		const ssm = client(SSMClient);
		const {AutomationExecutionId} = await ssm.send(new StartAutomationExecutionCommand(fanOut));
		const {AutomationExecution} = await ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId}));
		expect(AutomationExecution).toMatchObject({AutomationExecutionStatus: 'InProgress'});
		expect(AutomationExecution).not.toHaveProperty('Outputs');
		expect(AutomationExecution).not.toHaveProperty('ExecutionStartTime');
	});

	test('hostile text stands in names, messages and outputs, and leaves IDs alone', async () => {
		const {client} = await serveWith('hostile-text');
		const {Accounts = []} = await client(OrganizationsClient).send(new ListAccountsCommand({}));
		expect(Accounts[0]?.Name).toContain('\u001b]0;owned\u0007');
		expect(Accounts[0]?.Id).toMatch(/^\d{12}$/);
	});
});

describe('pages', () => {
	const regions = ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'eu-west-1'];

	async function pagesOf(fault: string): Promise<readonly unknown[]> {
		const {client, clock} = await serveWith(fault);
		const ssm = client(SSMClient);
		const start = new StartAutomationExecutionCommand({
			...fanOut,
			TargetLocations: [{Accounts: [member], Regions: regions}],
		});
		const {AutomationExecutionId} = await ssm.send(start);
		clock.advance(10_000);
		const pages: unknown[] = [];
		for await (const page of paginateDescribeAutomationStepExecutions(
			{client: ssm, pageSize: 4},
			{AutomationExecutionId},
		)) {
			pages.push(page.StepExecutions?.map(step => step.TargetLocation?.Regions?.[0]));
		}

		return pages;
	}

	test('an empty page with a token comes before each page, and nothing is lost', async () => {
		expect(await pagesOf('empty-page')).toEqual([[], regions.slice(0, 4), [], regions.slice(4)]);
	});

	test('pages are half as long, and nothing is lost', async () => {
		expect(await pagesOf('short-page')).toEqual([regions.slice(0, 2), regions.slice(2, 4), regions.slice(4)]);
	});

	test('a page of no size in particular is halved, too', async () => {
		const {client, clock} = await serveWith('short-page');
		const ssm = client(SSMClient);
		const Accounts = Array.from({length: 6}, (_, place) => `00000000000${place}`);
		const Regions = [...regions, 'eu-central-1'];
		const start = new StartAutomationExecutionCommand({...fanOut, TargetLocations: [{Accounts, Regions}]});
		const {AutomationExecutionId} = await ssm.send(start);
		clock.advance(10_000);
		const answer = await ssm.send(new DescribeAutomationStepExecutionsCommand({AutomationExecutionId}));
		expect(answer.StepExecutions).toHaveLength(25);
	});
});
