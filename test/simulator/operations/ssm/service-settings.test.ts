import {
	GetServiceSettingCommand,
	ResetServiceSettingCommand,
	SSMClient,
	StartAutomationExecutionCommand,
	UpdateServiceSettingCommand,
} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {withSettings} from '../../../../source/simulator/settings.ts';
import {central, refusalOf, serve} from '../../wire/serve.ts';

const SettingId = '/ssm/automation/enable-adaptive-concurrency';

test('adaptive concurrency lets more automations run at a time', async () => {
	const {client, world} = await serve({settings: withSettings({concurrentExecutions: 1, adaptiveExecutions: 3})});
	const ssm = client(SSMClient);
	const start = new StartAutomationExecutionCommand({
		DocumentName: 'AWS-RestartEC2Instance',
		Parameters: {InstanceId: ['i-0123456789abcdef0']},
	});
	const running = () => [...world.engine.executions.values()].filter(({status}) => status === 'InProgress').length;
	await ssm.send(start);
	await ssm.send(start);
	expect(running()).toBe(1);
	await ssm.send(new UpdateServiceSettingCommand({SettingId, SettingValue: 'True'}));
	await ssm.send(start);
	await ssm.send(start);
	expect(running()).toBe(3);
});

test('a setting is read by its ID or its ARN, and reset', async () => {
	const {client} = await serve();
	const ssm = client(SSMClient);
	const arn = `arn:aws:ssm:us-east-1:${central}:servicesetting${SettingId}`;
	await ssm.send(new UpdateServiceSettingCommand({SettingId: arn, SettingValue: 'True'}));
	expect((await ssm.send(new GetServiceSettingCommand({SettingId}))).ServiceSetting).toMatchObject({
		SettingId,
		SettingValue: 'True',
		Status: 'Customized',
		ARN: arn,
	});
	const {ServiceSetting} = await ssm.send(new ResetServiceSettingCommand({SettingId}));
	expect(ServiceSetting).toMatchObject({SettingValue: 'False', Status: 'Default', LastModifiedUser: 'System'});
	expect(await refusalOf(ssm.send(new GetServiceSettingCommand({SettingId: '/ssm/none'})))).toMatchObject({
		code: 'ServiceSettingNotFound',
	});
});
