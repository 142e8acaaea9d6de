import {expect, test} from 'vitest';
import {fromExecution} from '../../../source/adapters/aws/translate.ts';
import {LocationGrid} from '../../../source/core/grid/location-grid.ts';
import {readConcurrency, readFuse, readRate} from '../../../source/core/status/fuse.ts';
import {account, locationStep} from '../follow/steps.ts';

function gridOf(statuses: readonly string[]): LocationGrid {
	const grid = new LocationGrid();
	for (const [n, status] of statuses.entries()) {
		grid.apply(
			locationStep(account(n), 'eu-west-1', {status, startedAt: status === 'Pending' ? null : 1, endedAt: null}),
		);
	}

	return grid;
}

const entry = (accounts: readonly string[], limits: object) => ({
	Accounts: [...accounts],
	Regions: ['eu-west-1'],
	...limits,
});
const all = (n: number) => Array.from({length: n}, (_, index) => account(index));

test('AWS’s defaults stop at the first failure, one location at a time', () => {
	const execution = fromExecution({TargetLocations: [entry(all(4), {})]});
	const grid = gridOf(['Success', 'InProgress', 'Pending', 'Pending']);
	expect(readFuse(execution, grid)).toEqual({
		errors: 0,
		allowed: 0,
		failuresLeft: 1,
		draining: 1,
		notBegun: 2,
		entries: null,
	});
	expect(readConcurrency(execution, grid)).toBe(1);
});

test('10 % of 50 allows 5 and stops at the sixth', () => {
	const execution = fromExecution({TargetLocations: [entry(all(50), {TargetLocationMaxErrors: '10%'})]});
	const grid = gridOf([...Array(5).fill('Failed'), ...Array(45).fill('Pending')]);
	expect(readFuse(execution, grid)).toMatchObject({errors: 5, allowed: 5, failuresLeft: 1});
});

test('a location that timed out counts as an error, a cancelled one does not', () => {
	const execution = fromExecution({TargetLocations: [entry(all(3), {TargetLocationMaxErrors: '2'})]});
	expect(readFuse(execution, gridOf(['TimedOut', 'Cancelled', 'Failed']))).toMatchObject({errors: 2, failuresLeft: 1});
});

test('several target locations are told in sum, with the one nearest to its limit', () => {
	const execution = fromExecution({
		TargetLocations: [
			entry([account(0), account(1), account(4)], {TargetLocationMaxErrors: '1', TargetLocationMaxConcurrency: '2'}),
			entry([account(2), account(3)], {TargetLocationMaxErrors: '0'}),
		],
	});
	const reading = readRate(execution, gridOf(['Failed', 'InProgress', 'InProgress', 'Pending', 'Pending']));
	expect(reading.fuse).toEqual({
		errors: 1,
		allowed: 1,
		failuresLeft: 1,
		draining: 2,
		notBegun: 2,
		entries: {allowed: [1, 0], stopped: 0, lost: 0, stopsAt: 2},
	});
	expect(reading.concurrency).toBe(3);
});

test('an entry that has stopped holds up no other: the rest still runs, and is what an end is estimated from', () => {
	const execution = fromExecution({
		TargetLocations: [
			entry([account(0), account(1)], {}),
			entry([account(2), account(3), account(4)], {TargetLocationMaxErrors: '2', TargetLocationMaxConcurrency: '2'}),
		],
	});
	const reading = readRate(execution, gridOf(['Failed', 'Pending', 'InProgress', 'InProgress', 'Pending']));
	expect(reading.fuse?.entries).toEqual({allowed: [0, 2], stopped: 1, lost: 1, stopsAt: 3});
	expect(reading.outlook).toEqual({left: 3, atOnce: 2});
});

test('nothing is said where OUs among several entries hide which location belongs to which', () => {
	const execution = fromExecution({TargetLocations: [entry(['ou-abcd-12345678'], {}), entry([account(0)], {})]});
	expect(readFuse(execution, gridOf(['Failed']))).toBeNull();
});

test('while steps are still being listed a percentage is of all locations that AWS counts', () => {
	const execution = fromExecution({
		TargetLocations: [entry(['r-acme'], {TargetLocationMaxErrors: '10%', TargetLocationMaxConcurrency: '50%'})],
		ProgressCounters: {TotalSteps: 1000, FailedSteps: 7, TimedOutSteps: 1},
	});
	const grid = gridOf(['Failed', 'InProgress', 'Pending']);
	expect(readFuse(execution, grid)).toEqual({
		errors: 8,
		allowed: 100,
		failuresLeft: 93,
		draining: 1,
		notBegun: 991,
		entries: null,
	});
	expect(readConcurrency(execution, grid)).toBe(500);
});
