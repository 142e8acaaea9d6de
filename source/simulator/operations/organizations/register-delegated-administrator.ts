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

function violation(message: string, Reason: string): ServiceError {
	return new ServiceError('ConstraintViolationException', message, 400, {Reason});
}
