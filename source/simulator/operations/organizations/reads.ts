import {integer, required, structure, text} from '../../constraints/shape.ts';
import {type Organization, rootArn} from '../../directory/organization.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {demandOrganization, demandReader} from './organization.ts';
import {viewAccount, viewUnit} from './views.ts';

const page = {MaxResults: integer(1, 20), NextToken: text({max: 100_000})};
const parentId = text({max: 100, pattern: '(r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{6,32})'});
const childId = text({max: 100});
const accountId = text({pattern: '\\d{12}'});

type Paged = {MaxResults?: number; NextToken?: string};

export const describeOrganization = operation<object>({
	service: 'organizations',
	name: 'DescribeOrganization',
	input: structure({}),
	handle(context) {
		const organization = demandOrganization(context);
		const {id, managementAccountId, featureSet} = organization;
		return {
			Organization: {
				Id: id,
				Arn: `arn:aws:organizations::${managementAccountId}:organization/${id}`,
				FeatureSet: featureSet,
				MasterAccountArn: `arn:aws:organizations::${managementAccountId}:account/${id}/${managementAccountId}`,
				MasterAccountId: managementAccountId,
				MasterAccountEmail: context.world.accounts.get(managementAccountId)?.email,
				AvailablePolicyTypes: [],
			},
		};
	},
});

export const listRoots = operation<Paged>({
	service: 'organizations',
	name: 'ListRoots',
	input: structure(page),
	handle(context, {MaxResults = 20, NextToken}) {
		const organization = demandReader(context);
		const {items, NextToken: next} = takePage(
			organization.roots,
			['roots'],
			NextToken,
			MaxResults,
			'InvalidInputException',
		);
		return {
			Roots: items.map(({id, name}) => ({Id: id, Arn: rootArn(organization, id), Name: name, PolicyTypes: []})),
			NextToken: next,
		};
	},
});

export const listAccounts = operation<Paged>({
	service: 'organizations',
	name: 'ListAccounts',
	input: structure(page),
	handle(context, {MaxResults = 20, NextToken}) {
		const organization = demandReader(context);
		const {items, NextToken: next} = takePage(
			organization.accounts,
			['accounts'],
			NextToken,
			MaxResults,
			'InvalidInputException',
		);
		return {Accounts: items.map(account => viewAccount(organization, account)), NextToken: next};
	},
});

export const listAccountsForParent = operation<Paged & {ParentId: string}>({
	service: 'organizations',
	name: 'ListAccountsForParent',
	input: structure({ParentId: required(parentId), ...page}),
	handle(context, {ParentId, MaxResults = 20, NextToken}) {
		const organization = demandReader(context);
		demandParent(organization, ParentId);
		const all = organization.accountsByParent.get(ParentId) ?? [];
		const {items, NextToken: next} = takePage(
			all,
			['accounts of', ParentId],
			NextToken,
			MaxResults,
			'InvalidInputException',
		);
		return {Accounts: items.map(account => viewAccount(organization, account)), NextToken: next};
	},
});

export const listOrganizationalUnitsForParent = operation<Paged & {ParentId: string}>({
	service: 'organizations',
	name: 'ListOrganizationalUnitsForParent',
	input: structure({ParentId: required(parentId), ...page}),
	handle(context, {ParentId, MaxResults = 20, NextToken}) {
		const organization = demandReader(context);
		demandParent(organization, ParentId);
		const all = organization.unitsByParent.get(ParentId) ?? [];
		const {items, NextToken: next} = takePage(
			all,
			['units of', ParentId],
			NextToken,
			MaxResults,
			'InvalidInputException',
		);
		return {OrganizationalUnits: items.map(unit => viewUnit(organization, unit)), NextToken: next};
	},
});

export const listChildren = operation<Paged & {ParentId: string; ChildType: 'ACCOUNT' | 'ORGANIZATIONAL_UNIT'}>({
	service: 'organizations',
	name: 'ListChildren',
	input: structure({
		ParentId: required(parentId),
		ChildType: required(text({values: ['ACCOUNT', 'ORGANIZATIONAL_UNIT']})),
		...page,
	}),
	handle(context, {ParentId, ChildType, MaxResults = 20, NextToken}) {
		const organization = demandReader(context);
		demandParent(organization, ParentId);
		const index = ChildType === 'ACCOUNT' ? organization.accountsByParent : organization.unitsByParent;
		const ids: readonly string[] = (index.get(ParentId) ?? []).map(({id}) => id);
		const {items, NextToken: next} = takePage(
			ids,
			['children', ParentId, ChildType],
			NextToken,
			MaxResults,
			'InvalidInputException',
		);
		return {Children: items.map(Id => ({Id, Type: ChildType})), NextToken: next};
	},
});

export const listParents = operation<{ChildId: string}>({
	service: 'organizations',
	name: 'ListParents',
	input: structure({ChildId: required(childId), ...page}),
	handle(context, {ChildId}) {
		const organization = demandReader(context);
		const parent =
			organization.units.get(ChildId)?.parentId ?? organization.accounts.find(({id}) => id === ChildId)?.parentId;
		if (parent === undefined) {
			throw new ServiceError('ChildNotFoundException', `You specified a child that does not exist: ${ChildId}`);
		}

		return {Parents: [{Id: parent, Type: parent.startsWith('r-') ? 'ROOT' : 'ORGANIZATIONAL_UNIT'}]};
	},
});

export const describeAccount = operation<{AccountId: string}>({
	service: 'organizations',
	name: 'DescribeAccount',
	input: structure({AccountId: required(accountId)}),
	handle(context, {AccountId}) {
		const organization = demandReader(context);
		const account = organization.accounts.find(({id}) => id === AccountId);
		if (account === undefined) {
			throw new ServiceError('AccountNotFoundException', "You specified an account that doesn't exist.");
		}

		return {Account: viewAccount(organization, account)};
	},
});

export const describeOrganizationalUnit = operation<{OrganizationalUnitId: string}>({
	service: 'organizations',
	name: 'DescribeOrganizationalUnit',
	input: structure({OrganizationalUnitId: required(text({max: 68}))}),
	handle(context, {OrganizationalUnitId}) {
		const organization = demandReader(context);
		const unit = organization.units.get(OrganizationalUnitId);
		if (unit === undefined) {
			throw new ServiceError(
				'OrganizationalUnitNotFoundException',
				"You specified an organizational unit that doesn't exist.",
			);
		}

		return {OrganizationalUnit: viewUnit(organization, unit)};
	},
});

function demandParent(organization: Organization, id: string): void {
	if (!organization.units.has(id) && !organization.roots.some(root => root.id === id)) {
		throw new ServiceError('ParentNotFoundException', "You specified a parent that doesn't exist.");
	}
}
