import {expect, test} from 'vitest';
import {Identity} from '../../../source/adapters/aws/environment/identity.ts';
import type {AwsCredentialIdentity} from '../../../source/adapters/aws/way.ts';

const minute = 60_000;

/** An identity whose source gives what is said, one after the other, at a time that the test sets. */
function open(...answers: ReadonlyArray<{readonly key: string; readonly minutes?: number} | Error>) {
	const clock = {at: 0, now: () => clock.at};
	let fetches = 0;
	const identity = new Identity(async (): Promise<AwsCredentialIdentity> => {
		const answer = answers[Math.min(fetches, answers.length - 1)]!;
		fetches += 1;
		if (answer instanceof Error) {
			throw answer;
		}

		const {key, minutes} = answer;
		const expiration = minutes === undefined ? {} : {expiration: new Date(clock.at + minutes * minute)};
		return {accessKeyId: key, secretAccessKey: 's', ...expiration};
	}, clock);
	const key = async () => (await identity.provide()).accessKeyId;
	return {clock, identity, key, fetches: () => fetches};
}

test('the source is fetched once for all who ask', async () => {
	const {key, fetches} = open({key: 'A', minutes: 60});
	expect(await Promise.all(Array.from({length: 26}, key))).toEqual(Array.from({length: 26}, () => 'A'));
	expect(await key()).toBe('A');
	expect(fetches()).toBe(1);
});

test.each([
	['an hour', 60, 54.9, 55.1],
	['four minutes', 4, 2.9, 3.1],
])('credentials that live %s are fetched again once before they end', async (_, minutes, before, after) => {
	const {clock, key, fetches} = open({key: 'A', minutes}, {key: 'B', minutes: 600});
	await key();
	clock.at = before * minute;
	expect(await key()).toBe('A');
	clock.at = after * minute;
	expect(await Promise.all([key(), key()])).toEqual(['B', 'B']);
	expect(fetches()).toBe(2);
});

test('where they can’t be fetched early, the old ones serve until they end', async () => {
	const {clock, key, fetches} = open({key: 'A', minutes: 60}, new Error('the helper is away'));
	await key();
	clock.at = 56 * minute;
	expect([await key(), await key()]).toEqual(['A', 'A']);
	expect(fetches()).toBe(2);
	clock.at = 61 * minute;
	await expect(key()).rejects.toThrow('the helper is away');
});

test('credentials that AWS refuses are fetched afresh once, however many calls they signed', async () => {
	const {identity, key, fetches} = open({key: 'A'}, {key: 'B'});
	await key();
	expect(await Promise.all([identity.renew('A'), identity.renew('A')])).toEqual([true, true]);
	expect(await key()).toBe('B');
	expect(fetches()).toBe(2);
});

test('where the source has no others, the call isn’t tried again', async () => {
	const {identity, key} = open({key: 'A'});
	await key();
	expect(await identity.renew('A')).toBe(false);
});

test('a failure is shared by those who ask at once, and doesn’t last', async () => {
	const {clock, key, fetches} = open(new Error('no network'), {key: 'A'});
	expect((await Promise.allSettled([key(), key(), key()])).map(({status}) => status)).toEqual(
		Array(3).fill('rejected'),
	);
	expect(fetches()).toBe(1);
	clock.at = 2001;
	expect(await key()).toBe('A');
});

test('an operator who gives no MFA code is asked again after a minute, not before', async () => {
	const {clock, key, fetches} = open(Object.assign(new Error('nobody typed one'), {name: 'NoCodeError'}), {key: 'A'});
	await expect(key()).rejects.toThrow();
	clock.at = minute - 1;
	await expect(key()).rejects.toThrow();
	expect(fetches()).toBe(1);
	clock.at = minute + 1;
	expect(await key()).toBe('A');
});
