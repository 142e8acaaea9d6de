import {expect, test} from 'vitest';
import {LocationGrid} from '../../../source/core/grid/location-grid.ts';
import {severityOf} from '../../../source/core/grid/severity.ts';
import {listLanes} from '../../../source/core/status/timeline-lanes.ts';
import {stepIn} from '../matrix/open-matrix-of.ts';

const none = {accounts: new Map(), regions: new Map(), failure: null};
const slicing = {from: 0, to: 100, slices: 4};
const [running, success, failed] = [severityOf('InProgress'), severityOf('Success'), severityOf('Failed')];
const all = (severity: number) => ({most: severity, worst: severity, share: 1});

test('a lane shows what ran in each slice by what it came to', () => {
	const grid = new LocationGrid();
	grid.apply({...stepIn('111122223333/us-east-1', 'Success'), startedAt: 0, endedAt: 40});
	grid.apply({...stepIn('111122223333/eu-west-1', 'InProgress'), startedAt: 75, endedAt: null});
	const [lane] = listLanes(grid, none, 'account', slicing, 100);
	expect(lane?.read()).toMatchObject({
		name: '111122223333',
		slices: [all(success), all(success), {most: 0, worst: 0, share: 0}, all(running)],
	});
	expect(listLanes(grid, none, 'location', slicing, 100)).toHaveLength(2);
});

test('one failure doesn’t hide sixty successes: it has its share of the slice', () => {
	const grid = new LocationGrid();
	for (let at = 0; at < 61; at++) {
		const status = at === 7 ? 'Failed' : 'Success';
		grid.apply({...stepIn(`1111222233${at + 10}/us-east-1`, status), startedAt: 0, endedAt: 100});
	}

	const lane = listLanes(grid, none, 'ou', slicing, 100)[0]!.read();
	expect(lane.slices[0]).toEqual({most: success, worst: failed, share: 1 / 61});
	expect([lane.counts[success], lane.counts[failed]]).toEqual([60, 1]);
});
