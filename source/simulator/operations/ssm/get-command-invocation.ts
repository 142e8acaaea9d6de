import {required, structure, text} from '../../constraints/shape.ts';
import {commandInputs, invocationsOf} from '../../engine/rules/invocations.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {cloudWatchOf, commandId, findCommand, instanceId, outputUrl, statusDetails} from './command-parts.ts';

/** The API model: so many characters of each text. */
const mostOutput = 24_000;
const mostError = 8000;

export const getCommandInvocation = operation<{CommandId: string; InstanceId: string; PluginName?: string}>({
	service: 'ssm',
	name: 'GetCommandInvocation',
	input: structure({
		CommandId: required(commandId),
		InstanceId: required(instanceId),
		PluginName: text({min: 4}),
	}),
	handle({world, caller}, {CommandId, InstanceId, PluginName}) {
		const command = findCommand(world, caller.accountId, caller.region, CommandId);
		const invocation = invocationsOf(world, command).find(one => one.instanceId === InstanceId);
		if (invocation === undefined) {
			throw new ServiceError('InvocationDoesNotExist', '');
		}
		const {plugins} = invocation;
		const plugin =
			PluginName === undefined && plugins.length === 1 ? plugins[0] : plugins.find(({name}) => name === PluginName);
		if (plugin === undefined) {
			throw new ServiceError('InvalidPluginName', '');
		}
		const {startedAtMs, endedAtMs} = command;
		const iso = (ms: number | undefined) => (ms === undefined ? '' : new Date(world.scale.shown(ms)).toISOString());
		const place = {command, instanceId: InstanceId, pluginName: plugin.name};
		return {
			CommandId,
			InstanceId,
			Comment: '',
			DocumentName: String(commandInputs(command).DocumentName ?? ''),
			DocumentVersion: '$DEFAULT',
			PluginName: plugin.name,
			ResponseCode: plugin.exitCode,
			ExecutionStartDateTime: iso(startedAtMs),
			ExecutionElapsedTime: endedAtMs === undefined ? '' : `PT${(endedAtMs - startedAtMs) / 1000}S`,
			ExecutionEndDateTime: iso(endedAtMs),
			Status: plugin.status,
			StatusDetails: statusDetails(plugin.status),
			StandardOutputContent: plugin.output.slice(0, mostOutput),
			StandardOutputUrl: outputUrl(place, 'stdout'),
			StandardErrorContent: plugin.error.slice(0, mostError),
			StandardErrorUrl: outputUrl(place, 'stderr'),
			CloudWatchOutputConfig: cloudWatchOf(command),
		};
	},
});
