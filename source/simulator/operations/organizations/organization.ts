import {mayReadOrganization, type Organization, type OrganizationalUnit} from '../../directory/organization.ts';
import {ServiceError} from '../../service-error.ts';
import type {Context} from '../operation.ts';
import {takePage} from '../page-token.ts';

/** @throws AWSOrganizationsNotInUseException. */
export function demandOrganization({world, caller}: Context): Organization {
	const {organization} = world;
	if (organization === undefined || world.accounts.get(caller.accountId)?.parentId === undefined) {
		throw new ServiceError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');
	}

	return organization;
}

/** Only the management account and delegated administrators may read, whatever IAM says. @throws AccessDeniedException. */
export function demandReader(context: Context): Organization {
	const organization = demandOrganization(context);
	if (!mayReadOrganization(organization, context.caller.accountId)) {
		throw denied();
	}

	return organization;
}

/** @throws AccessDeniedException from any account but the management account. */
export function demandManagement(context: Context): Organization {
	const organization = demandOrganization(context);
	if (organization.managementAccountId !== context.caller.accountId) {
		throw denied();
	}

	return organization;
}

/** Whether there is a root or an OU with this ID. */
export function hasParent({units, roots}: Organization, id: string): boolean {
	return units.has(id) || roots.some(root => root.id === id);
}

/** @throws OrganizationalUnitNotFoundException. */
export function demandUnit({units}: Organization, id: string): OrganizationalUnit {
	const unit = units.get(id);
	if (unit === undefined) {
		throw new ServiceError(
			'OrganizationalUnitNotFoundException',
			"You specified an organizational unit that doesn't exist.",
		);
	}
	return unit;
}

/** OUs directly below one parent have different names. @throws DuplicateOrganizationalUnitException. */
export function demandFreeName({unitsByParent}: Organization, parentId: string, name: string): void {
	if (unitsByParent.get(parentId)?.some(unit => unit.name === name)) {
		throw new ServiceError('DuplicateOrganizationalUnitException', 'An OU with the same name already exists.');
	}
}

/** A root, an OU or an account. @throws TargetNotFoundException. */
export function demandTarget(organization: Organization, id: string): void {
	if (!hasParent(organization, id) && !organization.accounts.some(account => account.id === id)) {
		throw new ServiceError(
			'TargetNotFoundException',
			"We can't find a root, OU, account, or policy with the TargetId that you specified.",
		);
	}
}

/** @throws ParentNotFoundException. */
export function demandParent(organization: Organization, id: string): void {
	if (!hasParent(organization, id)) {
		throw new ServiceError('ParentNotFoundException', "You specified parent that doesn't exist.");
	}
}

export function accountNotFound(): ServiceError {
	return new ServiceError('AccountNotFoundException', "You specified an account that doesn't exist.");
}

export function notRegistered(): ServiceError {
	return new ServiceError(
		'AccountNotRegisteredException',
		'The provided account is not a registered delegated administrator for your organization.',
	);
}

/** What an operation takes that pages its answer. */
export type Paged = {readonly MaxResults?: number; readonly NextToken?: string};

/** One page, of 20 at the most. @throws InvalidInputException for a token of another request. */
export function pageOf<T>(all: readonly T[], request: readonly unknown[], {MaxResults = 20, NextToken}: Paged) {
	return takePage(all, request, NextToken, MaxResults, 'InvalidInputException');
}

function denied(): ServiceError {
	return new ServiceError('AccessDeniedException', "You don't have permissions to access this resource.");
}
