import {DescribeAutomationExecutionsCommand, SSMClient} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {central, refusalOf, serve} from './wire/serve.ts';

async function serveControl() {
	const served = await serve();
	const ssm = served.client(SSMClient);
	return {
		...served,
		list: () => ssm.send(new DescribeAutomationExecutionsCommand({})),
		control: async (method: string, path: string, body?: string) => {
			const response = await fetch(`${served.simulator.endpoint}/_rollgrid/${path}`, {method, ...(body && {body})});
			return {status: response.status, body: (await response.json()) as unknown};
		},
	};
}

test('faults are added while the simulator runs, and taken away', async () => {
	const {control, list} = await serveControl();
	await list();
	expect(await control('POST', 'faults', 'throttle,times=9\nslow,operation=Get*\n')).toEqual({
		status: 200,
		body: [
			{kind: 'throttle', times: 9, hits: 0},
			{kind: 'slow', operation: 'Get*', hits: 0},
		],
	});
	expect(await refusalOf(list())).toMatchObject({code: 'ThrottlingException'});
	expect((await control('GET', 'faults')).body).toMatchObject([{hits: 1}, {hits: 0}]);
	expect(await control('DELETE', 'faults')).toEqual({status: 200, body: []});
	await list();
});

test('PUT puts faults in place of the others', async () => {
	const {control} = await serveControl();
	await control('POST', 'faults', 'throttle');
	expect((await control('PUT', 'faults', 'error')).body).toMatchObject([{kind: 'error'}]);
});

test("a fault's times count from when it was added", async () => {
	const {control, list, clock} = await serveControl();
	clock.advance(60_000);
	await control('POST', 'faults', 'error,until=10s');
	expect(await refusalOf(list())).toMatchObject({status: 500});
	clock.advance(10_000);
	await list();
});

test('a mistake is told, and nothing is changed', async () => {
	const {control} = await serveControl();
	await control('POST', 'faults', 'throttle');
	const {status, body} = await control('PUT', 'faults', 'error\nslwo\nerror,rate=2');
	expect(status).toBe(400);
	expect(body).toEqual({error: expect.stringMatching(/"slwo" is no kind of fault.*\n.*rate is a share/)});
	expect((await control('GET', 'faults')).body).toMatchObject([{kind: 'throttle'}]);
});

test('the calls that came in are told, with who asked what and was refused', async () => {
	const {control, list, client, clock} = await serveControl();
	await list();
	await refusalOf(
		client(SSMClient, 'operator', 'eu-west-1').send(new DescribeAutomationExecutionsCommand({MaxResults: 51})),
	);
	expect((await control('GET', 'calls')).body).toEqual([
		{
			service: 'ssm',
			operation: 'DescribeAutomationExecutions',
			accountId: central,
			region: 'us-east-1',
			input: {},
			errorCode: null,
			at: clock.now(),
		},
		expect.objectContaining({region: 'eu-west-1', input: {MaxResults: 51}, errorCode: 'ValidationException'}),
	]);
	expect((await control('GET', 'calls?operation=Nobody')).body).toEqual([]);
});

test.for([
	['GET', 'weather', 404],
	['PATCH', 'faults', 405],
	['POST', 'calls', 405],
] as const)('%s %s is not known here', async ([method, path, status]) => {
	const {control} = await serveControl();
	expect(await control(method, path)).toMatchObject({status, body: {error: expect.any(String)}});
});
