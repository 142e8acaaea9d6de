import {integer, required, structure, text} from '../../constraints/shape.ts';
import {accountArn} from '../../directory/organization.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {demandManagement, demandReader} from './organization.ts';

const accountId = text({pattern: '\\d{12}'});
const servicePrincipal = text({min: 1, max: 128, pattern: '[\\w+=,.@-]*'});
const page = {MaxResults: integer(1, 20), NextToken: text({max: 100_000})};

type Delegation = {AccountId: string; ServicePrincipal: string};

export const registerDelegatedAdministrator = operation<Delegation>({
	service: 'organizations',
	name: 'RegisterDelegatedAdministrator',
	input: structure({AccountId: required(accountId), ServicePrincipal: required(servicePrincipal)}),
	handle(context, {AccountId, ServicePrincipal}) {
		const organization = demandManagement(context);
		const {delegatedAdministrators, accounts, managementAccountId} = organization;
		if (!accounts.some(({id}) => id === AccountId)) {
			throw new ServiceError('AccountNotFoundException', "You specified an account that doesn't exist.");
		}

		if (delegatedAdministrators.some(one => one.accountId === AccountId && one.servicePrincipal === ServicePrincipal)) {
			throw new ServiceError(
				'AccountAlreadyRegisteredException',
				'The provided account is already a delegated administrator for your organization.',
			);
		}

		if (AccountId === managementAccountId) {
			throw new ServiceError(
				'ConstraintViolationException',
				'You cannot register master account/management account as delegated administrator for your organization.',
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

export const deregisterDelegatedAdministrator = operation<Delegation>({
	service: 'organizations',
	name: 'DeregisterDelegatedAdministrator',
	input: structure({AccountId: required(accountId), ServicePrincipal: required(servicePrincipal)}),
	handle(context, {AccountId, ServicePrincipal}) {
		const {delegatedAdministrators} = demandManagement(context);
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

type ListInput = {ServicePrincipal?: string; MaxResults?: number; NextToken?: string};

export const listDelegatedAdministrators = operation<ListInput>({
	service: 'organizations',
	name: 'ListDelegatedAdministrators',
	input: structure({ServicePrincipal: servicePrincipal, ...page}),
	handle(context, {ServicePrincipal, MaxResults = 20, NextToken}) {
		const organization = demandReader(context);
		const ids = [
			...new Set(
				organization.delegatedAdministrators
					.filter(one => ServicePrincipal === undefined || one.servicePrincipal === ServicePrincipal)
					.map(one => one.accountId),
			),
		];
		const {items, NextToken: next} = takePage(
			ids,
			['delegated', ServicePrincipal],
			NextToken,
			MaxResults,
			'InvalidInputException',
		);
		return {
			DelegatedAdministrators: items.map(id => {
				const account = organization.accounts.find(one => one.id === id);
				return {
					Id: id,
					Arn: accountArn(organization, id),
					Email: account?.email,
					Name: account?.name,
					Status: 'ACTIVE',
					JoinedMethod: account?.joinedMethod,
					JoinedTimestamp: (account?.joinedAtMs ?? 0) / 1000,
					DelegationEnabledDate:
						organization.delegatedAdministrators.find(one => one.accountId === id)!.enabledAtMs / 1000,
				};
			}),
			NextToken: next,
		};
	},
});

export const listDelegatedServicesForAccount = operation<{AccountId: string}>({
	service: 'organizations',
	name: 'ListDelegatedServicesForAccount',
	input: structure({AccountId: required(accountId), ...page}),
	handle(context, {AccountId}) {
		const services = demandReader(context).delegatedAdministrators.filter(one => one.accountId === AccountId);
		if (services.length === 0) {
			throw notRegistered();
		}

		return {
			DelegatedServices: services.map(one => ({
				ServicePrincipal: one.servicePrincipal,
				DelegationEnabledDate: one.enabledAtMs / 1000,
			})),
		};
	},
});

function notRegistered(): ServiceError {
	return new ServiceError(
		'AccountNotRegisteredException',
		'The provided account is not a registered delegated administrator for your organization.',
	);
}
