import {
	DescribeAutomationStepExecutionsCommand,
	GetCommandInvocationCommand,
	ListCommandInvocationsCommand,
	SSMClient,
	StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {defineDocument} from '../../../../source/simulator/documents/define-document.ts';
import {type Prints, plainRule, type WorldDefinition} from '../../../../source/simulator/world-definition.ts';
import {seedDefinition} from '../../../../source/simulator/worlds/seed.ts';
import {central, refusalOf, serve} from '../../wire/serve.ts';

const instances = ['i-0123456789abcdef0', 'i-0123456789abcdef1', 'i-0123456789abcdef2'];

/** A runbook that runs a script on three instances, started; it fails unless it is said otherwise. */
async function sent({prints, fails = true, ...changes}: {prints?: Prints; fails?: boolean} & Partial<WorldDefinition>) {
	const source = {
		schemaVersion: '0.3',
		mainSteps: [
			{
				name: 'install',
				action: 'aws:runCommand',
				inputs: {
					DocumentName: 'AWS-RunShellScript',
					InstanceIds: instances,
					OutputS3BucketName: 'logs',
					CloudWatchOutputConfig: {CloudWatchOutputEnabled: true, CloudWatchLogGroupName: '/patching'},
				},
			},
		],
	};
	const own = {name: 'Install', owner: central, region: 'us-east-1'};
	const document = defineDocument({...own, contents: [{source, yaml: JSON.stringify(source)}]});
	const served = await serve({
		documents: [...seedDefinition().documents, document],
		outcomes: [{...plainRule, step: 'install', status: fails ? 'Failed' : undefined, takesMs: 5000, prints}],
		...changes,
	});
	const ssm = served.client(SSMClient);
	const {AutomationExecutionId} = await ssm.send(new StartAutomationExecutionCommand({DocumentName: 'Install'}));
	const step = async () => {
		const {StepExecutions} = await ssm.send(new DescribeAutomationStepExecutionsCommand({AutomationExecutionId}));
		return StepExecutions![0]!;
	};
	return {...served, ssm, step};
}

const long: Prints = {output: 'o'.repeat(30_000), error: `${'e'.repeat(9000)} on {instance}`, exitCode: 156, nodes: 2};

test('a failed command lists its instances with what failed, and tells their texts up to AWS’s limits', async () => {
	const {ssm, step, clock} = await sent({prints: long});
	clock.advance(60_000);
	const {Outputs, FailureMessage} = await step();
	const CommandId = Outputs!.CommandId![0]!;
	expect(Outputs).toMatchObject({Status: ['Failed'], ResponseCode: ['156']});
	expect(FailureMessage).toContain(`Command ${CommandId} returns unexpected invocation result: \n{Status=[Failed]`);
	const listed = await ssm.send(new ListCommandInvocationsCommand({CommandId, Details: true}));
	const invocations = listed.CommandInvocations!;
	expect(invocations.map(({InstanceId}) => InstanceId)).toEqual(instances);
	expect(invocations.map(({Status}) => Status).sort()).toEqual(['Failed', 'Failed', 'Success']);
	const failed = invocations.find(({Status}) => Status === 'Failed')!;
	const {Name: PluginName, Output, ResponseCode} = failed.CommandPlugins![0]!;
	expect([PluginName, ResponseCode, Output!.length]).toEqual(['aws:runShellScript', 156, 2500]);
	expect(Output).toContain('---Output truncated---\n----------ERROR-------\n');
	const got = await ssm.send(new GetCommandInvocationCommand({CommandId, InstanceId: failed.InstanceId, PluginName}));
	expect([got.StandardOutputContent!.length, got.StandardErrorContent!.length]).toEqual([24_000, 8000]);
	expect(got.StandardOutputUrl).toMatch(/^https:\/\/s3\.us-east-1\.amazonaws\.com\/logs\/.*\/stdout$/);
	expect(got.CloudWatchOutputConfig).toEqual({CloudWatchOutputEnabled: true, CloudWatchLogGroupName: '/patching'});
});

test('while the step runs, each instance is in progress and has printed nothing yet', async () => {
	const {ssm, world, clock} = await sent({fails: false});
	clock.advance(3000);
	const [CommandId] = [...world.engine.commands.keys()];
	const {CommandInvocations} = await ssm.send(new ListCommandInvocationsCommand({CommandId, Details: true}));
	expect(CommandInvocations?.map(({StatusDetails}) => StatusDetails)).toEqual(instances.map(() => 'In Progress'));
	expect(CommandInvocations?.[0]?.CommandPlugins).toMatchObject([{ResponseCode: -1, Output: ''}]);
});

test('a failed step may leave its outputs out, and names its command in its message all the same', async () => {
	const {settings} = seedDefinition();
	const {step, clock} = await sent({settings: {...settings, failedCommandOutputs: 'absent'}});
	clock.advance(60_000);
	const {Outputs, FailureMessage} = await step();
	expect(Outputs ?? {}).toEqual({});
	expect(FailureMessage).toMatch(/CommandId=\[[0-9a-f-]{36}\]/);
});

test('a command of another Region, an instance that had none, and a plugin that there isn’t are refused', async () => {
	const {ssm, client, world, clock} = await sent({});
	clock.advance(60_000);
	const CommandId = [...world.engine.commands.keys()][0]!;
	const [InstanceId] = instances;
	const refusals = await Promise.all([
		refusalOf(client(SSMClient, 'operator', 'eu-west-1').send(new ListCommandInvocationsCommand({CommandId}))),
		refusalOf(ssm.send(new GetCommandInvocationCommand({CommandId, InstanceId: 'i-00000000000000000'}))),
		refusalOf(ssm.send(new GetCommandInvocationCommand({CommandId, InstanceId, PluginName: 'none'}))),
	]);
	expect(refusals.map(({code}) => code)).toEqual(['InvalidCommandId', 'InvocationDoesNotExist', 'InvalidPluginName']);
});
