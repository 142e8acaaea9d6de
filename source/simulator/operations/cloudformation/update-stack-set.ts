import {applyOperation} from '../../cloudformation/apply-operation.ts';
import type {DeploymentTargets, OperationPreferences, StackSet} from '../../cloudformation/stack-set.ts';
import {demandAdministrationRole, demandRegions, targetAccounts} from '../../cloudformation/targets.ts';
import {
	demandCapabilities,
	invalid,
	type ParameterInput,
	parameterValues,
	type Template,
} from '../../cloudformation/template.ts';
import {account, deploymentTargets, preferences, region, token} from '../../constraints/cloudformation.ts';
import {boolean, list, structure} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {type Context, operation} from '../operation.ts';
import {demandInstancesIn, demandPreferences, demandRoom, locationsOf} from './begin-operation.ts';
import {type StackSetInput, stackSetInput} from './stack-set-input.ts';
import {demandServiceAccess, demandStackSet, readGivenTemplate} from './stack-sets.ts';

type Input = StackSetInput & {
	UsePreviousTemplate?: boolean;
	OperationPreferences?: OperationPreferences;
	DeploymentTargets?: DeploymentTargets;
	OperationId?: string;
	Accounts?: readonly string[];
	Regions?: readonly string[];
};

/** Change what a stack set is made of, and bring its instances up to it: those that are named, else all. */
export const updateStackSet = operation<Input>({
	service: 'cloudformation',
	name: 'UpdateStackSet',
	input: structure({
		...stackSetInput,
		UsePreviousTemplate: boolean,
		OperationPreferences: preferences,
		DeploymentTargets: deploymentTargets,
		OperationId: token,
		Accounts: list(account),
		Regions: list(region),
	}),
	async handle(context, input) {
		const given = await readGivenTemplate(input);
		const stackSet = demandStackSet(context, input);
		if (given === undefined && input.UsePreviousTemplate !== true) {
			throw invalid('Either Template URL or Template Body must be specified.');
		}
		if (input.PermissionModel !== undefined && input.PermissionModel !== stackSet.permissionModel) {
			throw new ServiceError(
				'InvalidOperationException',
				'The permission model of a stack set with stack instances cannot change',
			);
		}
		if (stackSet.permissionModel === 'SERVICE_MANAGED') {
			demandServiceAccess(context, input);
		}
		demandPreferences(input.OperationPreferences);
		demandRoom(stackSet, input.OperationId);
		const next = given?.template ?? stackSet.template;
		demandCapabilities(next, input.Capabilities);
		const values = parameterValues(next, keptParameters(stackSet, next, input), stackSet.parameters);
		const locations = wantedLocations(context, stackSet, input);
		demandAdministrationRole(context.world, stackSet);
		change(stackSet, input, given?.text, next, values);
		return {
			OperationId: applyOperation(context.world, stackSet, {
				action: 'UPDATE',
				locations,
				operationId: input.OperationId,
				preferences: input.OperationPreferences,
				targets: input.DeploymentTargets,
			}),
		};
	},
});

/** Parameters that the request doesn't name are back at their defaults, as in AWS; none at all keeps them. */
function keptParameters(stackSet: StackSet, next: Template, {Parameters}: Input): readonly ParameterInput[] {
	return (
		Parameters ??
		[...stackSet.parameters]
			.filter(([name]) => next.parameters.has(name))
			.map(([ParameterKey, ParameterValue]) => ({ParameterKey, ParameterValue}))
	);
}

/** Instances that are left out are outdated from then on. */
function change(
	stackSet: StackSet,
	input: Input,
	text: string | undefined,
	next: Template,
	values: StackSet['parameters'],
): void {
	stackSet.templateText = text ?? stackSet.templateText;
	stackSet.template = next;
	stackSet.parameters = values;
	stackSet.description = input.Description ?? stackSet.description;
	stackSet.capabilities = input.Capabilities ?? stackSet.capabilities;
	stackSet.tags = input.Tags ?? stackSet.tags;
	stackSet.administrationRoleArn = input.AdministrationRoleARN ?? stackSet.administrationRoleArn;
	stackSet.executionRoleName = input.ExecutionRoleName ?? stackSet.executionRoleName;
	stackSet.autoDeployment = input.AutoDeployment ?? stackSet.autoDeployment;
	stackSet.isManaged = input.ManagedExecution?.Active ?? stackSet.isManaged;
	for (const [place, instance] of stackSet.instances) {
		stackSet.instances.set(place, {...instance, status: 'OUTDATED', detailedStatus: 'PENDING'});
	}
}

function wantedLocations({world}: Context, stackSet: StackSet, input: Input) {
	const isNarrowed = input.Accounts !== undefined || input.DeploymentTargets !== undefined;
	const all = [...stackSet.instances.values()];
	if (!isNarrowed && input.Regions === undefined) {
		return all;
	}
	demandRegions(world, input.Regions ?? []);
	const places = locationsOf(targetAccounts(world, stackSet, input), input.Regions ?? []);
	if (stackSet.permissionModel === 'SELF_MANAGED') {
		demandInstancesIn(stackSet, places);
	}
	return places.filter(({accountId, region}) => stackSet.instances.has(`${accountId}/${region}`));
}
