import {page, servicePrincipal} from '../../constraints/organizations.ts';
import {structure} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {demandReader, type Paged, pageOf} from './organization.ts';
import {viewAccount} from './views.ts';

export const listDelegatedAdministrators = operation<Paged & {ServicePrincipal?: string}>({
	service: 'organizations',
	name: 'ListDelegatedAdministrators',
	input: structure({ServicePrincipal: servicePrincipal, ...page}),
	pages: pagesOf('DelegatedAdministrators', 20),
	handle(context, input) {
		const {ServicePrincipal} = input;
		const organization = demandReader(context);
		const enabledAt = new Map<string, number>();
		for (const {accountId, servicePrincipal: principal, enabledAtMs} of organization.delegatedAdministrators) {
			if (ServicePrincipal === undefined || principal === ServicePrincipal) {
				enabledAt.set(accountId, Math.min(enabledAtMs, enabledAt.get(accountId) ?? enabledAtMs));
			}
		}

		const accounts = organization.accounts.filter(({id}) => enabledAt.has(id));
		const {items, NextToken} = pageOf(accounts, ['delegated', ServicePrincipal], input);
		return {
			DelegatedAdministrators: items.map(account => {
				const {Paths: _, ...view} = viewAccount(organization, account);
				return {...view, DelegationEnabledDate: context.world.scale.shown(enabledAt.get(account.id)!) / 1000};
			}),
			NextToken,
		};
	},
});
