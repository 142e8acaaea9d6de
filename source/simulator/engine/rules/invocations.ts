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
	/** What its plugin was told to run and what that printed, whole; the one that prints is the last. */
	readonly plugins: readonly Plugin[];
};

/** What the command's step was given. */
export function commandInputs({execution, stepIndex}: Command): Readonly<Record<string, unknown>> {
	const texts = execution.steps[stepIndex]?.inputs ?? {};
	return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.parse(text) as unknown]));
}

/**
A command's invocations, one for each instance that its step means.

Of a step that failed, as many instances failed as the world says, by default one; the others did what they were told. While the step runs, all do, and have printed nothing that Systems Manager tells.
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
	// A command's targets are instances, whatever its runbook is for.
	const {accountId, region} = execution;
	const document = {...execution.document, targetType: '/AWS::EC2::Instance'};
	return [...new Set([...named, ...targetNames(world, {accountId, region, document}, targets)])];
}
