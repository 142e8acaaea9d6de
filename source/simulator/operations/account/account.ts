import {setAccount} from '../../directory/change-world.ts';
import type {Account} from '../../directory/organization.ts';
import type {RegionInfo} from '../../directory/regions.ts';
import {partitionOf} from '../../partition.ts';
import {FrontEndError} from '../../service-error.ts';
import {refuse, services} from '../../services.ts';
import type {Context} from '../operation.ts';

export type RegionStatus = 'ENABLED' | 'ENABLING' | 'DISABLING' | 'DISABLED' | 'ENABLED_BY_DEFAULT';

/** A Region that is on by default can be turned off, too; the API has no word of its own for that. */
export function regionStatus({enabledRegions, disabledRegions}: Account, {code, isOptIn}: RegionInfo): RegionStatus {
	if (isOptIn) {
		return enabledRegions.has(code) ? 'ENABLED' : 'DISABLED';
	}

	return disabledRegions.has(code) ? 'DISABLED' : 'ENABLED_BY_DEFAULT';
}

/** The account that an operation is about: the caller's own, or a member's where it is named. */
export function accountMeant(context: Context, accountId: string | undefined, operation: string): Account {
	return accountId === undefined
		? context.world.accounts.get(context.caller.accountId)!
		: memberAccount(context, accountId, operation);
}

/**
Another account of the organization, for the management account or a delegated administrator.

@see https://github.com/awslabs/aws-deployment-framework/issues/764 - the text about trusted access
@see https://github.com/aws-samples/data-perimeter-helper/issues/8 - the text about the management account
@throws AccessDeniedException
*/
function memberAccount({world, caller, principal}: Context, accountId: string, operation: string): Account {
	const {organization} = world;
	const isAdministrator = organization?.delegatedAdministrators.some(
		one => one.accountId === caller.accountId && one.servicePrincipal === 'account.amazonaws.com',
	);
	const isManagement = organization?.managementAccountId === caller.accountId;
	const denied = (reason: string) =>
		refuse(
			services.account,
			'denied',
			`User: ${principal.principalArn} is not authorized to perform: account:${operation} (${reason})`,
		);
	if (isManagement && accountId === caller.accountId) {
		throw denied(
			'The management account can only be managed using the standalone context from the management account.',
		);
	}

	if (!world.settings.accountManagementTrusted) {
		throw denied('Your organization must first enable trusted access with AWS Account Management.');
	}

	const member = organization?.accounts.find(({id}) => id === accountId);
	if (member === undefined || !(isManagement || isAdministrator)) {
		throw denied('You are not authorized to manage this account.');
	}

	return member;
}

/** A Region that accounts have to opt in to. @throws ValidationException for any other. */
export function demandOptIn({world}: Context, name: string): RegionInfo {
	const region = demandRegion(world, name);
	if (!region.isOptIn) {
		throw new FrontEndError(
			'ValidationException',
			`Region ${name} is enabled by default and its status can't be changed.`,
		);
	}
	return region;
}

/** @throws ValidationException. */
export function demandRegion(world: Context['world'], name: string): RegionInfo {
	const region = world.regions.get(name);
	if (region === undefined || region.partition !== partitionOf(world.central.region)) {
		throw new FrontEndError('ValidationException', `Region name ${name} is not valid.`);
	}
	return region;
}

/** Turn an opt-in Region on or off. AWS takes minutes for it; here it is done at once. */
export function switchRegion(context: Context, account: Account, region: string, isOn: boolean): void {
	const enabledRegions = new Set(account.enabledRegions);
	if (isOn) {
		enabledRegions.add(region);
	} else {
		enabledRegions.delete(region);
	}
	setAccount(context.world, {...account, enabledRegions});
}
