import {expect, test} from 'vitest';
import type {Status} from '../../../source/core/domain/status.ts';
import {LocationGrid} from '../../../source/core/grid/location-grid.ts';
import {listEnded, readTimeline, stackedClasses} from '../../../source/core/status/timeline.ts';
import {stepIn} from '../matrix/open-matrix-of.ts';

/** Locations of one account by Region: from when to when each ran; without an end it still runs. */
function ran(times: Readonly<Record<string, readonly [from: number, to: number | null]>>): LocationGrid {
	const grid = new LocationGrid();
	for (const [region, [startedAt, endedAt]] of Object.entries(times)) {
		const status = endedAt === null ? 'InProgress' : 'Success';
		grid.apply({...stepIn(`111122223333/${region}`, status), startedAt, endedAt});
	}

	return grid;
}

test('there is no timeline before anything has begun', () => {
	expect(readTimeline(new LocationGrid(), 0, 10, 10)).toBeNull();
});

test('each slice counts what ended in it and what ran in its middle', () => {
	const grid = ran({'us-east-1': [0, 50], 'eu-west-1': [20, null]});
	expect(readTimeline(grid, 100, 5, 5)).toMatchObject({
		from: 0,
		to: 100,
		ended: [0, 0, 1, 0, 0],
		running: [1, 2, 1, 1, 1],
	});
});

test('what takes far longer than the rest is named, and whether it still runs', () => {
	const regions = ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'eu-west-1', 'eu-west-2', 'eu-west-3'];
	const usual = Object.fromEntries(regions.map((region, place) => [region, [0, 10 + place] as const]));
	const timeline = readTimeline(ran({...usual, 'ap-south-1': [0, 90], 'sa-east-1': [0, null]}), 200, 5, 5);
	expect(timeline?.slow).toEqual([
		{name: '111122223333/sa-east-1', ms: 200, isRunning: true},
		{name: '111122223333/ap-south-1', ms: 90, isRunning: false},
	]);
});

type Course = readonly [from: number | null, to: number | null, status: Status];

/** As `ran`, each with a status of its own. */
function came(courses: Readonly<Record<string, Course>>): LocationGrid {
	const grid = new LocationGrid();
	for (const [region, [startedAt, endedAt, status]] of Object.entries(courses)) {
		grid.apply({...stepIn(`111122223333/${region}`, status), startedAt, endedAt});
	}

	return grid;
}

/** The statuses at the end of each slice; those that nobody ever had are left out. */
function stackOf(grid: LocationGrid, now: number, slices: number) {
	const {stack} = readTimeline(grid, now, slices, 1)!;
	return Object.fromEntries(
		stackedClasses.filter(one => stack[one].some(count => count > 0)).map(one => [one, stack[one]]),
	);
}

test('at the end of each slice what has ended stands by what it came to, and what began runs', () => {
	const grid = came({
		'us-east-1': [0, 10, 'Success'],
		'us-east-2': [0, 60, 'Failed'],
		'us-west-1': [30, 90, 'Cancelled'],
		'us-west-2': [50, null, 'InProgress'],
		'eu-west-1': [null, null, 'Pending'],
	});
	expect(stackOf(grid, 100, 4)).toEqual({
		succeeded: [1, 1, 1, 1],
		failed: [0, 0, 1, 1],
		cancelled: [0, 0, 0, 1],
		running: [1, 2, 2, 1],
	});
});

test('since when a location waits isn’t known: it ran until now, and waits now', () => {
	const grid = came({'us-east-1': [0, null, 'Waiting']});
	expect(stackOf(grid, 100, 4)).toEqual({running: [1, 1, 1, 0], waiting: [0, 0, 0, 1]});
	expect(readTimeline(grid, 100, 4, 1)).toMatchObject({waiting: 1});
});

test('what ended and nobody knows when is on no slice, and counted', () => {
	const grid = came({'us-east-1': [0, 100, 'Success'], 'us-east-2': [10, null, 'Failed']});
	expect(stackOf(grid, 100, 2)).toEqual({succeeded: [0, 1], running: [1, 0]});
	expect(readTimeline(grid, 100, 2, 1)).toMatchObject({untimed: 1, peaks: [1, 1]});
});

test('what ended and nobody knows since when counts from its end on, and in no duration', () => {
	const grid = came({'us-east-1': [0, 100, 'Success'], 'us-east-2': [null, 40, 'Failed']});
	expect(stackOf(grid, 100, 2)).toEqual({succeeded: [0, 1], failed: [1, 1], running: [1, 0]});
	expect(readTimeline(grid, 100, 2, 1)?.durations).toMatchObject({count: 1, longest: 100});
});

test('the most at once is found between the slices’ ends, and what ends makes room for what begins then', () => {
	const grid = ran({'us-east-1': [0, 50], 'us-east-2': [50, 100], 'us-west-1': [60, 61], 'us-west-2': [61, 62]});
	expect(readTimeline(grid, 100, 2, 1)?.peaks).toEqual([1, 2]);
});

test('what ended in a slice is listed with what failed first', () => {
	const grid = came({
		'us-east-1': [0, 10, 'Success'],
		'us-east-2': [0, 20, 'Failed'],
		'us-west-1': [0, 30, 'Failed'],
		'us-west-2': [0, 100, 'Success'],
	});
	const timeline = readTimeline(grid, 100, 2, 1)!;
	const namesIn = (slice: number) => listEnded(grid, timeline, slice).map(index => grid.locationAt(index)?.region);
	expect(namesIn(0)).toEqual(['us-east-2', 'us-west-1', 'us-east-1']);
	expect(namesIn(1)).toEqual(['us-west-2']);
});

test('the same picture stands until a location changes or half a slice has passed', () => {
	const grid = ran({'us-east-1': [0, null]});
	const before = readTimeline(grid, 3_600_000, 60, 1);
	expect(readTimeline(grid, 3_610_000, 60, 1)).toBe(before);
	expect(readTimeline(grid, 3_640_000, 60, 1)?.to).toBeGreaterThan(before!.to);
	grid.apply({...stepIn('111122223333/us-east-2', 'InProgress'), startedAt: 5000});
	expect(readTimeline(grid, 3_640_000, 60, 1)?.running.at(-1)).toBe(2);
});
