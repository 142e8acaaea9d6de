import {expect, test} from 'vitest';
import type {TargetLocation} from '../../../../source/simulator/engine/state/api.ts';
import {apps, central, SmallWorld, steps} from '../small-world.ts';

type Changes = ConstructorParameters<typeof SmallWorld>[0];

/** The accounts of the steps that a fan-out expands to. */
function accountsOf(target: TargetLocation, changes: Changes = {}): readonly string[] {
	const aws = new SmallWorld(changes);
	const parent = aws.fanOut(target);
	aws.pass(1);
	return parent.steps.map(({location}) => location!.accountId);
}

const ou = 'ou-test-apps0000';

test('an OU stands for its direct accounts', () => {
	expect(accountsOf({Accounts: [ou]})).toEqual([...apps]);
});

test('with IncludeChildOrganizationUnits an OU stands for everything below it', () => {
	expect(accountsOf({Accounts: [ou], IncludeChildOrganizationUnits: true})).toEqual([...apps, '100000000009']);
});

test('the root with its child OUs is the whole organization, the management account included', () => {
	expect(accountsOf({Accounts: ['r-test'], IncludeChildOrganizationUnits: true})).toEqual([
		'999999999999',
		...apps,
		'100000000009',
	]);
});

test('a setting keeps the management account out of an expansion', () => {
	const settings = {expansionIncludesManagementAccount: false};
	expect(accountsOf({Accounts: ['r-test']}, {settings})).toEqual([]);
});

test('excluded accounts and OUs are left out', () => {
	const target = {Accounts: [ou], IncludeChildOrganizationUnits: true};
	expect(accountsOf({...target, ExcludeAccounts: [apps[0], 'ou-test-deep0000']})).toEqual(apps.slice(1));
});

test('an account that is named and excluded is left out, unless the settings say otherwise', () => {
	const target = {Accounts: [apps[0], apps[1]], ExcludeAccounts: [apps[0]]};
	expect(accountsOf(target)).toEqual([apps[1]]);
	expect(accountsOf(target, {settings: {excludesNamedAccounts: false}})).toEqual([apps[0], apps[1]]);
});

test('a suspended account is skipped in an OU, or tried and failed', () => {
	const account = (id: string) => (id === apps[1] ? {state: 'SUSPENDED' as const} : {});
	expect(accountsOf({Accounts: [ou]}, {account})).not.toContain(apps[1]);
	const aws = new SmallWorld({account, settings: {suspendedAccounts: 'tried'}});
	const parent = aws.finish(aws.fanOut({Accounts: [ou], TargetLocationMaxErrors: '1'}));
	expect(steps(parent)).toContain(`${apps[1]}_eu-west-1 Failed`);
});

test('an account named twice is one location', () => {
	expect(accountsOf({Accounts: [apps[0], ou, apps[0]]})).toEqual([...apps]);
});

test('the pairs go account by account, or Region by Region', () => {
	const names = (locationOrder: 'accounts-first' | 'regions-first') => {
		const aws = new SmallWorld({settings: {locationOrder}});
		const parent = aws.fanOut({Accounts: [apps[0], apps[1]], Regions: ['eu-west-1', 'us-east-1']});
		aws.pass(1);
		return parent.steps.map(({name}) => name);
	};
	const [a, b] = apps;
	expect(names('accounts-first')).toEqual([`${a}_eu-west-1`, `${a}_us-east-1`, `${b}_eu-west-1`, `${b}_us-east-1`]);
	expect(names('regions-first')).toEqual([`${a}_eu-west-1`, `${b}_eu-west-1`, `${a}_us-east-1`, `${b}_us-east-1`]);
});

test('an OU that is not there fails the fan-out while it runs', () => {
	const aws = new SmallWorld();
	const parent = aws.finish(aws.fanOut({Accounts: ['ou-test-nowhere0']}));
	expect(parent).toMatchObject({status: 'Failed', steps: []});
	expect(parent.failureMessage).toContain('ou-test-nowhere0');
});

test('an OU fails where the account may not read the organization', () => {
	const aws = new SmallWorld();
	aws.world.organization!.delegatedAdministrators.length = 0;
	expect(aws.finish(aws.fanOut({Accounts: [ou]})).failureMessage).toContain(
		"You don't have permissions to access this resource.",
	);
});

test('a file behind TargetLocationsURL is read as the target locations', () => {
	const url = 'https://bucket.s3.eu-west-1.amazonaws.com/targets.json';
	const targetLocationFiles = {[url]: JSON.stringify([{Accounts: [apps[2]], Regions: ['us-east-1']}])};
	const aws = new SmallWorld({targetLocationFiles});
	const parent = aws.finish(aws.start({TargetLocationsURL: `${url}?X-Amz-Signature=abc`}));
	expect(steps(parent)).toEqual([`${apps[2]}_us-east-1 Success`]);
	expect(aws.finish(aws.start({TargetLocationsURL: `${url}.gone`})).status).toBe('Failed');
});

test('a fan-out without accounts and Regions runs where it was started', () => {
	const aws = new SmallWorld();
	const parent = aws.finish(aws.start({TargetLocations: [{}]}));
	expect(steps(parent)).toEqual([`${central}_eu-west-1 Success`]);
});
