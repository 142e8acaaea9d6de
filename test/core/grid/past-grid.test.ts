import fc from 'fast-check';
import {expect, test} from 'vitest';
import {LocationGrid} from '../../../source/core/grid/location-grid.ts';
import type {LocationRecord} from '../../../source/core/grid/location-record.ts';
import {PastGrid} from '../../../source/core/grid/past-grid.ts';

const seen = (more: Partial<LocationRecord> = {}): LocationRecord => ({
	location: {accountId: '111122223333', region: 'eu-west-1'},
	name: null,
	status: 'InProgress',
	startedAt: 1000,
	endedAt: null,
	stepExecutionId: 's1',
	childExecutionId: null,
	failureMessage: null,
	...more,
});

type Line = {readonly at: number; readonly record: LocationRecord};

function toPast(lines: readonly Line[]): PastGrid {
	const past = new PastGrid();
	for (const {at, record} of lines) {
		past.record(at, record);
	}

	past.seal();
	return past;
}

/** Everything that a grid shows. */
function look(grid: LocationGrid) {
	const positive = (counts: ReadonlyMap<string, number>) =>
		Object.fromEntries([...counts].filter(([, count]) => count > 0).sort());
	return {
		records: [...grid.indices()].map(index => [grid.keyAt(index), grid.recordAt(index), grid.hasEndedAt(index)]).sort(),
		counts: positive(grid.counts),
		withoutStep: positive(grid.withoutStep),
		numbers: [grid.size, grid.steps, grid.unplaced, grid.requested, grid.stepRows, grid.live],
		failedByRow: grid.accountIds
			.map((id, row) => [id, grid.tally.inRow(row, 0), grid.tally.inRow(row, 1)])
			.filter(([, count]) => count !== 0)
			.sort(),
		byColumn: grid.regions
			.map((region, column) => [region, grid.tally.inColumn(column, 0)])
			.filter(([, count]) => count !== 0)
			.sort(),
		durations: {...grid.tally.durations},
	};
}

const statuses = ['NotStarted', 'Pending', 'InProgress', 'Waiting', 'Success', 'Failed', 'TimedOut', 'Novel'];
const anyLine = fc.record({
	account: fc.integer({min: 0, max: 3}),
	region: fc.integer({min: 0, max: 2}),
	status: fc.constantFrom(...statuses),
	hasStep: fc.boolean(),
	isUnplaced: fc.boolean(),
	endedAt: fc.option(fc.integer({min: 2000, max: 9000})),
	message: fc.option(fc.constantFrom('no role', 'no runbook')),
	after: fc.integer({min: 0, max: 2}),
});

test('however one goes through it, a past grid shows what was recorded until then, and counts just that', () => {
	fc.assert(
		fc.property(
			fc.array(anyLine, {maxLength: 40}),
			fc.array(fc.nat({max: 60}), {minLength: 1, maxLength: 12}),
			(drawn, stops) => {
				let at = 0;
				const lines = drawn.map(({account, region, status, hasStep, isUnplaced, endedAt, message, after}): Line => {
					at += after;
					const id = `s-${account}-${region}`;
					return {
						at,
						record: seen({
							location: isUnplaced ? null : {accountId: `11112222000${account}`, region: `r-${region}`},
							name: isUnplaced ? `step ${id}` : null,
							status,
							stepExecutionId: hasStep || isUnplaced ? id : null,
							startedAt: hasStep ? 1000 : null,
							endedAt: hasStep ? endedAt : null,
							failureMessage: message,
						}),
					};
				});
				const past = toPast(lines);
				for (const until of stops) {
					past.seek(past.countUntil(until));
					const last = new Map<string, LocationRecord>();
					for (const {record} of lines.filter(line => line.at <= until)) {
						// A step that is placed has left its row.
						if (record.name === null && record.stepExecutionId !== null) {
							last.delete(record.stepExecutionId);
						}

						const key = record.name === null ? JSON.stringify(record.location) : record.stepExecutionId!;
						last.set(key, record);
					}

					const expected = new LocationGrid();
					for (const record of last.values()) {
						expected.put(record);
					}

					expect(look(past)).toEqual(look(expected));
				}
			},
		),
		{numRuns: 300},
	);
});

test('a far move reads the changes in one sweep, and shows the same as a walk', () => {
	const lines = Array.from(
		{length: 9000},
		(_, place): Line => ({
			at: place,
			record: seen({
				location: {accountId: String(111122220000 + (place % 500)), region: `r-${place % 6}`},
				status: statuses[place % statuses.length]!,
				stepExecutionId: place % 3 === 0 ? null : `s${place % 3000}`,
				endedAt: place % 2 === 0 ? 5000 + place : null,
			}),
		}),
	);
	const [leaping, walking] = [toPast(lines), toPast(lines)];
	for (const count of [9000, 100, 4500, 0, 8999]) {
		leaping.seek(count);
		for (let shown = 0; shown <= count; shown += 1000) {
			walking.seek(shown);
		}

		walking.seek(count);
		expect(look(leaping)).toEqual(look(walking));
	}
});

test('a far move says that other rows and columns are shown only where they are', () => {
	// Two thousand accounts are planned, one more begins at the end.
	const account = (place: number) => String(100_000_000_000 + place);
	const lineOf = (place: number, at: number, status: string): Line => ({
		at,
		record: seen({location: {accountId: account(place), region: 'eu-west-1'}, status, stepExecutionId: null}),
	});
	const places = Array.from({length: 2000}, (_, place) => place);
	const past = toPast([
		...places.map(place => lineOf(place, 1000, 'NotStarted')),
		...places.map(place => lineOf(place, 2000, 'InProgress')),
		...places.map(place => lineOf(place, 3000, 'Success')),
		lineOf(2000, 3000, 'NotStarted'),
	]);
	past.seek(2000);
	const {shape} = past.tally;
	past.seek(5900);
	expect([past.tally.shape, past.count('Success')]).toEqual([shape, 1900]);
	past.seek(2001);
	expect(past.tally.shape).toBe(shape);
	past.seek(past.changeCount);
	expect(past.tally.shape).not.toBe(shape);
});

test('lines that several consoles wrote out of turn are in the order of their times', () => {
	const past = toPast([
		{at: 3000, record: seen({status: 'Success', endedAt: 2900})},
		{at: 2000, record: seen()},
	]);
	past.seek(1);
	expect(look(past).counts).toEqual({InProgress: 1});
	past.seek(2);
	expect(look(past).counts).toEqual({Success: 1});
	expect([past.countUntil(1999), past.countUntil(2000), past.countUntil(3000)]).toEqual([0, 1, 2]);
});

test('a change is a failure where the location had not failed before it', () => {
	const past = toPast([
		{at: 1, record: seen()},
		{at: 2, record: seen({status: 'Failed'})},
		{at: 3, record: seen({status: 'TimedOut'})},
	]);
	expect([0, 1, 2].map(change => past.isFailure(change))).toEqual([false, true, false]);
	expect(past.recordOf(1)).toEqual(seen({status: 'Failed'}));
});
