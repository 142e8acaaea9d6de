import {integer, list, structure, text} from '../../constraints/shape.ts';
import type {Account} from '../../directory/organization.ts';
import type {RegionInfo} from '../../directory/regions.ts';
import {partitionOf} from '../../partition.ts';
import {refuse, services} from '../../services.ts';
import {type Context, operation, pagesOf} from '../operation.ts';
import {takePage} from '../page-token.ts';

type Status = 'ENABLED' | 'ENABLING' | 'DISABLING' | 'DISABLED' | 'ENABLED_BY_DEFAULT';

type Input = {
	AccountId?: string;
	MaxResults?: number;
	NextToken?: string;
	RegionOptStatusContains?: readonly Status[];
};

export const listRegions = operation<Input>({
	service: 'account',
	name: 'ListRegions',
	http: {method: 'POST', path: '/listRegions'},
	input: structure({
		AccountId: text({pattern: '\\d{12}'}),
		MaxResults: integer(1, 50),
		NextToken: text({min: 0, max: 1000}),
		RegionOptStatusContains: list(
			text({values: ['ENABLED', 'ENABLING', 'DISABLING', 'DISABLED', 'ENABLED_BY_DEFAULT']}),
		),
	}),
	pages: pagesOf('Regions', 50),
	handle(context, {AccountId, MaxResults = 50, NextToken, RegionOptStatusContains}) {
		const account = AccountId === undefined ? ownAccount(context) : memberAccount(context, AccountId);
		const found = [...context.world.regions.values()]
			.filter(({partition}) => partition === partitionOf(context.world.central.region))
			.map(region => ({RegionName: region.code, RegionOptStatus: statusOf(account, region)}))
			.filter(({RegionOptStatus}) => RegionOptStatusContains?.includes(RegionOptStatus) ?? true);
		const request = ['regions', account.id, RegionOptStatusContains];
		const {items, NextToken: next} = takePage(found, request, NextToken, MaxResults, 'ValidationException');
		return {Regions: items, NextToken: next};
	},
});

/** A Region that is on by default can be turned off, too; the API has no word of its own for that. */
function statusOf({enabledRegions, disabledRegions}: Account, {code, isOptIn}: RegionInfo): Status {
	if (isOptIn) {
		return enabledRegions.has(code) ? 'ENABLED' : 'DISABLED';
	}

	return disabledRegions.has(code) ? 'DISABLED' : 'ENABLED_BY_DEFAULT';
}

function ownAccount({world, caller}: Context): Account {
	return world.accounts.get(caller.accountId)!;
}

/**
Another account of the organization, for the management account or a delegated administrator.

@see https://github.com/awslabs/aws-deployment-framework/issues/764 - the text about trusted access
@see https://github.com/aws-samples/data-perimeter-helper/issues/8 - the text about the management account
@throws AccessDeniedException
*/
function memberAccount({world, caller, principal}: Context, accountId: string): Account {
	const {organization} = world;
	const isAdministrator = organization?.delegatedAdministrators.some(
		one => one.accountId === caller.accountId && one.servicePrincipal === 'account.amazonaws.com',
	);
	const isManagement = organization?.managementAccountId === caller.accountId;
	const denied = (reason: string) =>
		refuse(
			services.account,
			'denied',
			`User: ${principal.principalArn} is not authorized to perform: account:ListRegions (${reason})`,
		);
	if (isManagement && accountId === caller.accountId) {
		throw denied(
			'The management account can only be managed using the standalone context from the management account.',
		);
	}

	if (!world.settings.accountManagementTrusted) {
		throw denied('Your organization must first enable trusted access with AWS Account Management.');
	}

	const member = organization?.accounts.find(({id}) => id === accountId);
	if (member === undefined || !(isManagement || isAdministrator)) {
		throw denied('You are not authorized to manage this account.');
	}

	return member;
}
