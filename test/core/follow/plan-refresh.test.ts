import {expect, test} from 'vitest';
import type {Execution} from '../../../source/core/domain/execution.ts';
import {type Following, startFollowing} from '../../../source/core/follow/following.ts';
import {noHints} from '../../../source/core/follow/hint.ts';
import {planRefresh} from '../../../source/core/follow/plan-refresh.ts';
import {startsOf} from '../../../source/core/follow/start-index.ts';
import {applySteps} from '../../../source/core/follow/sweep.ts';
import {noSweep} from '../../../source/core/follow/sweep-state.ts';
import {account, locationStep} from './steps.ts';

const now = 10_000_000;
const where = {accountId: '999900001111', region: 'us-east-1'};

/** Make a fan-out read just now: `ended` locations that each ended after a minute, then those that run, by their ages in seconds. */
function followed(ended: number, ages: readonly number[], change: Partial<Following> = {}): Following {
	const following = startFollowing(where, 'parent');
	const apply = (n: number, startedAt: number, endedAt: number | null) =>
		following.grid.apply(
			locationStep(account(n), 'eu-west-1', {startedAt, endedAt, status: endedAt === null ? 'InProgress' : 'Success'}),
		);
	for (let n = 0; n < ended; n++) {
		apply(n, now - 600_000 + n, now - 540_000 + n);
	}

	for (const [n, age] of ages.entries()) {
		apply(ended + n, now - age * 1000, null);
	}

	const counters = {total: 5000, success: ended, failed: 0, cancelled: 0, timedOut: 0};
	return {
		...following,
		execution: {isTruncated: true, status: 'InProgress', counters} as Execution,
		isListed: true,
		sweep: {...noSweep, gotAt: now, newestAt: now, certainAt: now - 2000},
		...change,
	};
}

const many = (count: number, age: number) => Array.from({length: count}, (_, n) => age + (count - n) / 50);

test('what runs and fits on a page is listed from its oldest on', () => {
	expect(planRefresh(followed(20, [50, 40, 30]), now)).toMatchObject({
		type: 'steps',
		read: {kind: 'started-after', startedAfter: now - 50_000},
	});
});

test('the execution is read where nothing runs, and where its last read is five intervals ago', () => {
	expect(planRefresh(followed(20, []), now)).toEqual({type: 'execution'});
	const old = followed(20, [50]);
	expect(planRefresh({...old, sweep: {...old.sweep, gotAt: now - 10_000, pages: 1}}, now)).toEqual({type: 'execution'});
});

test('of many, those are listed whose time has come, and not those that began just now', () => {
	const ages = [...many(100, 58), ...many(300, 10)];
	const {read} = planRefresh(followed(100, ages), now) as {read: {startedAfter: number}};
	expect(now - read.startedAfter).toBeGreaterThanOrEqual(58_000);
});

test('where many run and hardly one is expected to end, the counters are read first', () => {
	expect(planRefresh(followed(100, many(300, 5)), now)).toEqual({type: 'execution'});
});

test('a location that events name is read, by its ID where it stands alone', () => {
	const quiet = followed(100, many(300, 5));
	const index = quiet.grid.find({accountId: account(250), region: 'eu-west-1'})!;
	const hinted = {...quiet, hints: {...noHints, ended: new Map([[index, {tries: 0, notBefore: now}]])}};
	const {read} = planRefresh({...hinted, sweep: {...hinted.sweep, owed: 1}}, now) as {read: object};
	const startedAfter = 'startedAfter' in read ? Number(read.startedAfter) : Number.NaN;
	expect(startedAfter <= quiet.grid.startedAt(index) || JSON.stringify(read).includes(`step of ${account(250)}`)).toBe(
		true,
	);
});

test('a step that was placed by its child is not read again at once where its read brings nothing new', () => {
	const following = followed(100, many(300, 5));
	const step = locationStep(account(900), 'eu-west-1', {startedAt: now - 120_000, location: null});
	following.grid.apply(step);
	following.grid.placeStep(step.stepExecutionId, {accountId: account(900), region: 'eu-west-1'});
	expect(planRefresh(following, now)).toMatchObject({type: 'steps'});
	expect(planRefresh(applySteps(following, [step], now).following, now)).toEqual({type: 'execution'});
});

test('a page is read where counters are absent or late: the execution is not read twice in a row while a location is unseen', () => {
	const old = followed(20, many(60, 50));
	const justRead = {...old, sweep: {...old.sweep, gotAt: now - 15_000, newestAt: now - 1000}};
	expect(planRefresh(justRead, now)).toMatchObject({type: 'steps'});
	expect(planRefresh({...justRead, sweep: {...justRead.sweep, pages: 1}}, now)).toEqual({type: 'execution'});
});

test('a location that runs alone among many that ended is read, and the execution does not come first', () => {
	const stale = followed(20, [300]);
	for (let n = 0; n < 200; n++) {
		const startedAt = now - 299_000 + n;
		stale.grid.apply(
			locationStep(account(500 + n), 'eu-west-1', {startedAt, endedAt: startedAt + 60_000, status: 'Success'}),
		);
	}

	expect(planRefresh(stale, now)).toMatchObject({type: 'steps'});
});

test('a listing begins with what ended in the same second: locations behind a full page of it are read by their IDs', () => {
	const ages = Array.from({length: 120}, () => 30);
	const following = followed(20, ages);
	for (let n = 0; n < 120; n++) {
		const index = following.grid.find({accountId: account(20 + n), region: 'eu-west-1'})!;
		if (n < 117) {
			const startedAt = now - ages[n]! * 1000;
			following.grid.apply(
				locationStep(account(20 + n), 'eu-west-1', {startedAt, endedAt: now - 100, status: 'Success'}),
			);
		} else {
			startsOf(following.grid).markRead(index, now - 10_000);
		}
	}

	const counters = {total: 140, success: 137, failed: 0, cancelled: 0, timedOut: 0};
	const {read} = planRefresh({...following, execution: {...following.execution!, counters}}, now) as {
		read: {kind: string};
	};
	expect(read.kind).toBe('ids');
});
