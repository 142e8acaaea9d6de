import {accountId, servicePrincipal} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {accountNotFound, demandManagement} from './organization.ts';

export const registerDelegatedAdministrator = operation<{AccountId: string; ServicePrincipal: string}>({
	service: 'organizations',
	name: 'RegisterDelegatedAdministrator',
	input: structure({AccountId: required(accountId), ServicePrincipal: required(servicePrincipal)}),
	handle(context, {AccountId, ServicePrincipal}) {
		const {delegatedAdministrators, accounts, managementAccountId} = demandManagement(context);
		demandKnownService(ServicePrincipal);
		const account = accounts.find(({id}) => id === AccountId);
		if (account === undefined) {
			throw accountNotFound();
		}

		if (AccountId === managementAccountId) {
			throw violation(
				'You cannot register master account/management account as delegated administrator for your organization.',
				'CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR',
			);
		}

		if (account.state !== 'ACTIVE') {
			throw violation(
				'You cannot register a suspended account as a delegated administrator.',
				'CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR',
			);
		}

		if (delegatedAdministrators.some(one => one.accountId === AccountId && one.servicePrincipal === ServicePrincipal)) {
			throw new ServiceError(
				'AccountAlreadyRegisteredException',
				'The provided account is already a delegated administrator for your organization.',
			);
		}

		delegatedAdministrators.push({
			accountId: AccountId,
			servicePrincipal: ServicePrincipal,
			enabledAtMs: context.world.nowMs,
		});
		return {};
	},
});

/** @throws InvalidInputException for a service that Organizations doesn't work with. */
export function demandKnownService(servicePrincipalName: string): void {
	if (!administeredPrincipals.has(servicePrincipalName)) {
		throw new ServiceError('InvalidInputException', 'You specified an unrecognized service principal.', 400, {
			Reason: 'UNRECOGNIZED_SERVICE_PRINCIPAL',
		});
	}
}

/** The services that can have a delegated administrator. @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html */
const administeredPrincipals: ReadonlySet<string> = new Set(
	[
		'access-analyzer account auditmanager backup cloudtrail compute-optimizer',
		'config config-multiaccountsetup controltower cost-optimization-hub.bcm detective devops-guru ec2 fms guardduty',
		'health inspector2 ipam license-manager license-manager.member-account macie networkmanager reachabilityanalyzer.networkinsights',
		'resource-explorer-2 s3 securityhub securitylake servicecatalog sso ssm ssm-quicksetup storage-lens.s3 tagpolicies.tag',
		'opsdatasync.ssm changemanagement.ssm iam member.org.stacksets.cloudformation reporting.trustedadvisor',
		'bcm-data-exports notifications security-ir stacksets.cloudformation wellarchitected vpc-lattice user-subscriptions',
	]
		.join(' ')
		.split(' ')
		.map(name => `${name}.amazonaws.com`),
);

function violation(message: string, Reason: string): ServiceError {
	return new ServiceError('ConstraintViolationException', message, 400, {Reason});
}
