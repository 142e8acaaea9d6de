import {expect, test} from 'vitest';
import type {Account} from '../../../source/core/domain/account.ts';
import type {TargetLocation} from '../../../source/core/domain/start-request.ts';
import {nameEntries} from '../../../source/core/planning/name-entries.ts';

/** Four accounts of Health, two of them in its OU Labs, one more outside; one is suspended. */
const accounts: readonly Account[] = [
	['1', ['Health']],
	['2', ['Health']],
	['3', ['Health', 'Labs']],
	['4', ['Health', 'Labs']],
	['5', ['Retail']],
	['6', ['Health'], 'SUSPENDED'],
].map(([digit, path, state = 'ACTIVE']) => ({
	accountId: String(digit).repeat(12),
	name: `name ${String(digit)}`,
	path: (path as readonly string[]).map(name => ({id: `ou-root-${name.toLowerCase()}`, name})),
	state: state as Account['state'],
}));
const directory = new Map(accounts.map(account => [account.accountId, account]));
const ids = (...digits: readonly number[]) => digits.map(digit => String(digit).repeat(12));
const regions = Array.from({length: 20}, (_, place) => `eu-west-${place + 1}`);

test.each<{title: string; entries: readonly TargetLocation[]; lines: readonly string[]}>([
	{
		title: 'an OU with child OUs',
		entries: [{Accounts: ['ou-root-health'], IncludeChildOrganizationUnits: true, Regions: regions}],
		lines: ['OU Health with child OUs: 4 accounts × 20 Regions'],
	},
	{
		title: 'an OU by itself, without an account',
		entries: [{Accounts: ['ou-root-health'], ExcludeAccounts: ids(2), Regions: ['eu-west-1']}],
		lines: ['OU Health without 222222222222: 1 account × eu-west-1'],
	},
	{
		title: 'an OU that the directory does not know',
		entries: [{Accounts: ['ou-abcd-12345678'], Regions: ['eu-west-1', 'us-east-1']}],
		lines: ['ou-abcd-12345678 × eu-west-1, us-east-1'],
	},
	{
		title: 'the accounts of an OU, in several entries, and one besides',
		entries: [
			{Accounts: ids(1, 3), Regions: ['eu-west-1', 'us-east-1']},
			{Accounts: ids(2, 4, 5), Regions: ['us-east-1', 'eu-west-1']},
		],
		lines: ['all of OU Health: 4 accounts × eu-west-1, us-east-1', '555555555555 × eu-west-1, us-east-1'],
	},
	{
		title: 'accounts that fill only an OU below',
		entries: [{Accounts: ids(1, 3, 4), Regions: ['eu-west-1']}],
		lines: ['all of OU Labs: 2 accounts × eu-west-1', '111111111111 × eu-west-1'],
	},
])('$title', ({entries, lines}) => {
	expect(nameEntries(entries, directory)).toEqual(lines);
});
