import {expect, test} from 'vitest';
import {awsOptions} from '../../source/cli/aws-options.ts';
import {globalDefaults} from '../../source/commands/line/global-flags.ts';

const options = (flags: Partial<typeof globalDefaults>) => awsOptions({...globalDefaults, ...flags});

test('--arm lifts --read-only from the start on, for as long as it says', () => {
	expect(options({'read-only': true}).isReadOnly()).toBe(true);
	expect(options({'read-only': true, arm: 900_000}).isReadOnly()).toBe(false);
	expect(options({}).isReadOnly()).toBe(false);
});

test('roles on the way are handed on in their order', () => {
	const roles = ['arn:aws:iam::111122223333:role/Hub', 'arn:aws:iam::444455556666:role/Spoke'];
	expect(options({'via-role': roles}).viaRoles).toEqual(roles);
});
