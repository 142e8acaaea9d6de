/**
A rehearsal against the fan-out itself: the demo world's plan 1,000 times in the model, and 200 times by hand in the simulator, each in a world of its own. Then how long 1,000 seeds of 340 locations take, trials and all.
*/
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {tryPlan} from '../source/cli/try-plan.ts';
import type {StageOptions} from '../source/commands/app.ts';
import {type RehearsedPlan, rehearse} from '../source/core/actions/rehearse/rehearse.ts';
import {type PreparedWorld, prepareRehearsal} from '../source/simulator/rehearsal/prepare.ts';
import type {WorldDefinition} from '../source/simulator/world-definition.ts';
import {demoWorld} from '../source/simulator/worlds/demo.ts';
import {demoRegions} from '../source/simulator/worlds/demo-accounts.ts';
import {largeWorld} from '../source/simulator/worlds/large.ts';
import {playByHand} from '../test/harness/play-by-hand.ts';
import type {Figure} from './figures/figure.ts';

const seeds = 1000;
const byHand = 200;
const allowed = 32;

export const argumentsForAll: readonly string[] = [];

const demoPlan: StageOptions['request'] = {
	DocumentName: 'Acme-PatchFleet',
	Parameters: {PatchGroup: ['fleet-default']},
	TargetLocations: [
		{
			Accounts: ['ou-acme-workload', 'ou-acme-platform'],
			IncludeChildOrganizationUnits: true,
			Regions: demoRegions,
			TargetLocationMaxConcurrency: '12',
			TargetLocationMaxErrors: String(allowed),
		},
	],
};

export async function run(): Promise<readonly Figure[]> {
	const demo = prepare(demoWorld({nowMs: Date.UTC(2026, 0, 5)}).definition, demoPlan);
	const model = rehearse(demo.plan, {seeds, firstSeed: 1}).asPlanned;
	const hands = Array.from({length: byHand}, (_, place) =>
		playByHand(demo.prepared.withAdded(), demoPlan, 50_000 + place, allowed),
	);
	const blownByHand = hands.filter(({isBlown}) => isBlown).length / byHand;
	const medianOf = (figures: readonly number[]): number =>
		[...figures].sort((a, b) => a - b)[Math.ceil(figures.length / 2) - 1] ?? 0;
	const handSeconds = medianOf(hands.map(({tookMs}) => tookMs)) / 1000;
	const handHit = medianOf(hands.flatMap(({hit}) => (hit === null ? [] : [hit])));
	// Twice the standard error of the difference of two shares.
	const share = (model.fuseBlown * seeds + blownByHand * byHand) / (seeds + byHand);
	const errorOfShare = 2 * Math.sqrt(share * (1 - share) * (1 / seeds + 1 / byHand));
	const {plan, trialMs} = prepare(
		largeWorld({accounts: 40, regions: 10, startMs: Date.UTC(2026, 0, 5), seed: 1}).definition,
		largePlan(),
	);
	const began = performance.now();
	const large = rehearse(plan, {seeds, firstSeed: 1});
	const seconds = (performance.now() - began + trialMs) / 1000;
	const lines = [
		`the demo’s plan with 3 % more failures and 5 % slow, ${seeds} seeds against ${byHand} fan-outs by hand`,
		`fuse blown      ${(100 * model.fuseBlown).toFixed(1)} %    by hand ${(100 * blownByHand).toFixed(1)} %    twice the standard error ${(100 * errorOfShare).toFixed(1)} %`,
		`started by then ${model.hitBeforeBlown?.median ?? 0}    by hand ${handHit}`,
		`takes           ${(model.tookMs.median / 1000).toFixed(1)} s    by hand ${handSeconds.toFixed(1)} s`,
		`${seeds} seeds of ${large.locations} locations, ${1 + large.alternatives.length} rate controls, trials and all: ${seconds.toFixed(1)} s`,
	];
	process.stdout.write(`${lines.join('\n')}\n`);
	return [
		{
			name: `${seeds} seeds of ${large.locations} locations`,
			value: seconds,
			unit: 's',
			most: 20,
			beside: `with ${large.alternatives.length} other rate controls`,
		},
		{
			name: 'share of blown fuses, off by',
			value: 100 * Math.abs(model.fuseBlown - blownByHand),
			unit: '%',
			beside: `against ${byHand} fan-outs by hand; ${(100 * errorOfShare).toFixed(1)} is twice the standard error`,
		},
		{
			name: 'median length, off by',
			value: (100 * Math.abs(model.tookMs.median / 1000 - handSeconds)) / handSeconds,
			unit: '%',
		},
	];
}

function prepare(
	definition: WorldDefinition,
	request: StageOptions['request'],
): {readonly prepared: PreparedWorld; readonly plan: RehearsedPlan; readonly trialMs: number} {
	const began = performance.now();
	const options = {failures: [{cause: 'Disk full', share: 0.03}], slowShare: 0.05, seed: 1};
	const prepared = prepareRehearsal(definition, request, {...options, earlierMs: []});
	if ('refusal' in prepared) {
		throw new Error(prepared.refusal);
	}

	const plan = tryPlan(prepared, request, options);
	if ('refusal' in plan) {
		throw new Error(plan.refusal);
	}

	return {prepared, plan, trialMs: performance.now() - began};
}

function largePlan(): StageOptions['request'] {
	const world = largeWorld({accounts: 40, regions: 10, startMs: 0, seed: 1});
	return {
		DocumentName: 'AWS-RestartEC2Instance',
		Parameters: {InstanceId: ['i-0123456789abcdef0']},
		TargetLocations: [
			{
				Accounts: [...world.accounts.keys()].slice(0, 34),
				Regions: [...world.regions.keys()].slice(0, 10),
				TargetLocationMaxConcurrency: '12',
				TargetLocationMaxErrors: '5',
			},
		],
	};
}
