import {accountId} from '../../constraints/organizations.ts';
import {required, structure} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {accountNotFound, demandReader} from './organization.ts';
import {viewAccount} from './views.ts';

export const describeAccount = operation<{AccountId: string}>({
	service: 'organizations',
	name: 'DescribeAccount',
	input: structure({AccountId: required(accountId)}),
	handle(context, {AccountId}) {
		const organization = demandReader(context);
		const account = organization.accounts.find(({id}) => id === AccountId);
		if (account === undefined) {
			throw accountNotFound();
		}

		return {Account: viewAccount(organization, account)};
	},
});
