import {type Account, unitPath} from '../directory/organization.ts';
import {ServiceError} from '../service-error.ts';
import type {World} from '../world.ts';
import type {DeploymentTargets, StackSet} from './stack-set.ts';
import {invalid} from './template.ts';

/** One account of an operation, and the OU or root through which it was found. */
export type TargetAccount = {readonly accountId: string; readonly unitId: string | undefined};

/** The locations in the request for an operation. */
export type TargetInput = {readonly Accounts?: readonly string[]; readonly DeploymentTargets?: DeploymentTargets};

/**
Resolve the accounts of an operation, in the order of the organization.

@throws ValidationError where the request doesn't fit the set's permission model.
*/
export function targetAccounts(world: World, stackSet: StackSet, input: TargetInput): readonly TargetAccount[] {
	const {Accounts = [], DeploymentTargets} = input;
	if (stackSet.permissionModel === 'SELF_MANAGED') {
		const named = DeploymentTargets?.Accounts ?? Accounts;
		if (DeploymentTargets?.OrganizationalUnitIds?.length) {
			throw invalid('OrganizationalUnitIds are not supported for StackSets with SELF_MANAGED permission model');
		}
		return [...new Set(named)].map(accountId => ({accountId, unitId: undefined}));
	}
	if (Accounts.length > 0) {
		throw invalid('Accounts parameter is not allowed for StackSets with SERVICE_MANAGED permission model');
	}
	return organizationTargets(world, DeploymentTargets ?? {});
}

/** Service-managed sets skip the management account. */
function organizationTargets(world: World, targets: DeploymentTargets): readonly TargetAccount[] {
	const {organization} = world;
	const {OrganizationalUnitIds: units = [], Accounts = [], AccountFilterType: filter = 'NONE'} = targets;
	if (organization === undefined) {
		return [];
	}
	if (units.length === 0) {
		throw invalid('OrganizationalUnitIds are required for StackSets with SERVICE_MANAGED permission model');
	}
	if (filter === 'NONE' && Accounts.length > 0) {
		throw invalid('Accounts cannot be specified when AccountFilterType is NONE');
	}
	for (const id of units) {
		if (!organization.units.has(id) && !organization.roots.some(root => root.id === id)) {
			throw invalid(`Organizational unit ${id} not found`);
		}
	}
	const members = organization.accounts.filter(({id}) => id !== organization.managementAccountId);
	const below = members.flatMap(account => {
		const unitId = unitAbove(world, account, units);
		return unitId === undefined ? [] : [{accountId: account.id, unitId}];
	});
	switch (filter) {
		case 'INTERSECTION':
			return below.filter(({accountId}) => Accounts.includes(accountId));
		case 'DIFFERENCE':
			return below.filter(({accountId}) => !Accounts.includes(accountId));
		case 'UNION': {
			const further = members.filter(({id}) => Accounts.includes(id) && !below.some(({accountId}) => accountId === id));
			return [...below, ...further.map(({id, parentId}) => ({accountId: id, unitId: parentId}))];
		}
		default:
			return below;
	}
}

/** Find the nearest of some OUs or roots above an account. */
export function unitAbove({organization}: World, account: Account, units: readonly string[]): string | undefined {
	if (organization === undefined || account.parentId === undefined) {
		return undefined;
	}
	return unitPath(organization, account.parentId)
		.split('/')
		.findLast(id => units.includes(id));
}

/** @throws ValidationError for a Region that doesn't exist. */
export function demandRegions({regions}: World, wanted: readonly string[]): void {
	const unknown = wanted.find(code => !regions.has(code));
	if (wanted.length === 0) {
		throw invalid('Region(s) must be specified');
	}
	if (unknown !== undefined) {
		throw invalid(`Region ${unknown} is not supported`);
	}
}

/** @throws ValidationError where a self-managed set's administration role doesn't exist. */
export function demandAdministrationRole(world: World, stackSet: StackSet): void {
	if (stackSet.permissionModel === 'SERVICE_MANAGED') {
		return;
	}
	const name = administrationRoleName(stackSet);
	const role = world.accounts.get(stackSet.accountId)?.roles.get(name);
	if (!role?.trust.services.includes('cloudformation.amazonaws.com')) {
		throw new ServiceError(
			'ValidationError',
			`Account ${stackSet.accountId} should have '${name}' role with trust relationship to CloudFormation service.`,
		);
	}
}

export function administrationRoleName({administrationRoleArn}: StackSet): string {
	return administrationRoleArn?.split('/').at(-1) ?? 'AWSCloudFormationStackSetAdministrationRole';
}
