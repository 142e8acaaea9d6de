import {AccountClient, ListRegionsCommand, paginateListRegions, type RegionOptStatus} from '@aws-sdk/client-account';
import {expect, test} from 'vitest';
import {withSettings} from '../../../../source/simulator/settings.ts';
import {seedDefinition} from '../../../../source/simulator/worlds/seed.ts';
import {central, management, member, refusalOf, serve} from '../../wire/serve.ts';

/** The seed world, where the member account has opted in to Milan and turned Paris off. */
const changes = {
	accounts: seedDefinition().accounts.map(account =>
		account.id === member
			? {...account, enabledRegions: new Set(['eu-south-1']), disabledRegions: new Set(['eu-west-3'])}
			: account,
	),
};

async function statuses(client: AccountClient, input = {}): Promise<ReadonlyMap<string, RegionOptStatus>> {
	const found = new Map<string, RegionOptStatus>();
	for await (const {Regions = []} of paginateListRegions({client, pageSize: 10}, input)) {
		for (const {RegionName, RegionOptStatus} of Regions) {
			found.set(RegionName!, RegionOptStatus!);
		}
	}

	return found;
}

test('a Region is on by default, opted in to, or off', async () => {
	const {client} = await serve(changes);
	const found = await statuses(client(AccountClient, 'member'));
	expect(found.size).toBe(34);
	expect(found.get('us-east-1')).toBe('ENABLED_BY_DEFAULT');
	expect(found.get('eu-south-1')).toBe('ENABLED');
	expect(found.get('me-south-1')).toBe('DISABLED');
	expect(found.get('eu-west-3')).toBe('DISABLED');
});

test('Regions can be asked for by status', async () => {
	const {client} = await serve(changes);
	const found = await statuses(client(AccountClient, 'member'), {RegionOptStatusContains: ['ENABLED']});
	expect([...found.keys()]).toEqual(['eu-south-1']);
});

test('the management account may ask for a member', async () => {
	const {client} = await serve(changes);
	const found = await statuses(client(AccountClient, 'administrator'), {AccountId: member});
	expect(found.get('eu-south-1')).toBe('ENABLED');
});

test('the management account leaves its own ID out', async () => {
	const {client} = await serve();
	const call = client(AccountClient, 'administrator').send(new ListRegionsCommand({AccountId: management}));
	expect(await refusalOf(call)).toMatchObject({
		code: 'AccessDeniedException',
		message: expect.stringContaining('The management account can only be managed using the standalone context'),
		status: 403,
	});
});

test('nobody else may ask for another account', async () => {
	const {client} = await serve();
	const call = client(AccountClient, 'member').send(new ListRegionsCommand({AccountId: central}));
	expect(await refusalOf(call)).toMatchObject({code: 'AccessDeniedException', status: 403});
});

test('without trusted access not even the management account may', async () => {
	const {client} = await serve({settings: withSettings({accountManagementTrusted: false})});
	const call = client(AccountClient, 'administrator').send(new ListRegionsCommand({AccountId: member}));
	expect(await refusalOf(call)).toMatchObject({
		message: `User: arn:aws:iam::${management}:user/administrator is not authorized to perform: account:ListRegions (Your organization must first enable trusted access with AWS Account Management.)`,
	});
});
