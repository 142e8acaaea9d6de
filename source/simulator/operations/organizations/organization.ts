import {mayReadOrganization, type Organization} from '../../directory/organization.ts';
import {ServiceError} from '../../service-error.ts';
import type {Context} from '../operation.ts';

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

/** @throws AccessDeniedException from any other account. */
export function demandManagement(context: Context): Organization {
	const organization = demandOrganization(context);
	if (organization.managementAccountId !== context.caller.accountId) {
		throw denied();
	}

	return organization;
}

function denied(): ServiceError {
	return new ServiceError('AccessDeniedException', "You don't have permissions to access this resource.");
}
