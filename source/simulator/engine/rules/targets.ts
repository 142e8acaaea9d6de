import {ownValue} from '../../own.ts';
import type {World} from '../../world.ts';
import type {Resource} from '../../world-definition.ts';
import type {ParameterMap, StartInput, Target} from '../state/api.ts';
import type {Execution} from '../state/execution.ts';
import {groupMembers, groupsIn, resourcesIn} from './resources.ts';

/** One run of a rate-controlled execution. */
export type RunTarget = {
	/** The resource's ID; it names the step. */
	readonly name: string;
	/** What the run is started with, beyond the parameters that all runs share. */
	readonly parameters: ParameterMap;
};

/**
Find what a rate-controlled execution runs on, in its own account and Region.

@returns One entry a resource, in the order of the world; empty where nothing matches. Or why the targets could not be found.
*/
export function resolveTargets(world: World, execution: Execution): readonly RunTarget[] | {readonly failure: string} {
	const {input} = execution;
	if (input.TargetMaps?.length) {
		return input.TargetMaps.map(map => ({name: Object.values(map).flat().join(','), parameters: map}));
	}
	const {TargetParameterName: parameterName = '', Targets: targets = []} = input;
	const missing = missingGroup(world, execution, targets);
	if (missing !== undefined) {
		return {failure: `The resource group ${missing} could not be found.`};
	}
	return targetNames(world, execution, targets).map(name => ({name, parameters: {[parameterName]: [name]}}));
}

/** Where targets are looked for, and for which runbook. */
type Where = Pick<Execution, 'accountId' | 'region' | 'document'>;

/** The IDs of all resources that some targets mean in one account and Region, each once. */
export function targetNames(world: World, where: Where, targets: readonly Target[]): readonly string[] {
	return [...new Set(targets.flatMap(target => namesOf(world, where, target)))];
}

/** What kind of resource a request's targets are, for its preview. */
export function targetTypeOf(input: Pick<StartInput, 'Targets'>, documentTargetType: string | undefined): string {
	const allInstances = input.Targets?.some(target => isAllInstances(target));
	return allInstances ? 'AWS::EC2::Instance' : documentTargetType?.replace(/^\//, '') || 'AWS::EC2::Instance';
}

/** Whether a target means every instance. */
export function isAllInstances(target: Target): boolean {
	const isInstances = target.Key === 'AWS::EC2::Instance' || target.Key === 'InstanceIds';
	return isInstances && (target.Values ?? []).includes('*');
}

function missingGroup(world: World, {accountId, region}: Where, targets: readonly Target[]): string | undefined {
	const groups = groupsIn(world, accountId, region);
	const wanted = targets.find(target => target.Key === 'ResourceGroup')?.Values?.[0];
	return groups.some(({name}) => name === wanted) ? undefined : wanted;
}

function namesOf(world: World, {accountId, region, document}: Where, target: Target): readonly string[] {
	const values = target.Values ?? [];
	if (target.Key === 'ParameterValues') {
		return values;
	}
	const resources = resourcesIn(world, accountId, region);
	if (isAllInstances(target)) {
		return ids(resources.filter(({type}) => type === 'AWS::EC2::Instance'));
	}
	if (target.Key === 'ResourceGroup') {
		const group = groupsIn(world, accountId, region).find(({name}) => name === values[0]);
		return group ? ids(groupMembers(world, accountId, region, group)) : [];
	}
	const tag = target.Key?.replace(/^tag:/, '') ?? '';
	const type = document.targetType?.replace(/^\//, '');
	return ids(
		resources.filter(({tags, type: is}) => values.includes(ownValue(tags, tag) ?? '\0') && (!type || is === type)),
	);
}

function ids(resources: readonly Resource[]): readonly string[] {
	return resources.map(resource => resource.id);
}
