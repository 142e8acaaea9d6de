import {accountId, page} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {accountNotFound, demandReader, notRegistered, type Paged, pageOf} from './organization.ts';

export const listDelegatedServicesForAccount = operation<Paged & {AccountId: string}>({
	service: 'organizations',
	name: 'ListDelegatedServicesForAccount',
	input: structure({AccountId: required(accountId), ...page}),
	pages: pagesOf('DelegatedServices', 20),
	handle(context, input) {
		const {AccountId} = input;
		const {delegatedAdministrators, accounts} = demandReader(context);
		if (!accounts.some(({id}) => id === AccountId)) {
			throw accountNotFound();
		}

		const delegations = delegatedAdministrators.filter(one => one.accountId === AccountId);
		if (delegations.length === 0) {
			throw notRegistered();
		}

		const {items, NextToken} = pageOf(delegations, ['delegated services', AccountId], input);
		return {
			DelegatedServices: items.map(one => ({
				ServicePrincipal: one.servicePrincipal,
				DelegationEnabledDate: context.world.scale.shown(one.enabledAtMs) / 1000,
			})),
			NextToken,
		};
	},
});
