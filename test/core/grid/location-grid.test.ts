import {expect, test} from 'vitest';
import {LocationGrid} from '../../../source/core/grid/location-grid.ts';
import {account, locationStep} from '../follow/steps.ts';

test('a location keeps its index whatever is added later', () => {
	const grid = new LocationGrid();
	grid.apply(locationStep(account(1), 'eu-west-1'));
	const index = grid.find({accountId: account(1), region: 'eu-west-1'});
	for (let n = 2; n < 3000; n++) {
		grid.plan({accountId: account(n), region: 'us-east-1'});
	}

	expect(grid.find({accountId: account(1), region: 'eu-west-1'})).toBe(index);
	expect(grid.statusAt(index!)).toBe('InProgress');
	expect(grid.size).toBe(2999);
});

test('an older page that arrives late does not bring an ended location back', () => {
	const grid = new LocationGrid();
	grid.apply(locationStep(account(1), 'eu-west-1', {status: 'Failed', startedAt: 1, endedAt: 2}));
	expect(grid.apply(locationStep(account(1), 'eu-west-1', {status: 'InProgress', startedAt: 1}))).toBeUndefined();
	expect(grid.count('Failed')).toBe(1);
});

test('the same report twice changes nothing', () => {
	const grid = new LocationGrid();
	const reported = locationStep(account(1), 'eu-west-1', {startedAt: 5, failureMessage: 'no'});
	grid.apply(reported);
	const {version} = grid;
	expect(grid.apply(reported)).toBeUndefined();
	expect(grid.version).toBe(version);
});

test('what had not begun when the fan-out ended never ran; what ran stays what it was', () => {
	const grid = new LocationGrid();
	grid.plan({accountId: account(1), region: 'eu-west-1'});
	grid.apply(locationStep(account(2), 'eu-west-1', {status: 'Pending'}));
	grid.apply(locationStep(account(3), 'eu-west-1', {status: 'InProgress', startedAt: 1}));
	grid.settle(true);
	expect([...grid.indices()].map(index => grid.statusAt(index))).toEqual(['NotRun', 'NotRun', 'InProgress']);
});

test('a status that AWS added since is kept as it came', () => {
	const grid = new LocationGrid();
	grid.apply(locationStep(account(1), 'eu-west-1', {status: 'Quantum'}));
	expect([...grid.indices()].map(index => grid.recordAt(index).status)).toEqual(['Quantum']);
});
