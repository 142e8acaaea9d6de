import {applyOperation} from '../../cloudformation/apply-operation.ts';
import type {DeploymentTargets, OperationPreferences, StackSet} from '../../cloudformation/stack-set.ts';
import {demandAdministrationRole, demandRegions, targetAccounts} from '../../cloudformation/targets.ts';
import {invalid, type ParameterInput, parameterValues} from '../../cloudformation/template.ts';
import {
	account,
	callAs,
	deploymentTargets,
	parameters,
	preferences,
	region,
	stackSetName,
	token,
} from '../../constraints/cloudformation.ts';
import {list, required, structure} from '../../constraints/shape.ts';
import type {Context} from '../operation.ts';
import {operation} from '../operation.ts';
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

/** Roll a stack set out to further accounts and Regions. Instances that are there already are brought up to date. */
export const createStackInstances = operation<InstancesInput>({
	service: 'cloudformation',
	name: 'CreateStackInstances',
	input: structure({...instancesInput, ParameterOverrides: parameters}),
	handle(context, input) {
		const {stackSet, locations} = demandInstances(context, input);
		const {organizationalUnits, regions} = targeted(input);
		for (const unit of organizationalUnits) {
			stackSet.units.set(unit, new Set([...(stackSet.units.get(unit) ?? []), ...regions]));
		}
		return {
			OperationId: applyOperation(context.world, stackSet, {
				action: 'CREATE',
				locations,
				operationId: input.OperationId,
				preferences: input.OperationPreferences,
				targets: input.DeploymentTargets,
				overrides: input.ParameterOverrides,
			}),
		};
	},
});

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

function targeted({DeploymentTargets, Regions}: InstancesInput) {
	const isWhole = (DeploymentTargets?.AccountFilterType ?? 'NONE') === 'NONE';
	return {organizationalUnits: isWhole ? (DeploymentTargets?.OrganizationalUnitIds ?? []) : [], regions: Regions};
}

/** Overrides have to be values that the template takes. */
function checkOverrides({template, parameters: values}: StackSet, overrides: readonly ParameterInput[] = []): void {
	parameterValues(template, [
		...[...values].map(([ParameterKey, ParameterValue]) => ({ParameterKey, ParameterValue})),
		...overrides,
	]);
}
