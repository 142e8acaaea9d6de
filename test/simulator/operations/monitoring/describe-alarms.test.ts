import {CloudWatchClient, DescribeAlarmsCommand, paginateDescribeAlarms} from '@aws-sdk/client-cloudwatch';
import {expect, test} from 'vitest';
import type {Alarm} from '../../../../source/simulator/world-definition.ts';
import {central, refusalOf, serve} from '../../wire/serve.ts';

const alarm: Alarm = {
	name: 'errors',
	accountId: central,
	region: 'us-east-1',
	type: 'MetricAlarm',
	description: 'Too many',
	state: 'OK',
	changes: [{afterMs: 60_000, state: 'ALARM'}],
};
const alarms = [alarm, {...alarm, name: 'latency'}, {...alarm, name: 'both', type: 'CompositeAlarm' as const}];

test('an alarm is shown with its state, which changes with time', async () => {
	const {client, clock} = await serve({alarms});
	const cloudWatch = client(CloudWatchClient);
	const state = async () => {
		const {MetricAlarms} = await cloudWatch.send(new DescribeAlarmsCommand({AlarmNames: ['errors']}));
		return MetricAlarms?.[0];
	};
	expect(await state()).toMatchObject({
		AlarmName: 'errors',
		AlarmArn: `arn:aws:cloudwatch:us-east-1:${central}:alarm:errors`,
		AlarmDescription: 'Too many',
		StateValue: 'OK',
		StateUpdatedTimestamp: new Date(clock.now()),
		Threshold: 1.5,
	});
	clock.advance(60_000);
	expect(await state()).toMatchObject({StateValue: 'ALARM', StateUpdatedTimestamp: new Date(clock.now())});
});

test('composite alarms come only where they are asked for', async () => {
	const {client} = await serve({alarms});
	const names = async (AlarmTypes?: Array<'CompositeAlarm' | 'MetricAlarm'>) => {
		const command = new DescribeAlarmsCommand(AlarmTypes === undefined ? {} : {AlarmTypes});
		const {CompositeAlarms = [], MetricAlarms = []} = await client(CloudWatchClient).send(command);
		return [CompositeAlarms, MetricAlarms].map(list => list.map(({AlarmName}) => AlarmName));
	};
	expect(await names()).toEqual([[], ['errors', 'latency']]);
	expect(await names(['CompositeAlarm'])).toEqual([['both'], []]);
	expect(await names(['CompositeAlarm', 'MetricAlarm'])).toEqual([['both'], ['errors', 'latency']]);
});

test('alarms are found by prefix and by state', async () => {
	const {client} = await serve({alarms});
	const found = async (input: object) =>
		(await client(CloudWatchClient).send(new DescribeAlarmsCommand(input))).MetricAlarms?.map(
			({AlarmName}) => AlarmName,
		);
	expect(await found({AlarmNamePrefix: 'lat'})).toEqual(['latency']);
	expect(await found({StateValue: 'ALARM'})).toEqual([]);
});

test('alarms of other accounts and Regions are not shown', async () => {
	const {client} = await serve({alarms});
	const count = async (by: 'operator' | 'member', region: string) =>
		(await client(CloudWatchClient, by, region).send(new DescribeAlarmsCommand({}))).MetricAlarms?.length;
	expect([await count('operator', 'eu-west-1'), await count('member', 'us-east-1')]).toEqual([0, 0]);
});

test('pages hang together', async () => {
	const {client} = await serve({alarms});
	const names: unknown[] = [];
	for await (const page of paginateDescribeAlarms({client: client(CloudWatchClient), pageSize: 1}, {})) {
		names.push(page.MetricAlarms?.map(({AlarmName}) => AlarmName));
	}

	expect(names).toEqual([['errors'], ['latency']]);
});

test('a token of nobody is refused', async () => {
	const {client} = await serve();
	const call = client(CloudWatchClient).send(new DescribeAlarmsCommand({NextToken: 'nonsense'}));
	expect(await refusalOf(call)).toMatchObject({code: 'InvalidNextToken', status: 400});
});

test('a caller without the right is refused', async () => {
	const {client} = await serve();
	expect(await refusalOf(client(CloudWatchClient, 'reader').send(new DescribeAlarmsCommand({})))).toMatchObject({
		message: expect.stringContaining('is not authorized to perform: cloudwatch:DescribeAlarms'),
	});
});
