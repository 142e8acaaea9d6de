import {expect, test} from 'vitest';
import {awsOptions, readArmForMs} from '../../source/cli/aws-options.ts';
import {findUsageMistakes} from '../../source/commands/check-usage.ts';

test('--arm lifts --read-only from the start on, for as long as it says', () => {
	expect(awsOptions({'read-only': true}).isReadOnly()).toBe(true);
	expect(awsOptions({'read-only': true, arm: '15m'}).isReadOnly()).toBe(false);
	expect(awsOptions({}).isReadOnly()).toBe(false);
	expect(readArmForMs({arm: '1h30m'})).toBe(5_400_000);
});

test('a time that is none is wrong usage', () => {
	expect(findUsageMistakes([''], {arm: 'soon'})).toEqual(['--arm "soon" is no time: write 90s, 15m or 1h30m']);
	expect(findUsageMistakes([''], {arm: '90s'})).toEqual([]);
});

test('roles on the way are handed on in their order', () => {
	const roles = ['arn:aws:iam::111122223333:role/Hub', 'arn:aws:iam::444455556666:role/Spoke'];
	expect(awsOptions({'via-role': roles}).viaRoles).toEqual(roles);
});
