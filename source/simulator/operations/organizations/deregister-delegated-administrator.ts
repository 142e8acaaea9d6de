import {accountId, servicePrincipal} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {accountNotFound, demandManagement, notRegistered} from './organization.ts';

export const deregisterDelegatedAdministrator = operation<{AccountId: string; ServicePrincipal: string}>({
	service: 'organizations',
	name: 'DeregisterDelegatedAdministrator',
	input: structure({AccountId: required(accountId), ServicePrincipal: required(servicePrincipal)}),
	handle(context, {AccountId, ServicePrincipal}) {
		const {delegatedAdministrators, accounts} = demandManagement(context);
		if (!accounts.some(({id}) => id === AccountId)) {
			throw accountNotFound();
		}

		const place = delegatedAdministrators.findIndex(
			one => one.accountId === AccountId && one.servicePrincipal === ServicePrincipal,
		);
		if (place === -1) {
			throw notRegistered();
		}

		delegatedAdministrators.splice(place, 1);
		return {};
	},
});
