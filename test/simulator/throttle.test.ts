import {
	DescribeAutomationExecutionsCommand,
	GetAutomationExecutionCommand,
	GetParameterCommand,
	GetParametersByPathCommand,
	SSMClient,
	StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {services} from '../../source/simulator/services.ts';
import {withSettings} from '../../source/simulator/settings.ts';
import {Throttle} from '../../source/simulator/throttle.ts';
import {fanOut} from './wire/automations.ts';
import {refusalOf, serve} from './wire/serve.ts';

/** How many requests at once are granted before one is refused. */
async function granted(call: () => Promise<unknown>): Promise<number> {
	for (let count = 0; count < 200; count++) {
		try {
			await call();
		} catch (error) {
			if ((error as Error).name === 'ThrottlingException') {
				return count;
			}
		}
	}

	throw new Error('200 requests, and none was refused');
}

const throttled = () => serve({settings: withSettings({throttleBurstSeconds: 2})}, {throttle: true});

test("AWS's published rates hold: three reads a second, one start", async () => {
	const {client, clock} = await throttled();
	const ssm = client(SSMClient);
	const read = () => ssm.send(new DescribeAutomationExecutionsCommand({}));
	const start = () => ssm.send(new StartAutomationExecutionCommand(fanOut));
	expect(await granted(read)).toBe(6);
	expect(await granted(start)).toBe(2);
	clock.advance(1000);
	expect(await granted(read)).toBe(3);
	expect(await granted(start)).toBe(1);
});

test("a refusal has AWS's code and words", async () => {
	const {client} = await throttled();
	const ssm = client(SSMClient);
	const read = () => ssm.send(new DescribeAutomationExecutionsCommand({}));
	await granted(read);
	expect(await refusalOf(read())).toEqual({code: 'ThrottlingException', message: 'Rate exceeded', status: 400});
});

test('accounts, Regions and operations have budgets of their own', async () => {
	const {client} = await throttled();
	const read = (by: 'operator' | 'member', region: string) => () =>
		client(SSMClient, by, region).send(new DescribeAutomationExecutionsCommand({}));
	expect(await granted(read('operator', 'us-east-1'))).toBe(6);
	expect(await granted(read('operator', 'eu-west-1'))).toBe(6);
	expect(await granted(read('member', 'us-east-1'))).toBe(6);
	const get = () => client(SSMClient).send(new GetAutomationExecutionCommand({AutomationExecutionId: 'x'.repeat(36)}));
	expect(await granted(get)).toBe(6);
});

test('reads of parameters share one budget', async () => {
	const {client} = await throttled();
	const ssm = client(SSMClient);
	const Name = '/aws/service/global-infrastructure/regions/us-east-1';
	for (let call = 0; call < 50; call++) {
		await ssm.send(new GetParameterCommand({Name}));
	}

	expect(await granted(() => ssm.send(new GetParametersByPathCommand({Path: Name})))).toBe(30);
});

test('nothing is refused where the rates are lifted', async () => {
	const {client} = await serve();
	const ssm = client(SSMClient);
	for (let call = 0; call < 50; call++) {
		await ssm.send(new DescribeAutomationExecutionsCommand({}));
	}
});

test('a client at half the rate is never refused, however long it goes on', () => {
	const throttle = new Throttle(1);
	for (let second = 0; second < 1000; second += 1 / 1.5) {
		throttle.take(services.ssm, '1', 'us-east-1', 'DescribeAutomationExecutions', second * 1000);
	}
});
