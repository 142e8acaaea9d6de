import {expect, test} from 'vitest';
import {type Looks, noLooks, planScan} from '../../../source/core/follow/looks.ts';
import type {Wait} from '../../../source/core/follow/wait.ts';
import {LocationGrid} from '../../../source/core/grid/location-grid.ts';
import {suspiciousFrom} from '../../../source/core/status/suspicion.ts';
import {account, locationStep} from './steps.ts';

const minute = 60_000;

/** One location an account, each with its start and end in milliseconds. */
function gridOf(...times: ReadonlyArray<readonly [number, number | null]>): LocationGrid {
	const grid = new LocationGrid();
	for (const [n, [startedAt, endedAt]] of times.entries()) {
		grid.apply(
			locationStep(account(n), 'eu-west-1', {status: endedAt === null ? 'InProgress' : 'Success', startedAt, endedAt}),
		);
	}

	return grid;
}

const seen = (grid: LocationGrid, index: number, at: number, waits: readonly Wait[], count = 1): Looks => {
	const where = grid.locationAt(index)!;
	const look = {where, executionId: 'c', status: 'InProgress', hasEnded: false, document: '', currentStep: null, waits};
	return {...noLooks, seen: new Map([[`${where.accountId}/${where.region}`, {look, failure: null, at, count}]])};
};

test('what runs longer than the slow tail of those that ended is suspicious, two minutes where too few have', () => {
	const ended = Array.from({length: 8}, (_, n): [number, number] => [0, 60_000 + n * 1000]);
	expect(suspiciousFrom(gridOf([0, 10], [0, null]))).toBe(2 * minute);
	expect(suspiciousFrom(gridOf(...ended))).toBe(128_000);
	expect(suspiciousFrom(gridOf(...ended.map(([start]): [number, number] => [start, 100])))).toBe(30_000);
});

test('the location that runs longest is looked into first, and none before its time', () => {
	const grid = gridOf([50_000, null], [10_000, null], [0, 40_000]);
	expect(planScan(grid, noLooks, 2 * minute, 2 * minute)).toEqual({index: null, afterMs: 10_000});
	expect(planScan(grid, noLooks, 2 * minute, 4 * minute).index).toBe(
		grid.find({accountId: account(1), region: 'eu-west-1'}),
	);
});

test('what was found running is looked into again at doubling intervals, what waits every half minute', () => {
	const grid = gridOf([0, null]);
	const [index] = [...grid.indices()] as [number];
	const lookAt = (looks: Looks, now: number) => planScan(grid, looks, minute, now).index;
	expect(lookAt(seen(grid, index, 10 * minute, []), 11 * minute - 1)).toBeNull();
	expect(lookAt(seen(grid, index, 10 * minute, []), 11 * minute)).toBe(index);
	expect(lookAt(seen(grid, index, 10 * minute, [], 2), 11 * minute)).toBeNull();
	const waits: readonly Wait[] = [
		{
			where: {accountId: account(0), region: 'eu-west-1'},
			executionId: 'c',
			document: '',
			kind: 'pause',
			stepName: null,
			stepExecutionId: null,
			message: null,
			approvers: [],
			approvals: null,
			since: null,
		},
	];
	expect(lookAt(seen(grid, index, 10 * minute, waits, 5), 10.5 * minute)).toBe(index);
});

test('where nobody may look inside, the looks become rare', () => {
	const grid = gridOf([0, null]);
	expect(planScan(grid, noLooks, minute, 5 * minute).afterMs).toBe(2000);
	expect(planScan(grid, {...noLooks, failuresInRow: 6}, minute, 5 * minute).afterMs).toBe(128_000);
});

test('a location whose child waits is Waiting although its step runs, until the step ends or somebody answers', () => {
	const grid = gridOf([0, null], [0, null]);
	const [one, other] = [...grid.indices()] as [number, number];
	const running = locationStep(account(0), 'eu-west-1', {startedAt: 0});
	grid.setWaiting(one, true);
	grid.setWaiting(other, true);
	grid.apply(running);
	expect([grid.statusAt(one), grid.count('Waiting'), grid.count('InProgress')]).toEqual(['Waiting', 2, 0]);
	grid.setWaiting(one, false);
	expect(grid.statusAt(one)).toBe('InProgress');
	grid.apply(locationStep(account(1), 'eu-west-1', {status: 'Success', startedAt: 0, endedAt: 5}));
	grid.setWaiting(other, false);
	expect([grid.statusAt(other), grid.count('Waiting')]).toEqual(['Success', 0]);
});
