import type {Operation} from '../operation.ts';
import {createAccount} from './create-account.ts';
import {createOrganizationalUnit} from './create-organizational-unit.ts';
import {deleteOrganizationalUnit} from './delete-organizational-unit.ts';
import {deregisterDelegatedAdministrator} from './deregister-delegated-administrator.ts';
import {describeAccount} from './describe-account.ts';
import {describeCreateAccountStatus} from './describe-create-account-status.ts';
import {describeEffectivePolicy} from './describe-effective-policy.ts';
import {describeHandshake} from './describe-handshake.ts';
import {describeOrganization} from './describe-organization.ts';
import {describeOrganizationalUnit} from './describe-organizational-unit.ts';
import {describePolicy} from './describe-policy.ts';
import {describeResourcePolicy} from './describe-resource-policy.ts';
import {disableAwsServiceAccess} from './disable-aws-service-access.ts';
import {enableAwsServiceAccess} from './enable-aws-service-access.ts';
import {listAccounts} from './list-accounts.ts';
import {listAccountsForParent} from './list-accounts-for-parent.ts';
import {listAwsServiceAccessForOrganization} from './list-aws-service-access-for-organization.ts';
import {listChildren} from './list-children.ts';
import {listCreateAccountStatus} from './list-create-account-status.ts';
import {listDelegatedAdministrators} from './list-delegated-administrators.ts';
import {listDelegatedServicesForAccount} from './list-delegated-services-for-account.ts';
import {listHandshakesForAccount} from './list-handshakes-for-account.ts';
import {listHandshakesForOrganization} from './list-handshakes-for-organization.ts';
import {listOrganizationalUnitsForParent} from './list-organizational-units-for-parent.ts';
import {listParents} from './list-parents.ts';
import {listPolicies} from './list-policies.ts';
import {listPoliciesForTarget} from './list-policies-for-target.ts';
import {listRoots} from './list-roots.ts';
import {listOrganizationTags} from './list-tags-for-resource.ts';
import {listTargetsForPolicy} from './list-targets-for-policy.ts';
import {moveAccount} from './move-account.ts';
import {registerDelegatedAdministrator} from './register-delegated-administrator.ts';
import {updateOrganizationalUnit} from './update-organizational-unit.ts';

export const organizationsOperations: readonly Operation[] = [
	createAccount,
	createOrganizationalUnit,
	deleteOrganizationalUnit,
	deregisterDelegatedAdministrator,
	describeAccount,
	describeCreateAccountStatus,
	describeEffectivePolicy,
	describeHandshake,
	describeOrganization,
	describeOrganizationalUnit,
	describePolicy,
	describeResourcePolicy,
	disableAwsServiceAccess,
	enableAwsServiceAccess,
	listAccounts,
	listAccountsForParent,
	listAwsServiceAccessForOrganization,
	listChildren,
	listCreateAccountStatus,
	listDelegatedAdministrators,
	listDelegatedServicesForAccount,
	listHandshakesForAccount,
	listHandshakesForOrganization,
	listOrganizationTags,
	listOrganizationalUnitsForParent,
	listParents,
	listPolicies,
	listPoliciesForTarget,
	listRoots,
	listTargetsForPolicy,
	moveAccount,
	registerDelegatedAdministrator,
	updateOrganizationalUnit,
];
