import {page} from '../../constraints/organizations.ts';
import {structure} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {demandReader, type Paged, pageOf} from './organization.ts';
import {viewAccount} from './views.ts';

export const listAccounts = operation<Paged>({
	service: 'organizations',
	name: 'ListAccounts',
	input: structure(page),
	pages: pagesOf('Accounts', 20),
	handle(context, input) {
		const organization = demandReader(context);
		const {items, NextToken} = pageOf(organization.accounts, ['accounts'], input);
		return {Accounts: items.map(account => viewAccount(organization, account)), NextToken};
	},
});
