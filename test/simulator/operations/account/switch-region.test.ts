import {
	AccountClient,
	DisableRegionCommand,
	EnableRegionCommand,
	GetRegionOptStatusCommand,
} from '@aws-sdk/client-account';
import {GetCallerIdentityCommand, STSClient} from '@aws-sdk/client-sts';
import {expect, test} from 'vitest';
import {member, refusalOf, serve} from '../../wire/serve.ts';

test('a Region that is enabled can be used from then on, until it is disabled', async () => {
	const {client} = await serve();
	const account = client(AccountClient);
	const RegionName = 'af-south-1';
	const status = async () => (await account.send(new GetRegionOptStatusCommand({RegionName}))).RegionOptStatus;
	const ask = () => client(STSClient, 'operator', RegionName).send(new GetCallerIdentityCommand({}));
	expect(await status()).toBe('DISABLED');
	await account.send(new EnableRegionCommand({RegionName}));
	expect(await status()).toBe('ENABLED');
	await ask();
	await account.send(new DisableRegionCommand({RegionName}));
	expect(await refusalOf(ask())).toMatchObject({code: 'InvalidClientTokenId'});
});

test.for([
	['us-east-1', 'ValidationException'],
	['mars-1', 'ValidationException'],
] as const)('%s is not switched', async ([RegionName, code]) => {
	const {client} = await serve();
	expect(await refusalOf(client(AccountClient).send(new EnableRegionCommand({RegionName})))).toMatchObject({code});
});

test('the management account switches for its members, others do not', async () => {
	const {client} = await serve();
	const enable = new EnableRegionCommand({AccountId: member, RegionName: 'af-south-1'});
	expect(await refusalOf(client(AccountClient, 'member').send(enable))).toMatchObject({
		code: 'AccessDeniedException',
		message: expect.stringContaining('account:EnableRegion'),
	});
	await client(AccountClient, 'administrator').send(enable);
	await client(STSClient, 'member', 'af-south-1').send(new GetCallerIdentityCommand({}));
});
