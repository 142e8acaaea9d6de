import {describe, expect, test} from 'vitest';
import type {ProgressCounters, StepExecution} from '../../../source/core/domain/execution.ts';
import {isSuccess} from '../../../source/core/domain/status.ts';
import {LocationGrid} from '../../../source/core/grid/location-grid.ts';
import {countUnnameable, listOutcomes} from '../../../source/core/grid/outcomes.ts';
import {reckon} from '../../../source/core/grid/reckoning.ts';
import fc from '../../harness/fast-check.ts';
import {account, locationStep} from '../follow/steps.ts';

const regions = ['eu-west-1', 'us-east-1', 'us-east-2'];

function counted(total: number, more: Partial<ProgressCounters> = {}): ProgressCounters {
	return {total, success: 0, failed: 0, cancelled: 0, timedOut: 0, ...more};
}

function gridOf(request: number, steps: readonly StepExecution[], total: number | null = null) {
	const grid = new LocationGrid();
	for (let n = 1; n <= request; n++) {
		grid.plan({accountId: account(n), region: 'eu-west-1'});
	}

	for (const one of steps) {
		grid.apply(one);
	}

	grid.settle(true, total ?? 0);
	return {
		grid,
		...reckon(grid, {counters: total === null ? null : counted(total), isListed: true, hasEnded: true}),
	};
}

const ended = {startedAt: 1000, endedAt: 2000};
const placed = (n: number, status: string) => locationStep(account(n), 'eu-west-1', {status, ...ended});
const unplaced = (n: number, status: string) => ({...placed(n, status), location: null});

describe('as many locations are shown as there are steps:', () => {
	test('steps that repeat the request’s entry are unplaced, each counted once, and nothing is said not to have run', () => {
		const steps = [1, 2, 3].map(n => unplaced(n, n === 2 ? 'Failed' : 'Success'));
		const {grid, total, byStatus, succeeded} = gridOf(3, [...steps, ...steps], 3);
		expect([total, succeeded, grid.unplaced]).toEqual([3, 2, 3]);
		expect(Object.fromEntries(byStatus)).toEqual({Success: 2, Failed: 1});
		expect([grid.count('NotRun'), grid.count('Unknown')]).toEqual([0, 3]);
	});

	test('what AWS counts and does not list is Unknown, and so is what never began where a step is unplaced', () => {
		expect(Object.fromEntries(gridOf(0, [placed(1, 'Failed')], 12).byStatus)).toEqual({Failed: 1, Unknown: 11});
		expect(gridOf(0, [placed(1, 'Failed')], 12).unnamed).toBe(11);
		expect(Object.fromEntries(gridOf(3, [unplaced(1, 'Success')], 3).byStatus)).toEqual({Success: 1, Unknown: 2});
	});

	test('what never began, where every step is listed and placed, has not run', () => {
		const pending = locationStep(account(2), 'eu-west-1', {status: 'Pending'});
		expect(Object.fromEntries(gridOf(2, [placed(1, 'Failed'), pending], 2).byStatus)).toEqual({Failed: 1, NotRun: 1});
		expect(Object.fromEntries(gridOf(3, [placed(1, 'Failed')]).byStatus)).toEqual({Failed: 1, NotRun: 2});
	});

	test('two steps in one location are both shown, and the worse one is its outcome', () => {
		const twice = [placed(1, 'Success'), {...placed(1, 'Failed'), stepExecutionId: 'another'}];
		const {grid, total} = gridOf(1, twice, 2);
		expect([total, grid.size, grid.unplaced]).toEqual([2, 2, 0]);
		expect(listOutcomes(grid)).toMatchObject([{location: {accountId: account(1)}, status: 'Failed'}]);
	});

	test('a step that says later where it ran leaves its row, and so does one whose child is found', () => {
		const {grid} = gridOf(2, [unplaced(1, 'InProgress'), unplaced(2, 'Success')]);
		grid.apply(placed(1, 'Success'));
		grid.placeStep(unplaced(2, '').stepExecutionId, {accountId: account(2), region: 'eu-west-1'});
		grid.apply(unplaced(2, 'Success'));
		expect([grid.size, grid.steps, grid.unplaced, grid.count('Success')]).toEqual([2, 2, 0, 2]);
	});

	test('what can’t be named is counted: failed steps without a place, and what AWS doesn’t list', () => {
		const {grid, unnamed} = gridOf(0, [unplaced(1, 'Failed'), unplaced(2, 'Success'), placed(3, 'Failed')], 5);
		expect(countUnnameable(grid, unnamed)).toBe(3);
	});
});

test('a status that nobody knows has ended with its end time, or with all of its fan-out; it never succeeds and never runs then', () => {
	const live = locationStep(account(1), 'eu-west-1', {status: 'Quantum', startedAt: 1000});
	const running = new LocationGrid();
	running.apply(live);
	running.apply({...placed(2, 'Quantum')});
	const before = reckon(running, {counters: null, isListed: true, hasEnded: false});
	expect([before.running, before.ended, before.succeeded, running.live]).toEqual([1, 1, 0, 1]);
	running.settle(true);
	const after = reckon(running, {counters: null, isListed: true, hasEnded: true});
	expect([after.running, after.ended, after.succeeded, running.live]).toEqual([0, 2, 0, 0]);
	expect(Object.fromEntries(after.byStatus)).toEqual({Quantum: 2});
	running.apply(placed(1, 'Success'));
	expect(running.count('Success')).toBe(1);
});

/** What AWS might answer of one location. */
const told = fc.record({
	status: fc.constantFrom('Success', 'CompletedWithSuccess', 'Failed', 'TimedOut', 'Cancelled', 'Exited', 'Quantum'),
	began: fc.boolean(),
	hasEnd: fc.boolean(),
	/** Said where it ran, repeated the entry, or not listed at all. */
	shape: fc.constantFrom('placed', 'placed', 'echoed', 'unlisted'),
	/** A second step in the same place. */
	isTwice: fc.boolean(),
	isRequested: fc.constantFrom(true, true, true, false),
});

const answer = fc.record({
	locations: fc.array(told, {minLength: 1, maxLength: 12}),
	/** What AWS counts beside the steps; `null` sends no counters. */
	beyond: fc.constantFrom(null, 0, 0, 3),
	order: fc.infiniteStream(fc.nat()),
});

type Answer = typeof answer extends fc.Arbitrary<infer T> ? T : never;

function stepsOf({locations}: Answer): readonly StepExecution[] {
	return locations.flatMap(({status, began, hasEnd, shape, isTwice}, n) => {
		const step = locationStep(account(Math.floor(n / 3)), regions[n % 3]!, {
			status: began ? status : 'Pending',
			startedAt: began ? 1000 : null,
			endedAt: began && hasEnd ? 2000 : null,
			...(shape === 'echoed' ? {location: null} : {}),
		});
		const again = {...step, stepExecutionId: `${step.stepExecutionId} again`};
		return shape === 'unlisted' ? [] : isTwice ? [step, again] : [step];
	});
}

function reckonAnswer(all: Answer, isReversed: boolean) {
	const grid = new LocationGrid();
	for (const [n, {isRequested}] of all.locations.entries()) {
		if (isRequested) {
			grid.plan({accountId: account(Math.floor(n / 3)), region: regions[n % 3]!});
		}
	}

	const steps = stepsOf(all);
	const keys = new Map(steps.map(one => [one, all.order.next().value as number]));
	const shuffled = steps.toSorted((a, b) => keys.get(a)! - keys.get(b)!);
	for (const one of isReversed ? shuffled.toReversed() : [...shuffled, ...shuffled.slice(0, 3)]) {
		grid.apply(one);
	}

	const total = all.beyond === null ? null : steps.length + all.beyond;
	grid.settle(true, total ?? 0);
	const counters = total === null ? null : counted(total);
	return {grid, steps, counters, reckoning: reckon(grid, {counters, isListed: true, hasEnded: true})};
}

test('whatever AWS answers: shown, unplaced, not run and unknown come to the total, and only the truth is green', () => {
	fc.assert(
		fc.property(answer, all => {
			const {grid, steps, counters, reckoning} = reckonAnswer(all, false);
			const {total, byStatus, ended, succeeded, running} = reckoning;
			const requested = all.locations.filter(one => one.isRequested).length;
			// Every step once, whatever it says of itself.
			expect(grid.steps).toBe(steps.length);
			const shown = [...grid.indices()].filter(index => grid.hasStepAt(index));
			expect(shown.length).toBe(steps.length);
			expect(grid.unplaced).toBe(steps.filter(one => one.location === null).length);
			// The sum.
			expect([...byStatus.values()].reduce((sum, count) => sum + count, 0)).toBe(total);
			expect(total).toBeGreaterThanOrEqual(Math.max(counters?.total ?? 0, requested, steps.length));
			expect([ended, running]).toEqual([total, 0]);
			const ran = steps.filter(one => one.startedAt !== null).length;
			expect(ran + (byStatus.get('NotRun') ?? 0) + (byStatus.get('Unknown') ?? 0)).toBe(total);
			// Nothing is said not to have run that may have.
			if (grid.unplaced > 0 || (counters !== null && counters.total > steps.length)) {
				expect(grid.unplaced > 0 ? grid.count('NotRun') : (grid.withoutStep.get('NotRun') ?? 0)).toBe(0);
			}

			// Green only for the truth.
			expect(succeeded).toBe(steps.filter(one => isSuccess(one.status)).length);
			const isTrue = steps.length === total && steps.every(one => isSuccess(one.status));
			expect(succeeded === total).toBe(isTrue);
			// The order in which pages arrive changes nothing.
			const other = reckonAnswer(all, true).reckoning;
			expect([other.total, Object.fromEntries(other.byStatus)]).toEqual([total, Object.fromEntries(byStatus)]);
		}),
		{numRuns: 500},
	);
});
