import {expect, test} from 'vitest';
import {LocationGrid} from '../../../source/core/grid/location-grid.ts';
import {severityOf} from '../../../source/core/grid/severity.ts';
import {listLanes, readTimeline} from '../../../source/core/status/timeline.ts';
import {stepIn} from '../matrix/open-matrix-of.ts';

const none = {accounts: new Map(), regions: new Map(), failure: null};

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

test('a lane shows the worst of what ran in each slice', () => {
	const grid = ran({'us-east-1': [0, 50], 'eu-west-1': [50, null]});
	const [lane] = listLanes(grid, none, 'account', {from: 0, to: 100}, 4, 100);
	const [running, success] = [severityOf('InProgress'), severityOf('Success')];
	expect(lane!()).toEqual({name: '111122223333', slices: [success, success, running, running]});
	expect(listLanes(grid, none, 'location', {from: 0, to: 100}, 4, 100)).toHaveLength(2);
});
