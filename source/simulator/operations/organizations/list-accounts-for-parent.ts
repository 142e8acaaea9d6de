import {page, parentId} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {demandParent, demandReader, type Paged, pageOf} from './organization.ts';
import {viewAccount} from './views.ts';

/** Only the accounts directly below: those of an OU's own OUs are not among them. */
export const listAccountsForParent = operation<Paged & {ParentId: string}>({
	service: 'organizations',
	name: 'ListAccountsForParent',
	input: structure({ParentId: required(parentId), ...page}),
	pages: pagesOf('Accounts', 20),
	handle(context, input) {
		const organization = demandReader(context);
		demandParent(organization, input.ParentId);
		const all = organization.accountsByParent.get(input.ParentId) ?? [];
		const {items, NextToken} = pageOf(all, ['accounts of', input.ParentId], input);
		return {Accounts: items.map(account => viewAccount(organization, account)), NextToken};
	},
});
