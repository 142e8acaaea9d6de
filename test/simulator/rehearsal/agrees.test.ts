import {expect, test} from 'vitest';
import {tryPlan} from '../../../source/cli/try-plan.ts';
import {rehearse} from '../../../source/core/actions/rehearse/rehearse.ts';
import {prepareRehearsal} from '../../../source/simulator/rehearsal/prepare.ts';
import {withSettings} from '../../../source/simulator/settings.ts';
import {demoWorld} from '../../../source/simulator/worlds/demo.ts';
import {playByHand} from '../../harness/play-by-hand.ts';

const definition = demoWorld({nowMs: Date.UTC(2026, 0, 5)}).definition;
const allowed = 4;

/** The platform's six accounts of the demo in four Regions, of which two locations fail by themselves. */
const request = {
	DocumentName: 'Acme-PatchFleet',
	TargetLocations: [
		{
			Accounts: ['ou-acme-platform'],
			Regions: ['us-east-1', 'eu-west-1', 'eu-central-1', 'ap-southeast-2'],
			TargetLocationMaxConcurrency: '5',
			TargetLocationMaxErrors: String(allowed),
		},
	],
};

function prepare(change: Partial<Parameters<typeof prepareRehearsal>[2]> = {}) {
	const injection = {failures: [{cause: 'Disk full', share: 0.1}], slowShare: 0.1, earlierMs: [], ...change};
	const prepared = prepareRehearsal(definition, request, injection);
	if ('refusal' in prepared) {
		throw new Error(prepared.refusal);
	}

	const plan = tryPlan(prepared, request, {...injection, seed: 1});
	if ('refusal' in plan) {
		throw new Error(plan.refusal);
	}

	return {prepared, plan};
}

const median = (figures: readonly number[]): number =>
	[...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)]!;
const mean = (figures: readonly number[]): number => figures.reduce((sum, one) => sum + one, 0) / figures.length;

test('a rehearsal comes to what the simulator’s own fan-outs come to, within the error of so many', () => {
	const {prepared, plan} = prepare();
	const {asPlanned} = rehearse(plan, {seeds: 1000, firstSeed: 1});
	const count = 150;
	const hands = Array.from({length: count}, (_, place) =>
		playByHand(prepared.withAdded(), request, 7000 + place, allowed),
	);
	const blown = hands.filter(({isBlown}) => isBlown).length / count;
	const share = asPlanned.fuseBlown;
	expect(share).toBeGreaterThan(0.05);
	expect(Math.abs(blown - share)).toBeLessThan(3 * Math.sqrt((share * (1 - share)) / count));
	const tookMs = median(hands.map(one => one.tookMs));
	expect(Math.abs(tookMs - asPlanned.tookMs.median) / tookMs).toBeLessThan(0.05);
	const hit = mean(hands.flatMap(one => (one.hit === null ? [] : [one.hit])));
	expect(Math.abs(hit - (asPlanned.hitBeforeBlown?.median ?? 0))).toBeLessThan(4);
	expect(mean(hands.map(one => one.failed))).toBeCloseTo(asPlanned.failed.median, -1);
});

test('each added cause gets its own share, in no location two of them', () => {
	const failures = [
		{cause: 'Disk full', share: 0.5},
		{cause: 'No route', share: 0.5},
	];
	const {prepared} = prepare({failures, slowShare: 0});
	const chances = prepared
		.withAdded()
		.outcomes.slice(0, 2)
		.map(({message, chance}) => [message, chance]);
	expect(chances).toEqual([
		['Disk full', 0.5],
		['No route', 1],
	]);
	expect(
		playByHand(
			prepared.withAdded(),
			{...request, TargetLocations: [{...request.TargetLocations[0]!, TargetLocationMaxErrors: '100%'}]},
			3,
			99,
		).failed,
	).toBe(24);
});

test('the step that takes longest is the one that fails, so that a failure takes its time', () => {
	expect(prepare().prepared.failingStep).toBe('installPatches');
});

test('durations of earlier fan-outs are drawn, where they are known', () => {
	const usual = prepare({failures: [], slowShare: 0}).plan;
	const earlier = prepare({failures: [], slowShare: 0, earlierMs: [39_000, 40_000, 41_000]}).plan;
	const typical = (plan: typeof usual) => median([...plan.experience.usual.durationsMs]);
	expect(typical(usual)).toBeLessThan(30_000);
	expect(typical(earlier)).toBeGreaterThan(34_000);
	expect(typical(earlier)).toBeLessThan(46_000);
});

test('an earlier duration that is longer than the step’s timeout doesn’t make it time out', () => {
	const {experience} = prepare({failures: [], slowShare: 0, earlierMs: [3_600_000]}).plan;
	const errors = experience.usual.errors.reduce((sum, one) => sum + one, 0);
	// The two that fail by themselves.
	expect(errors / experience.usual.runs).toBe(2);
});

test('a runbook and an alarm that the world lacks are stood in for, and that is said', () => {
	const {notes} = (() => {
		const prepared = prepareRehearsal(
			definition,
			{
				...request,
				DocumentName: 'Not-There',
				Parameters: {Ticket: ['X-1']},
				AlarmConfiguration: {Alarms: [{Name: 'errors'}]},
			},
			{failures: [], slowShare: 0, earlierMs: []},
		);
		return 'refusal' in prepared ? {notes: [prepared.refusal]} : prepared;
	})();
	expect(notes).toEqual([
		'The world doesn’t have the runbook Not-There: one step that takes 45 s stands in for it',
		'The world doesn’t have the alarm errors: it stays OK',
	]);
});

test('a plan that AWS would refuse isn’t rehearsed', () => {
	const wrong = {...request, Parameters: {NoSuchParameter: ['1']}};
	expect(prepareRehearsal(definition, wrong, {failures: [], slowShare: 0, earlierMs: []})).toMatchObject({
		refusal: expect.stringContaining('NoSuchParameter'),
	});
});

test('a step whose usual time doesn’t fit its timeout ends in time all the same', () => {
	const bare = {...definition, outcomes: [], settings: withSettings({})};
	const prepared = prepareRehearsal(bare, request, {failures: [], slowShare: 0, earlierMs: []});
	const plan = 'refusal' in prepared ? prepared : tryPlan(prepared, request, {failures: [], slowShare: 0, seed: 1});
	expect('refusal' in plan ? plan : plan.experience.usual.errors.some(Boolean)).toBe(false);
});
