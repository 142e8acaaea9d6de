import {ownValue} from '../../own.ts';
import type {World} from '../../world.ts';
import type {Command, CommandStatus} from '../state/command.ts';
import {hash} from '../state/random.ts';
import {type Plugin, pluginsOf} from './printed.ts';
import {resourcesIn} from './resources.ts';
import {targetNames} from './targets.ts';

/** A command on one instance. */
export type Invocation = {
	readonly instanceId: string;
	readonly instanceName: string;
	readonly status: CommandStatus;
	/** The command of its plugin and the complete output; the plugin that prints is the last. */
	readonly plugins: readonly Plugin[];
};

/** The inputs of the command's step. */
export function commandInputs({execution, stepIndex}: Command): Readonly<Record<string, unknown>> {
	const texts = execution.steps[stepIndex]?.inputs ?? {};
	return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.parse(text) as unknown]));
}

/**
Derive a command's invocations, one for each instance that its step targets.

Of a failed step, as many instances failed as the world says, by default one; the others succeeded. While the step runs, all instances run, and Systems Manager reports no output yet.
*/
export function invocationsOf(world: World, command: Command): readonly Invocation[] {
	const {execution, status, prints, id} = command;
	const inputs = commandInputs(command);
	const instanceIds = instancesOf(world, command, inputs);
	const failing = status === 'Failed' || status === 'TimedOut' ? Math.max(1, prints?.nodes ?? 1) : 0;
	const first = instanceIds.length === 0 ? 0 : hash(world.seed, id) % instanceIds.length;
	const names = new Map(
		resourcesIn(world, execution.accountId, execution.region).map(one => [one.id, ownValue(one.tags, 'Name') ?? '']),
	);
	return instanceIds.map((instanceId, index) => {
		const place = (index - first + instanceIds.length) % instanceIds.length;
		const own = failing > 0 && place >= failing ? 'Success' : status;
		return {
			instanceId,
			instanceName: names.get(instanceId) ?? '',
			status: own,
			plugins: pluginsOf(command, String(inputs.DocumentName ?? ''), instanceId, own),
		};
	});
}

function instancesOf(
	world: World,
	{execution}: Command,
	{InstanceIds, Targets}: Readonly<Record<string, unknown>>,
): readonly string[] {
	const named = [InstanceIds ?? []].flat().map(String);
	const targets = Array.isArray(Targets) ? (Targets as ReadonlyArray<{Key?: string; Values?: readonly string[]}>) : [];
	// A command targets instances, whatever the target type of its runbook.
	const {accountId, region} = execution;
	const document = {...execution.document, targetType: '/AWS::EC2::Instance'};
	return [...new Set([...named, ...targetNames(world, {accountId, region, document}, targets)])];
}
