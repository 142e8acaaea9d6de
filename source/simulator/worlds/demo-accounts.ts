import type {Account, OrganizationalUnit} from '../directory/organization.ts';
import {administrationRole, executionRole, operatorRole} from '../directory/standard-roles.ts';
import {defineAccount} from './parts.ts';

export const centralAccountId = '210987654321';
export const managementAccountId = '100020003000';
export const rootId = 'r-acme';

export const demoRegions = [
	'us-east-1',
	'us-west-2',
	'ca-central-1',
	'eu-west-1',
	'eu-central-1',
	'ap-northeast-1',
	'ap-southeast-1',
	'ap-southeast-2',
] as const;

export const workloadsId = 'ou-acme-workload';
export const platformId = 'ou-acme-platform';
export const stagingId = 'ou-acme-staging1';
export const productionId = 'ou-acme-product1';

/** Five OUs, three deep. */
export const demoUnits: readonly OrganizationalUnit[] = [
	{id: platformId, name: 'Platform', parentId: rootId},
	{id: workloadsId, name: 'Workloads', parentId: rootId},
	{id: productionId, name: 'Production', parentId: workloadsId},
	{id: 'ou-acme-regulate', name: 'Regulated', parentId: productionId},
	{id: stagingId, name: 'Staging', parentId: workloadsId},
];

const roles = [executionRole(centralAccountId), operatorRole(centralAccountId)];

/** Bought last month; nobody has rolled the roles out there yet, and everything in it fails. */
const acquiredAccountId = '068431975520';

const names: ReadonlyArray<readonly [id: string, name: string, parentId: string]> = [
	['361204958817', 'acme-network', platformId],
	['402917365048', 'acme-shared-services', platformId],
	['518830274196', 'acme-observability', platformId],
	['627493018552', 'acme-backup', platformId],
	['730158264439', 'acme-build', platformId],
	['115672903384', 'checkout-prod', productionId],
	['128046739951', 'catalog-prod', productionId],
	['139205847716', 'search-prod', productionId],
	['140983625570', 'orders-prod', productionId],
	['152740698133', 'mobile-api-prod', productionId],
	['163829504427', 'media-prod', productionId],
	[acquiredAccountId, 'northwind-prod', productionId],
	['274061938845', 'payments-prod', 'ou-acme-regulate'],
	['285917340662', 'identity-prod', 'ou-acme-regulate'],
	['296340815579', 'ledger-prod', 'ou-acme-regulate'],
	['307758294016', 'vault-prod', 'ou-acme-regulate'],
	['815503927764', 'checkout-staging', stagingId],
	['826914073385', 'catalog-staging', stagingId],
	['837260591148', 'search-staging', stagingId],
	['848305719926', 'orders-staging', stagingId],
	['859471630287', 'payments-staging', stagingId],
	['860839254713', 'identity-staging', stagingId],
	['871620483395', 'load-test', stagingId],
];

/** The 24 accounts of the demo, and above them the management account, in which nothing runs. */
export const demoAccounts: readonly Account[] = [
	defineAccount(managementAccountId, 'acme-management', rootId, []),
	defineAccount(centralAccountId, 'acme-automation', platformId, [administrationRole, ...roles]),
	...names.map(([id, name, parentId]) =>
		defineAccount(id, name, parentId, id === acquiredAccountId ? roles.slice(1) : roles),
	),
];
