import type {DeploymentTargets, OperationPreferences, StackSet} from '../../cloudformation/stack-set.ts';
import {demandAdministrationRole, demandRegions, targetAccounts} from '../../cloudformation/targets.ts';
import {invalid, type ParameterInput, parameterValues} from '../../cloudformation/template.ts';
import {
	account,
	callAs,
	deploymentTargets,
	preferences,
	region,
	stackSetName,
	token,
} from '../../constraints/cloudformation.ts';
import {list, required} from '../../constraints/shape.ts';
import type {Context} from '../operation.ts';
import {demandPreferences, demandRoom, locationsOf} from './begin-operation.ts';
import {type CallAs, demandServiceAccess, demandStackSet} from './stack-sets.ts';

/** What the operations on instances take. */
export type InstancesInput = CallAs & {
	StackSetName: string;
	Accounts?: readonly string[];
	DeploymentTargets?: DeploymentTargets;
	Regions: readonly string[];
	ParameterOverrides?: readonly ParameterInput[];
	OperationPreferences?: OperationPreferences;
	OperationId?: string;
};

export const instancesInput = {
	StackSetName: stackSetName,
	Accounts: list(account),
	DeploymentTargets: deploymentTargets,
	Regions: required(list(region)),
	OperationPreferences: preferences,
	OperationId: token,
	CallAs: callAs,
};

/** The set and the locations that a request on instances means, all of it checked. */
export function demandInstances(context: Context, input: InstancesInput) {
	const {world} = context;
	const stackSet = demandStackSet(context, input);
	if (stackSet.permissionModel === 'SERVICE_MANAGED') {
		demandServiceAccess(context, input);
	}
	demandRegions(world, input.Regions);
	demandPreferences(input.OperationPreferences);
	const accounts = targetAccounts(world, stackSet, input);
	if (accounts.length === 0 && stackSet.permissionModel === 'SELF_MANAGED') {
		throw invalid('Account(s) must be specified');
	}
	checkOverrides(stackSet, input.ParameterOverrides);
	demandAdministrationRole(world, stackSet);
	demandRoom(stackSet, input.OperationId);
	return {stackSet, locations: locationsOf(accounts, input.Regions)};
}

/** Overrides have to be values that the template takes. */
function checkOverrides({template, parameters: values}: StackSet, overrides: readonly ParameterInput[] = []): void {
	parameterValues(template, [
		...[...values].map(([ParameterKey, ParameterValue]) => ({ParameterKey, ParameterValue})),
		...overrides,
	]);
}
