import {expect, test} from 'vitest';
import type {Execution, StepExecution} from '../../../source/core/domain/execution.ts';
import {type Failure, fail, succeed} from '../../../source/core/domain/failure.ts';
import {printLocation} from '../../../source/core/domain/location.ts';
import type {Status} from '../../../source/core/domain/status.ts';
import {isSettled} from '../../../source/core/follow/ended.ts';
import {follow} from '../../../source/core/follow/follow.ts';
import type {FollowEffect, FollowEvent} from '../../../source/core/follow/follow-event.ts';
import {type Following, startFollowing} from '../../../source/core/follow/following.ts';
import type {Look} from '../../../source/core/follow/wait.ts';
import {stepIn} from '../matrix/open-matrix-of.ts';

const where = {accountId: '210987654321', region: 'us-east-1'};
const executionId = '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE';
const [a, b] = ['111122223333/eu-west-1', '444455556666/eu-west-1'] as const;
const all = {kind: 'all', nextToken: null} as const;
const denied: Failure = {kind: 'denied', what: 'Couldn’t list the steps', code: 'AccessDeniedException'};
const throttled: Failure = {kind: 'throttled', what: 'Couldn’t list the steps', code: 'ThrottlingException'};
const gone: Failure = {kind: 'not-found', what: 'Couldn’t get it', code: 'AutomationExecutionNotFoundException'};

/** Events one after the other, a second apart: what is followed then, and the effects of the last one. */
function raise(
	following: Following,
	...events: readonly FollowEvent[]
): {readonly following: Following; readonly effects: readonly FollowEffect[]; readonly now: number} {
	let now = 1_000_000;
	let last: {following: Following; effects: readonly FollowEffect[]} = {following, effects: []};
	for (const event of events) {
		now += 1000;
		last = follow(last.following, event, now);
	}

	return {...last, now};
}

function get(status: Status, steps: Readonly<Record<string, Status>> | 'truncated', success = 0): FollowEvent {
	const execution: Partial<Execution> = {
		executionId,
		document: 'PatchFleet',
		status,
		targetLocations: [],
		isTruncated: steps === 'truncated',
		steps: steps === 'truncated' ? [] : toSteps(steps),
		counters: {total: 2, success, failed: 0, cancelled: 0, timedOut: 0},
	};
	return {type: 'execution-read', outcome: succeed(execution as Execution)};
}

function page(steps: Readonly<Record<string, Status>>, nextToken: string | null = null): FollowEvent {
	return {type: 'steps-read', read: all, outcome: succeed({items: toSteps(steps), nextToken})};
}

const noPage = (failure: Failure): FollowEvent => ({type: 'steps-read', read: all, outcome: fail(failure)});
const noGet = (failure: Failure): FollowEvent => ({type: 'execution-read', outcome: fail(failure)});
const toSteps = (steps: Readonly<Record<string, Status>>): readonly StepExecution[] =>
	Object.entries(steps).map(([location, status]) => stepIn(location, status));
const begin = (): Following => startFollowing(where, executionId);
const opened = {type: 'opened'} as const;
const due = {type: 'read-due'} as const;

test('an execution that was opened is read, and by and by looked into', () => {
	expect(raise(begin(), opened).effects).toEqual([
		{type: 'get-execution', urgency: 'opened'},
		{type: 'wake', what: 'scan', afterMs: 5000},
	]);
});

test.each([
	['whole, still running', [get('InProgress', {[a]: 'InProgress'})], [{type: 'wake', what: 'read', afterMs: 2000}]],
	['whole, all ended', [get('Success', {[a]: 'Success', [b]: 'Failed'})], []],
	[
		'ended, but a location still runs',
		[get('Success', {[a]: 'InProgress'})],
		[{type: 'wake', what: 'read', afterMs: 4000}],
	],
	['cut off', [get('InProgress', 'truncated')], [{type: 'list-steps', read: all, urgency: 'shown'}]],
	[
		'cut off, with more pages',
		[get('InProgress', 'truncated'), page({[a]: 'Success'}, 'more')],
		[{type: 'list-steps', read: {kind: 'all', nextToken: 'more'}, urgency: 'shown'}],
	],
	[
		'cut off, with the last page',
		[get('InProgress', 'truncated'), page({[a]: 'Success', [b]: 'InProgress'})],
		[{type: 'wake', what: 'read', afterMs: 2000}],
	],
	['refused', [noGet(throttled)], [{type: 'wake', what: 'read', afterMs: 4000}]],
	['not found', [noGet(gone)], [{type: 'wake', what: 'read', afterMs: 4000}, {type: 'read-record'}]],
] satisfies ReadonlyArray<readonly [string, readonly FollowEvent[], readonly FollowEffect[]]>)(
	'a read that comes back %s leads on',
	(_, events, effects) => {
		expect(raise(begin(), opened, ...events).effects).toEqual(effects);
	},
);

test('one answer a read: a late one begins no second round beside the first', () => {
	const {following} = raise(begin(), opened, get('InProgress', {[a]: 'InProgress'}));
	for (const late of [get('Success', 'truncated'), page({[a]: 'Failed'}), noGet(denied)]) {
		expect(raise(following, late)).toMatchObject({following, effects: []});
	}

	expect(raise(begin(), opened, due).effects).toEqual([]);
});

test('two followings side by side know nothing of each other', () => {
	const first = raise(begin(), opened, get('Success', {[a]: 'Failed'})).following;
	const second = raise(startFollowing(where, 'its-retry'), opened, get('InProgress', {[a]: 'InProgress'})).following;
	expect([isSettled(first), isSettled(second)]).toEqual([true, false]);
	expect(
		[first, second].map(({grid}) => grid.statusAt(grid.find({accountId: '111122223333', region: 'eu-west-1'})!)),
	).toEqual(['Failed', 'InProgress']);
});

test('the age is that of the steps: a Get that goes through leaves it as it was, and so does a refused page', () => {
	const seen = raise(begin(), opened, get('InProgress', 'truncated'), page({[a]: 'Success', [b]: 'InProgress'}));
	expect(seen.following.seenAt).toBe(seen.now);
	const later = raise(seen.following, due, get('InProgress', 'truncated', 1));
	expect(later.following.seenAt).toBe(seen.now);
	const refused = raise(later.following, noPage(denied), due, get('InProgress', 'truncated', 1));
	expect(refused.following.seenAt).toBe(seen.now);
	const again = raise(refused.following, page({[b]: 'Success'}));
	expect(again.following.seenAt).toBe(again.now);
});

test('trouble with the steps stays, with the time it began, while the Get between goes through; the pause grows all the same', () => {
	const first = raise(begin(), opened, get('InProgress', 'truncated'), noPage(denied));
	expect(first.following).toMatchObject({failure: denied, failedRead: 'steps', failedSince: first.now});
	const between = raise(first.following, due, get('InProgress', 'truncated'));
	expect(between.following).toMatchObject({failure: denied, failedSince: first.now});
	expect(between.effects).toEqual([{type: 'list-steps', read: all, urgency: 'shown'}]);
	const second = raise(between.following, noPage(denied));
	expect(second.following).toMatchObject({failure: denied, failedSince: first.now, failuresInRow: 2});
	expect(second.effects).toEqual([{type: 'wake', what: 'read', afterMs: 8000}]);
	const over = raise(second.following, due, get('InProgress', 'truncated'), page({[a]: 'InProgress'}));
	expect(over.following).toMatchObject({failure: null, failedRead: null, failedSince: null, failuresInRow: 0});
});

test('other trouble than before has a time of its own', () => {
	const {following, now} = raise(begin(), opened, noGet(throttled), due, noGet(denied));
	expect(following).toMatchObject({failure: denied, failedRead: 'execution', failedSince: now});
});

test('what isn’t there is asked for a few times, then no more unless somebody wants it', () => {
	const tries = Array.from({length: 4}, () => [due, noGet(gone)]).flat();
	const {following, effects} = raise(begin(), opened, noGet(gone), ...tries);
	expect(effects).toEqual([{type: 'read-record'}]);
	expect(following.dueAt).toBeNull();
	expect(raise(following, {type: 'read-asked'}).effects).toEqual([{type: 'get-execution', urgency: 'opened'}]);
});

test('what an earlier run has kept stands in for what AWS has forgotten, and not for what it tells', () => {
	const kept = {...(get('Success', {}) as {outcome: {value: Execution}}).outcome.value, document: 'Kept'};
	const record = {execution: kept, locations: [], unread: [], seenAt: 5};
	const forgotten = raise(begin(), opened, noGet(gone), {type: 'record-read', record});
	expect(forgotten.following).toMatchObject({
		recordedAt: 5,
		isPaused: true,
		failure: null,
		execution: {document: 'Kept'},
	});
	expect(forgotten.effects).toEqual([{type: 'tell', news: {type: 'is-record'}}]);
	const told = raise(begin(), opened, get('Success', {[a]: 'Success'}), {type: 'record-read', record});
	expect(told.following.recordedAt).toBeNull();
});

test('paused, nothing is asked until it is resumed', () => {
	const paused = raise(begin(), opened, get('InProgress', {[a]: 'InProgress'}), {type: 'paused'}, due);
	expect(paused.effects).toEqual([]);
	expect(raise(paused.following, {type: 'resumed'}).effects).toEqual([{type: 'get-execution', urgency: 'shown'}]);
});

test('after a stop the children that it should have reached are looked into, and those that run on are told of', () => {
	const running = raise(begin(), opened, get('InProgress', {[a]: 'InProgress', [b]: 'Success'})).following;
	const stopped = raise(running, {type: 'stop-accepted', stopType: 'Cancel'});
	expect(stopped.effects).toEqual([
		{type: 'wake', what: 'read', afterMs: 500},
		{type: 'wake', what: 'survivors', afterMs: 30_000},
	]);
	const asked = raise(stopped.following, {type: 'survivors-due'});
	expect(asked.effects).toMatchObject([{type: 'look', purpose: 'survivors', where: {accountId: '111122223333'}}]);
	const look: Look = {
		where: {accountId: '111122223333', region: 'eu-west-1'},
		executionId: 'child',
		status: 'InProgress',
		hasEnded: false,
		document: 'PatchFleet',
		currentStep: null,
		waits: [],
	};
	const told = raise(asked.following, {
		type: 'looked',
		purpose: 'survivors',
		where: look.where,
		outcome: succeed(look),
	});
	expect(told.effects).toEqual([
		{type: 'tell', news: {type: 'survivors', count: 1}},
		{type: 'wake', what: 'survivors', afterMs: 30_000},
	]);
	expect(told.following.stopped?.survivors.map(one => printLocation(one.where))).toEqual([a]);
});

test('an execution that can be completed isn’t watched for survivors', () => {
	const running = raise(begin(), opened, get('InProgress', {[a]: 'InProgress'})).following;
	const {following, effects} = raise(running, {type: 'stop-accepted', stopType: 'Complete'});
	expect([following.stopped, effects]).toEqual([null, [{type: 'wake', what: 'read', afterMs: 500}]]);
});

test('a location that runs suspiciously long is looked into, one at a time; three refusals in a row are told once', () => {
	let {following} = raise(begin(), opened, get('InProgress', {[a]: 'InProgress'}));
	const scan: FollowEvent = {type: 'scan-due', longFromMs: -1e15};
	const first = raise(following, scan);
	expect(first.effects).toMatchObject([{type: 'look', purpose: 'scan'}]);
	expect(raise(first.following, scan).effects).toEqual([{type: 'wake', what: 'scan', afterMs: 4000}]);
	({following} = first);
	const refused: FollowEvent = {
		type: 'looked',
		purpose: 'scan',
		where: {accountId: '111122223333', region: 'eu-west-1'},
		outcome: fail(denied),
	};
	const told = [1, 2, 3, 4].map(() => {
		const next = raise(following, refused);
		({following} = next);
		return next.effects.filter(({type}) => type === 'tell').length;
	});
	expect(told).toEqual([0, 0, 1, 0]);
});
