import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import type {Execution, ExecutionSummary, ProgressCounters} from '../../../../source/core/domain/execution.ts';
import type {Status} from '../../../../source/core/domain/status.ts';
import {startFollowing} from '../../../../source/core/follow/following.ts';
import {countNext} from '../../../../source/core/screens/fan-outs/count.ts';
import {selectFanOuts} from '../../../../source/core/screens/fan-outs/select.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {executionOf, summaryOf} from '../../executions.ts';
import {locationStep} from '../../follow/steps.ts';
import {begin, happen} from '../happen.ts';

const central = {accountId: '210987654321', region: 'us-east-1'};
const summary = (executionId: string, status: Status, startedAt: number): ExecutionSummary =>
	summaryOf({executionId, status, startedAt, endedAt: status === 'Success' ? startedAt + 1000 : null});
const counters = (total: number, success: number, failed = 0, timedOut = 0): ProgressCounters => ({
	total,
	success,
	failed,
	timedOut,
	cancelled: 0,
});
const execution = (one: ExecutionSummary, counted: ProgressCounters | null, more: Partial<Execution> = {}): Execution =>
	executionOf({...one, counters: counted, isTruncated: true, ...more});
const listed = (...items: readonly ExecutionSummary[]): ConsoleState =>
	happen(begin(), {type: 'fan-outs-read', isFirstPage: true, outcome: {ok: true, value: {items, nextToken: null}}})
		.state;
const counted = (one: ExecutionSummary, of: ProgressCounters | null, more?: Partial<Execution>): Event => ({
	type: 'fan-out-counted',
	executionId: one.executionId,
	outcome: {ok: true, value: execution(one, of, more)},
});
const asked = (state: ConsoleState): string | undefined => {
	const effect = countNext({...state, fanOuts: {...state.fanOuts, isCounting: false}}).effects[0];
	return effect?.type === 'count-fan-out' ? effect.executionId : undefined;
};
const rowOf = (state: ConsoleState) => selectFanOuts(state).rows[0]!;

const ended = summary('ended', 'Success', 3000);
const running = summary('running', 'InProgress', 2000);
const later = summary('later', 'InProgress', 1000);

test.each([
	{title: 'what runs is counted before what has ended', events: [], now: 0, next: 'running'},
	{title: 'then the next that runs', events: [counted(running, counters(4, 1))], now: 0, next: 'later'},
	{
		title: 'then what has ended',
		events: [counted(running, counters(4, 1)), counted(later, counters(4, 1))],
		now: 0,
		next: 'ended',
	},
	{
		title: 'what has ended only once',
		events: [counted(running, counters(4, 1)), counted(later, counters(4, 1)), counted(ended, counters(4, 4))],
		now: 14_999,
		next: undefined,
	},
	{
		title: 'what runs again after 15 s',
		events: [counted(running, counters(4, 1)), counted(later, counters(4, 1)), counted(ended, counters(4, 4))],
		now: 15_000,
		next: 'running',
	},
] as const)('of a list, $title', ({events, now, next}) => {
	expect(asked({...happen(listed(ended, running, later), ...events).state, now})).toBe(next);
});

test('what is followed needs no count of its own, and its row has what is followed', () => {
	const following = {...startFollowing(central, 'running'), execution: execution(running, counters(4, 2)), seenAt: 1};
	const state = {...listed(running), followings: new Map([['running', following]])};
	expect([asked(state), rowOf(state).outcome]).toEqual([undefined, '2 of 4 · 2 not ended']);
});

test('what an earlier run has seen the end of is never counted again', () => {
	const {fanOuts, ...state} = listed(ended);
	const known = {
		...ended,
		where: central,
		byStatus: {Success: 3, TimedOut: 1},
		isSettled: true,
		seenAt: 9,
	};
	const remembered = {...state, fanOuts: {...fanOuts, known: new Map([['ended', known]])}};
	expect([asked(remembered), rowOf(remembered).outcome, rowOf(remembered).look]).toEqual([
		undefined,
		'3 of 4 · 1 timed out',
		'Failed',
	]);
});

const entry = {accounts: [], regions: [], excludes: [], maxConcurrency: '2', maxErrors: '1', raw: {}};
test.each([
	{one: ended, of: counters(56, 56), look: 'Success', outcome: '56 of 56', standing: ''},
	{one: ended, of: counters(56, 50, 0, 6), look: 'Failed', outcome: '50 of 56 · 6 timed out', standing: ''},
	{one: ended, of: null, look: 'Success', outcome: 'Success', standing: ''},
	{one: running, of: counters(8, 0), look: 'InProgress', outcome: '0 of 8 · 8 not ended', standing: 'errors 0/1'},
	{
		one: running,
		of: counters(8, 2),
		look: 'InProgress',
		outcome: '2 of 8 · 6 not ended',
		standing: 'about 6s left · errors 0/1',
	},
	{
		one: running,
		of: counters(8, 2, 2),
		look: 'InProgress',
		outcome: '2 of 8 · 4 not ended · 2 failed',
		standing: 'errors 2/1: AWS starts no more',
	},
] as const)('the row of $one.executionId with $of says "$outcome" and "$standing"', ({one, of, ...said}) => {
	const state = happen(listed(one), counted(one, of, {targetLocations: [entry]})).state;
	const {look, outcome, standing} = rowOf({...state, now: 4000});
	expect({look, outcome, standing}).toEqual(said);
});

test('who is waited for comes first, by the steps that came along', () => {
	const step = locationStep('111122223333', 'eu-west-1', {status: 'PendingApproval'});
	const one = execution(running, counters(8, 2));
	const steps = [step, step];
	const state = happen(listed(running), {
		type: 'fan-out-counted',
		executionId: 'running',
		outcome: {ok: true, value: {...one, steps}},
	}).state;
	expect([rowOf(state).isUrgent, rowOf(state).standing]).toEqual([
		true,
		'waits: 111122223333/eu-west-1 +1 · about 0s left',
	]);
});
