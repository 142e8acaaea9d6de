import {
	CloudWatchClient,
	DeleteAlarmsCommand,
	DescribeAlarmsCommand,
	PutMetricAlarmCommand,
	SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import {GetAutomationExecutionCommand, SSMClient, StartAutomationExecutionCommand} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {refusalOf, serve} from '../../wire/serve.ts';

test('an alarm that is put, and set off by hand, cancels the automation that watches it', async () => {
	const {client, clock} = await serve();
	const cloudWatch = client(CloudWatchClient);
	const ssm = client(SSMClient);
	await cloudWatch.send(
		new PutMetricAlarmCommand({
			AlarmName: 'errors',
			MetricName: 'Errors',
			Namespace: 'Own',
			Statistic: 'Sum',
			Period: 60,
			EvaluationPeriods: 2,
			Threshold: 0.5,
			ComparisonOperator: 'GreaterThanThreshold',
		}),
	);
	const {AutomationExecutionId} = await ssm.send(
		new StartAutomationExecutionCommand({
			DocumentName: 'AWS-RestartEC2Instance',
			Parameters: {InstanceId: ['i-0123456789abcdef0']},
			AlarmConfiguration: {Alarms: [{Name: 'errors'}]},
		}),
	);
	clock.advance(10_000);
	await cloudWatch.send(new SetAlarmStateCommand({AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'by hand'}));
	expect((await cloudWatch.send(new DescribeAlarmsCommand({}))).MetricAlarms).toMatchObject([
		{AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'by hand', Threshold: 0.5, EvaluationPeriods: 2},
	]);
	clock.advance(20_000);
	const {AutomationExecution} = await ssm.send(new GetAutomationExecutionCommand({AutomationExecutionId}));
	expect(AutomationExecution).toMatchObject({
		AutomationExecutionStatus: 'Cancelled',
		TriggeredAlarms: [{Name: 'errors', State: 'ALARM'}],
	});
	await cloudWatch.send(new DeleteAlarmsCommand({AlarmNames: ['errors']}));
	expect((await cloudWatch.send(new DescribeAlarmsCommand({}))).MetricAlarms).toEqual([]);
});

test('an alarm of nobody is refused', async () => {
	const {client} = await serve();
	const cloudWatch = client(CloudWatchClient);
	const set = new SetAlarmStateCommand({AlarmName: 'none', StateValue: 'OK', StateReason: ''});
	expect(await refusalOf(cloudWatch.send(set))).toMatchObject({code: 'ResourceNotFound', status: 404});
	expect(
		await refusalOf(
			cloudWatch.send(
				new PutMetricAlarmCommand({AlarmName: 'x', ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1}),
			),
		),
	).toMatchObject({status: 400});
});
