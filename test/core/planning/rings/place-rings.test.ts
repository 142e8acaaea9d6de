import {describe, expect, test} from 'vitest';
import {printLocation} from '../../../../source/core/domain/location.ts';
import type {StartRequest, TargetLocation} from '../../../../source/core/domain/start-request.ts';
import {placeRings} from '../../../../source/core/planning/rings/place-rings.ts';
import {plainGate, type RingChoice} from '../../../../source/core/planning/rings/ring.ts';
import fc from '../../../harness/fast-check.ts';

const accounts = ['111111111111', '222222222222', '333333333333', '444444444444'];
const regions = ['eu-west-1', 'us-east-1', 'ap-south-1'];
const sandbox = [{id: 'ou-1a2b-sandbox1', name: 'Sandbox'}];
const directory = {
	accounts: new Map(
		accounts.map((accountId, index) => [
			accountId,
			{accountId, name: null, path: index === 0 ? sandbox : [], state: 'ACTIVE'},
		]),
	),
};
const accountTags = new Map(accounts.map((id, index) => [id, index === 1 ? {Stage: 'canary'} : {}] as const));
const plan: StartRequest = {
	DocumentName: 'PatchFleet',
	TargetLocations: [
		{Accounts: accounts, Regions: regions, TargetLocationMaxConcurrency: '50%', ExecutionRoleName: 'R'},
	],
};

function place(choices: readonly RingChoice[], request = plan) {
	const rings = choices.map((choice, index) => ({name: `ring ${index}`, choice, gate: plainGate}));
	return placeRings(request, rings, {directory, accountTags});
}

function placesOf(choices: readonly RingChoice[], request = plan): readonly (readonly string[])[] {
	const placed = place(choices, request);
	return 'rings' in placed ? placed.rings.map(({locations}) => locations.map(printLocation)) : [];
}

function namedBy(entries: readonly TargetLocation[]): readonly string[] {
	return entries.flatMap(({Accounts = [], Regions = []}) =>
		Accounts.flatMap(accountId => Regions.map(region => printLocation({accountId, region}))),
	);
}

test.each<readonly [RingChoice, number]>([
	[{kind: 'locations', locations: [{accountId: '222222222222', region: 'us-east-1'}]}, 1],
	[{kind: 'accounts', accountIds: ['222222222222']}, 3],
	[{kind: 'units', unitIds: ['ou-1a2b-sandbox1']}, 3],
	[{kind: 'accountTags', tags: {Stage: 'canary'}}, 3],
	[{kind: 'regions', regions: ['eu-west-1']}, 4],
	[{kind: 'count', count: 2}, 2],
	[{kind: 'share', percent: 5}, 1],
	[{kind: 'share', percent: 50}, 6],
])('%j takes %i of 12, and the rest takes what is left', (choice, count) => {
	expect(placesOf([choice, {kind: 'rest'}]).map(({length}) => length)).toEqual([count, 12 - count]);
});

test('an earlier ring keeps what a later one names too', () => {
	expect(
		placesOf([{kind: 'count', count: 1}, {kind: 'accounts', accountIds: ['111111111111']}, {kind: 'rest'}])[1],
	).toEqual(['111111111111/us-east-1', '111111111111/ap-south-1']);
});

test('a ring is sent with the settings of the entry that its locations come from', () => {
	const placed = place([{kind: 'count', count: 1}, {kind: 'rest'}]);
	expect('rings' in placed && placed.rings[0]!.turns).toEqual([
		{
			turn: 0,
			locations: 1,
			targetLocations: [
				{
					Accounts: ['111111111111'],
					Regions: ['eu-west-1'],
					TargetLocationMaxConcurrency: '50%',
					ExecutionRoleName: 'R',
				},
			],
		},
	]);
});

test('what a ring names outside the plan, a ring without locations and locations without a ring are all told', () => {
	const placed = place([
		{kind: 'locations', locations: [{accountId: '999999999999', region: 'eu-west-1'}]},
		{kind: 'regions', regions: ['eu-west-1', 'sa-east-1']},
		{kind: 'units', unitIds: ['ou-1a2b-unknown1']},
	]);
	expect('mistakes' in placed && placed.mistakes.map(({path, message}) => `${path} ${message}`)).toEqual([
		"rings[0].locations[0] isn't in the plan: 999999999999/eu-west-1",
		"rings[0] (ring 0) is left with no location: none of the plan's is its own, or earlier rings have them",
		"rings[1].regions[1] isn't in the plan: sa-east-1",
		"rings[2].units[0] isn't known here: ou-1a2b-unknown1",
		"rings[2] (ring 2) is left with no location: none of the plan's is its own, or earlier rings have them",
		'rings leave out 111111111111/us-east-1, 111111111111/ap-south-1, 222222222222/us-east-1 and 5 more locations of the plan: end with a ring that has rest: true',
	]);
});

test.each<readonly [string, StartRequest, string]>([
	['without locations', {DocumentName: 'PatchFleet'}, 'has no TargetLocations'],
	['with a file in S3', {DocumentName: 'PatchFleet', TargetLocationsURL: 'https://x'}, 'has no TargetLocations'],
	[
		'with unknown OUs',
		{DocumentName: 'PatchFleet', TargetLocations: [{Accounts: ['ou-9z9z-unknown1'], Regions: ['eu-west-1']}]},
		'names OUs that can’t be read here',
	],
])('a plan %s has no rings', (_, request, message) => {
	const placed = place([{kind: 'rest'}], request);
	expect('mistakes' in placed && placed.mistakes[0]!.message).toContain(message);
});

describe('whatever the rings', () => {
	const choice = fc.oneof(
		fc.record({kind: fc.constant('count' as const), count: fc.integer({min: 1, max: 6})}),
		fc.record({kind: fc.constant('share' as const), percent: fc.integer({min: 1, max: 60})}),
		fc.record({kind: fc.constant('accounts' as const), accountIds: fc.subarray(accounts, {minLength: 1})}),
		fc.record({kind: fc.constant('regions' as const), regions: fc.subarray(regions, {minLength: 1})}),
	);

	test('every location is sent in exactly one ring, and nothing else is', () => {
		fc.assert(
			fc.property(fc.array(choice, {maxLength: 5}), choices => {
				const placed = place([...choices, {kind: 'rest'}]);
				// Rings that are left with nothing are a mistake, told as such.
				if ('mistakes' in placed) {
					expect(placed.mistakes.every(({message}) => message.includes('is left with no location'))).toBe(true);
					return;
				}

				const sent = placed.rings.map(({turns}) => turns.flatMap(({targetLocations}) => namedBy(targetLocations)));
				for (const [index, {locations}] of placed.rings.entries()) {
					expect([...sent[index]!].sort()).toEqual(locations.map(printLocation).sort());
				}

				expect(sent.flat().sort()).toEqual(namedBy(plan.TargetLocations!).toSorted());
			}),
			{numRuns: 300},
		);
	});
});
