import {expect, test} from 'vitest';
import type {Directory} from '../../../../../source/core/domain/directory.ts';
import type {Units} from '../../../../../source/core/planning/units.ts';
import {isExcluded, isTakenIn} from '../../../../../source/core/planning/units.ts';
import {createConfigure, noUnits} from '../../../../../source/core/screens/configure/configure.ts';
import {addToUnits} from '../../../../../source/core/screens/configure/places/paint-units.ts';
import {selectionOf, syncPlaces} from '../../../../../source/core/screens/configure/places/places.ts';

const [web, shop, root] = [
	{id: 'ou-ab12-web00001', name: 'Web'},
	{id: 'ou-ab12-shop0001', name: 'Shop'},
	'r-ab12',
] as const;
const account = (accountId: string, path: Array<typeof web | typeof shop>, state = 'ACTIVE') =>
	[accountId, {accountId, name: null, path, state}] as const;
const directory: Directory = {
	accounts: new Map([
		account('333333333333', [web, shop]),
		account('111111111111', []),
		account('222222222222', [web]),
		account('444444444444', [web], 'SUSPENDED'),
	]),
	regions: new Map(
		['us-west-2', 'cn-north-1', 'eu-west-1', 'us-gov-west-1'].map(code => [code, {code, longName: null}]),
	),
	failure: null,
};
const units = (change: Partial<Units>): Units => ({...(noUnits as Units), regions: ['eu-west-1'], ...change});

/** Accounts that a choice of OUs comes to, as far as the directory tells. */
function expand(change: Partial<Units>): readonly string[] {
	const configure = createConfigure();
	const synced = syncPlaces(
		{...configure, otherPlaces: configure.draft.places, draft: {...configure.draft, places: units(change)}},
		directory,
		'us-east-1',
	);
	const {axes, words} = selectionOf(synced, directory);
	return axes.accountIds.filter((_, index) => (words[index * 2]! | words[index * 2 + 1]!) !== 0);
}

test('accounts and Regions are offered by ID and code, those of other partitions not', () => {
	const {draft} = syncPlaces(createConfigure(), directory, 'us-east-1');
	expect(draft.places).toMatchObject({
		selection: {
			axes: {
				accountIds: ['111111111111', '222222222222', '333333333333', '444444444444'],
				regions: ['eu-west-1', 'us-west-2'],
			},
		},
	});
});

test('an OU takes in its own accounts, with child OUs theirs too, active ones only', () => {
	expect(expand({accounts: [web.id], includesChildUnits: false})).toEqual(['222222222222']);
	expect(expand({accounts: [web.id], includesChildUnits: true})).toEqual(['222222222222', '333333333333']);
});

test('the root takes in all, and an account named outright itself', () => {
	expect(expand({accounts: [root]})).toEqual(['111111111111', '222222222222', '333333333333']);
	expect(expand({accounts: [root], includesChildUnits: false})).toEqual(['111111111111']);
	expect(expand({accounts: ['999999999999']})).toEqual(['999999999999']);
});

test('excluded accounts and OUs are left out again', () => {
	expect(expand({accounts: [root], excludes: [shop.id, '111111111111']})).toEqual(['222222222222']);
	const chosen = units({accounts: [web.id], excludes: [shop.id]});
	expect(isTakenIn(chosen, directory, '333333333333')).toBe(true);
	expect(isExcluded(chosen, directory, '333333333333')).toBe(true);
});

test('typed words are taken as OUs, accounts and Regions, and what is none of these is named', () => {
	expect(addToUnits(units({}), [web.id, root, '111111111111', 'us-west-2', '42', 'eu-west-1'])).toEqual({
		units: units({accounts: [web.id, root, '111111111111'], regions: ['eu-west-1', 'us-west-2']}),
		unknown: ['42'],
	});
});
