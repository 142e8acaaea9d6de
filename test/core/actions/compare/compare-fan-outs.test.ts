import {expect, test} from 'vitest';
import {compareFanOuts} from '../../../../source/core/actions/compare/compare-fan-outs.ts';
import {
	sayDifferent,
	sayDurationShift,
	sayOutcome,
	sayShift,
} from '../../../../source/core/actions/compare/compare-words.ts';
import {parseLocation} from '../../../../source/core/domain/location.ts';
import {LocationGrid} from '../../../../source/core/grid/location-grid.ts';

const [one, two, three, four] = [
	'111111111111/eu-west-1',
	'111111111111/us-east-1',
	'222222222222/eu-west-1',
	'222222222222/us-east-1',
] as const;

/** Make a fan-out of locations, each with its status and its duration in seconds. */
function side(executionId: string, ends: Readonly<Record<string, readonly [status: string, seconds: number | null]>>) {
	const grid = new LocationGrid();
	for (const [name, [status, seconds]] of Object.entries(ends)) {
		grid.put({
			location: parseLocation(name)!,
			name: null,
			status,
			startedAt: 1000,
			endedAt: seconds === null ? null : 1000 + seconds * 1000,
			stepExecutionId: `${executionId} ${name}`,
			childExecutionId: null,
			failureMessage: status === 'Failed' ? 'no role' : null,
		});
	}

	return {executionId, execution: null, grid};
}

const compared = compareFanOuts(
	side('a', {[one]: ['Failed', 5], [two]: ['Success', 10], [three]: ['Success', 20], [four]: ['InProgress', null]}),
	side('b', {
		[one]: ['Success', 8],
		[two]: ['Success', 11],
		[three]: ['Success', 60],
		'333333333333/eu-west-1': ['Failed', 1],
	}),
);

test('locations are grouped by both statuses, those that differ first', () => {
	expect(compared.groups.map(group => [sayOutcome(group), group.locations.map(({name}) => name)])).toEqual([
		['Failed → Success', [one]],
		['only in B: Failed', ['333333333333/eu-west-1']],
		['only in A: InProgress', [four]],
		['Success in both', [two, three]],
	]);
	expect([compared.different, compared.inBoth]).toEqual([1, 3]);
});

test('a location that runs in one of them has not fared differently: nobody knows yet', () => {
	const still = compareFanOuts(
		side('a', {
			[one]: ['Failed', 5],
			[two]: ['Success', 10],
			[three]: ['InProgress', null],
			[four]: ['Success', 5],
		}),
		side('b', {
			[one]: ['Success', 5],
			[two]: ['InProgress', null],
			[three]: ['InProgress', null],
			[four]: ['Success', 5],
		}),
	);
	expect(still.groups.map(group => [group.kind, sayOutcome(group)])).toEqual([
		['different', 'Failed → Success'],
		['open', 'Success → InProgress, not ended yet'],
		['open', 'InProgress in both, not ended yet'],
		['same', 'Success in both'],
	]);
	expect([still.different, still.open, still.inBoth]).toEqual([1, 2, 4]);
	expect(sayDifferent(still)).toBe('1 of 4 locations in both fared differently; 2 have not ended yet');
});

test('durations are compared where both ended, location by location, the biggest mover first', () => {
	expect(compared.movers.map(({name, shiftMs}) => [name, shiftMs])).toEqual([
		[three, 40_000],
		[one, 3000],
		[two, 1000],
	]);
	expect(compared.all).toEqual({
		name: '',
		count: 3,
		medianA: 10_000,
		medianB: 11_000,
		medianShift: 3000,
		p90Shift: 40_000,
	});
	expect(compared.byAccount.map(({name, count, medianShift}) => [name, count, medianShift])).toEqual([
		['222222222222', 1, 40_000],
		['111111111111', 2, 1000],
	]);
	expect(compared.byRegion.map(({name, count}) => [name, count])).toEqual([
		['eu-west-1', 2],
		['us-east-1', 1],
	]);
	expect(sayDurationShift(compared.all!)).toBe('median 10s → 11s; of each +3s, nine in ten at most +40s');
});

test('a fan-out compared with itself differs nowhere', () => {
	const same = side('a', {[one]: ['Failed', 5], [two]: ['Success', 10]});
	const {different, all, groups} = compareFanOuts(same, same);
	expect([different, all?.p90Shift, groups.map(sayOutcome)]).toEqual([0, 0, ['Failed in both', 'Success in both']]);
});

test('where no location ended in both there are no durations', () => {
	expect(compareFanOuts(side('a', {[one]: ['InProgress', null]}), side('b', {}))).toMatchObject({
		inBoth: 0,
		all: null,
		byRegion: [],
		movers: [],
	});
});

test.each([
	[0, '0s'],
	[999, '0s'],
	[-999, '0s'],
	[61_000, '+1m01s'],
	[-5000, '−5s'],
])('%i ms longer is said as %s', (ms, said) => {
	expect(sayShift(ms)).toBe(said);
});
