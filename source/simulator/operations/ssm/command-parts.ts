import {text} from '../../constraints/shape.ts';
import {commandInputs} from '../../engine/rules/invocations.ts';
import type {Command, CommandStatus} from '../../engine/state/command.ts';
import {isForgotten} from '../../engine/state/history.ts';
import {ServiceError} from '../../service-error.ts';
import type {World} from '../../world.ts';

/* What both reads of a command's invocations share. */

export const commandId = text({min: 36, max: 36});
export const instanceId = text({pattern: '(^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$)'});

/** A status in the words of `StatusDetails`. */
export function statusDetails(status: CommandStatus): string {
	return status === 'InProgress' ? 'In Progress' : status === 'TimedOut' ? 'Execution Timed Out' : status;
}

/** Where a text lies whole; empty unless the step sends its output to a bucket. */
export function outputUrl(
	{
		command,
		instanceId: id,
		pluginName,
	}: {readonly command: Command; readonly instanceId: string; readonly pluginName: string},
	stream: 'stdout' | 'stderr',
): string {
	const {OutputS3BucketName: bucket, OutputS3KeyPrefix: prefix} = commandInputs(command);
	const folder = pluginName.replaceAll(':', '');
	return bucket === undefined
		? ''
		: [
				`https://s3.${command.execution.region}.amazonaws.com`,
				bucket,
				prefix,
				command.id,
				id,
				folder,
				`0.${folder}`,
				stream,
			]
				.filter(Boolean)
				.join('/');
}

/** Where CloudWatch Logs has it, as the step asked for. */
export function cloudWatchOf(command: Command): Readonly<Record<string, unknown>> {
	const config = commandInputs(command).CloudWatchOutputConfig;
	return typeof config === 'object' && config !== null
		? {CloudWatchLogGroupName: '', CloudWatchOutputEnabled: false, ...config}
		: {CloudWatchLogGroupName: '', CloudWatchOutputEnabled: false};
}

/**
The command with this ID, for somebody with this account's credentials in this Region.

@throws InvalidCommandId also where it lives elsewhere, or is too old.
*/
export function findCommand(world: World, accountId: string, region: string, commandId: string): Command {
	const command = world.engine.commands.get(commandId);
	const isHere = command?.execution.accountId === accountId && command.execution.region === region;
	if (!command || !isHere || isForgotten(world, command.execution)) {
		throw new ServiceError('InvalidCommandId', `Command with ID ${commandId} was not found.`);
	}
	return command;
}
