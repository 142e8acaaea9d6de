import {expect, test} from 'vitest';
import {countOf} from '../../../../source/simulator/engine/rules/rate-control.ts';
import {advanceTo, nextEventMs} from '../../../../source/simulator/engine/state/advance.ts';
import {isEnded, type TargetLocation} from '../../../../source/simulator/engine/state/api.ts';
import type {Execution, StepRecord} from '../../../../source/simulator/engine/state/execution.ts';
import type {Settings} from '../../../../source/simulator/settings.ts';
import type {OutcomeRule} from '../../../../source/simulator/world-definition.ts';
import fc from '../../../harness/fast-check.ts';
import {apps, regions, rule, SmallWorld} from '../small-world.ts';

const location = fc.tuple(fc.constantFrom(...apps), fc.constantFrom(...regions));

const outcome: fc.Arbitrary<OutcomeRule> = location.chain(([account, region]) =>
	fc
		.constantFrom<Partial<OutcomeRule>>(
			{step: 'work', status: 'Failed', message: 'It broke'},
			{step: 'work', status: 'TimedOut', takesMs: 4000},
			{status: 'Failed', message: 'Rate exceeded'},
			{slow: 5},
		)
		.map(what => rule(`${account}/${region}`, what)),
);

const limit = (least: number) =>
	fc.oneof(
		fc.integer({min: least, max: 6}).map(String),
		fc.integer({min: Math.max(1, least), max: 100}).map(percent => `${percent}%`),
	);

const entry: fc.Arbitrary<TargetLocation> = fc.record(
	{
		Accounts: fc.subarray([...apps], {minLength: 1}),
		Regions: fc.subarray([...regions], {minLength: 1}),
		TargetLocationMaxConcurrency: limit(1),
		TargetLocationMaxErrors: limit(0),
	},
	{requiredKeys: ['Accounts', 'Regions']},
);

const scenario = fc.record({
	entries: fc.array(entry, {minLength: 1, maxLength: 3}),
	outcomes: fc.array(outcome, {maxLength: 8}),
	severalTargetLocations: fc.constantFrom<Settings['severalTargetLocations']>(
		'pooled',
		'separate-parallel',
		'separate-serial',
	),
	locationStepsListed: fc.constantFrom<Settings['locationStepsListed']>('at-once', 'when-started'),
	hasTargets: fc.boolean(),
	stopAfterMs: fc.option(fc.integer({min: 0, max: 90_000}), {nil: undefined}),
});

/** One budget of locations: what may run and fail in it. */
type Budget = {readonly entries: readonly TargetLocation[]; readonly concurrency: number; readonly errors: number};

function budgetsOf(
	parent: Execution,
	planned: ReadonlyMap<TargetLocation, number>,
	isPooled: boolean,
): readonly Budget[] {
	const each = (parent.input.TargetLocations ?? []).map(target => {
		const total = planned.get(target) ?? 0;
		return {
			entries: [target],
			concurrency: Math.max(1, countOf(target.TargetLocationMaxConcurrency ?? '1', total, 'floor')),
			errors: countOf(target.TargetLocationMaxErrors ?? '0', total, 'floor'),
		};
	});
	if (!isPooled) {
		return each;
	}
	const sum = (key: 'concurrency' | 'errors') => each.reduce((all, budget) => all + budget[key], 0);
	return [{entries: each.flatMap(({entries}) => entries), concurrency: sum('concurrency'), errors: sum('errors')}];
}

/** The locations of each entry, less those that an earlier entry has. */
function plan(entries: readonly TargetLocation[]): {planned: Map<TargetLocation, number>; locations: Set<string>} {
	const locations = new Set<string>();
	const planned = new Map<TargetLocation, number>();
	for (const target of entries) {
		const before = locations.size;
		for (const account of target.Accounts!) {
			for (const region of target.Regions!) {
				locations.add(`${account}/${region}`);
			}
		}
		planned.set(target, locations.size - before);
	}
	return {planned, locations};
}

const where = (step: StepRecord) => `${step.location!.accountId}/${step.location!.region}`;
const isError = ({status}: StepRecord) => status === 'Failed' || status === 'TimedOut';

test('a fan-out keeps to its limits and accounts for every location', () => {
	fc.assert(
		fc.property(scenario, ({entries, outcomes, hasTargets, stopAfterMs, ...settings}) => {
			const aws = new SmallWorld({settings, outcomes});
			const targets = {TargetParameterName: 'Id', Targets: [{Key: 'ParameterValues', Values: ['x', 'y']}]};
			const parent = aws.start({TargetLocations: entries, ...(hasTargets && targets)});
			const {planned, locations} = plan(entries);
			const budgets = budgetsOf(parent, planned, settings.severalTargetLocations === 'pooled');
			const stopAtMs = stopAfterMs === undefined ? undefined : parent.startedAtMs + stopAfterMs;
			const startedBefore = budgets.map(() => 0);
			const wasExceeded = budgets.map(() => false);

			for (let next = nextEventMs(aws.world); !isEnded(parent.status); next = nextEventMs(aws.world)) {
				if (stopAtMs !== undefined && next! > stopAtMs && parent.status === 'InProgress') {
					advanceTo(aws.world, stopAtMs);
					if (!isEnded(parent.status)) {
						aws.stop(parent);
					}
				} else {
					advanceTo(aws.world, next!);
				}
				for (const [index, budget] of budgets.entries()) {
					const steps = parent.steps.filter(step => budget.entries.includes(step.location!.entry));
					const started = steps.filter(({startedAtMs}) => startedAtMs !== undefined);
					const running = started.filter(({status}) => !isEnded(status));
					expect(running.length).toBeLessThanOrEqual(budget.concurrency);
					if (wasExceeded[index]) {
						expect(started.length).toBe(startedBefore[index]);
					}
					startedBefore[index] = started.length;
					wasExceeded[index] = steps.filter(isError).length > budget.errors;
				}
			}
			if (parent.counters) {
				checkEnd(aws, parent, locations, settings.locationStepsListed === 'at-once');
			}
		}),
		{numRuns: 120},
	);
});

function checkEnd(aws: SmallWorld, parent: Execution, locations: ReadonlySet<string>, isListedAtOnce: boolean): void {
	const {steps, counters} = parent;
	const listed = steps.map(where);
	expect(new Set(listed).size).toBe(listed.length);
	if (isListedAtOnce) {
		expect(new Set(listed)).toEqual(locations);
	}

	const count = (status: string) => steps.filter(step => step.status === status).length;
	expect(counters).toEqual({
		total: locations.size,
		success: count('Success'),
		failed: count('Failed'),
		cancelled: count('Cancelled'),
		timedOut: count('TimedOut'),
	});

	const children = [...aws.world.engine.executions.values()].filter(execution => execution.parent === parent);
	const withChild = steps.filter(({child}) => child !== undefined);
	expect(children.map(child => `${child.accountId}/${child.region}`).sort()).toEqual(withChild.map(where).sort());
	for (const step of withChild) {
		expect([step.child!.parent, isEnded(step.child!.status)]).toEqual([parent, true]);
	}
	const childless = steps.filter(step => step.startedAtMs !== undefined && step.child === undefined);
	for (const {failureMessage, status} of childless) {
		expect(status === 'Cancelled' || failureMessage === 'Rate exceeded').toBe(true);
	}
	for (const {status, startedAtMs, endedAtMs} of steps) {
		expect(startedAtMs === undefined ? status : isEnded(status)).toBe(startedAtMs === undefined ? 'Pending' : true);
		if (startedAtMs !== undefined) {
			expect(endedAtMs).toBeGreaterThanOrEqual(startedAtMs);
		}
	}
}
