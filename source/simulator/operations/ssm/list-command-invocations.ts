import {page} from '../../constraints/automation.ts';
import {boolean, list, required, structure, text} from '../../constraints/shape.ts';
import {commandInputs, type Invocation, invocationsOf} from '../../engine/rules/invocations.ts';
import type {Command} from '../../engine/state/command.ts';
import {joinOutputs} from '../../engine/steps/actions/run-command.ts';
import type {World} from '../../world.ts';
import {operation, pagesOf} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {cloudWatchOf, commandId, findCommand, instanceId, outputUrl, statusDetails} from './command-parts.ts';

type Input = {
	CommandId?: string;
	InstanceId?: string;
	Filters?: ReadonlyArray<{key: string; value: string}>;
	MaxResults?: number;
	NextToken?: string;
	Details?: boolean;
};

/** More characters than this of what a plugin printed aren't told here. */
const mostOutput = 2500;

export const listCommandInvocations = operation<Input>({
	service: 'ssm',
	name: 'ListCommandInvocations',
	input: structure({
		CommandId: commandId,
		InstanceId: instanceId,
		Filters: list(
			structure(
				{
					key: required(text({values: ['InvokedAfter', 'InvokedBefore', 'Status', 'ExecutionStage', 'DocumentName']})),
					value: required(text({min: 1, max: 128})),
				},
				'CommandFilter',
			),
			{min: 1, max: 5},
		),
		...page,
		Details: boolean,
	}),
	pages: pagesOf('CommandInvocations', 50),
	handle({world, caller}, {CommandId, InstanceId, Filters = [], MaxResults = 50, NextToken, Details = false}) {
		const {accountId, region} = caller;
		const commands =
			CommandId === undefined
				? [...world.engine.commands.values()].filter(
						({execution}) => execution.accountId === accountId && execution.region === region,
					)
				: [findCommand(world, accountId, region, CommandId)];
		const found = commands.flatMap(command =>
			invocationsOf(world, command)
				.filter(invocation => InstanceId === undefined || invocation.instanceId === InstanceId)
				.filter(({status}) => Filters.every(({key, value}) => key !== 'Status' || value === status))
				.map(invocation => viewInvocation(world, command, invocation, Details)),
		);
		const request = ['invocations', accountId, region, CommandId, InstanceId, Filters, Details];
		const {items, NextToken: next} = takePage(found, request, NextToken, MaxResults);
		return {CommandInvocations: items, NextToken: next};
	},
});

function viewInvocation(world: World, command: Command, invocation: Invocation, hasDetails: boolean) {
	const {DocumentName, OutputS3BucketName, OutputS3KeyPrefix} = commandInputs(command);
	const {instanceId: id, instanceName, status, plugins} = invocation;
	const {region} = command.execution;
	const seconds = (ms: number | undefined) => (ms === undefined ? undefined : world.scale.shown(ms) / 1000);
	const place = {command, instanceId: id};
	return {
		CommandId: command.id,
		InstanceId: id,
		InstanceName: instanceName,
		Comment: '',
		DocumentName: String(DocumentName ?? ''),
		DocumentVersion: '$DEFAULT',
		RequestedDateTime: seconds(command.startedAtMs),
		Status: status,
		StatusDetails: statusDetails(status),
		StandardOutputUrl: outputUrl({...place, pluginName: plugins.at(-1)!.name}, 'stdout'),
		StandardErrorUrl: outputUrl({...place, pluginName: plugins.at(-1)!.name}, 'stderr'),
		CommandPlugins: hasDetails
			? plugins.map(plugin => ({
					Name: plugin.name,
					Status: plugin.status,
					StatusDetails: statusDetails(plugin.status),
					ResponseCode: plugin.exitCode,
					ResponseStartDateTime: seconds(command.startedAtMs),
					ResponseFinishDateTime: seconds(command.endedAtMs),
					Output: joinOutputs(plugin, mostOutput),
					StandardOutputUrl: outputUrl({...place, pluginName: plugin.name}, 'stdout'),
					StandardErrorUrl: outputUrl({...place, pluginName: plugin.name}, 'stderr'),
					OutputS3Region: region,
					OutputS3BucketName: String(OutputS3BucketName ?? ''),
					OutputS3KeyPrefix: String(OutputS3KeyPrefix ?? ''),
				}))
			: [],
		ServiceRole: '',
		CloudWatchOutputConfig: cloudWatchOf(command),
	};
}
