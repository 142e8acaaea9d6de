import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import type {ExecutionSummary} from '../../../../source/core/domain/execution.ts';
import {selectPane} from '../../../../source/core/state/select/pane.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {speakLine} from '../../../../source/core/status/pane-lines.ts';
import {executionOf} from '../../executions.ts';
import {locationStep} from '../../follow/steps.ts';
import {begin, effectsOf, happen} from '../happen.ts';

const summary = (executionId: string, startedAt: number): ExecutionSummary =>
	executionOf({executionId, status: 'InProgress', startedAt, endedAt: null});
const listed = (): ConsoleState =>
	happen(
		{...begin(), size: {columns: 200, rows: 50}},
		{
			type: 'fan-outs-read',
			isFirstPage: true,
			outcome: {ok: true, value: {items: [summary('older', 1), summary('newer', 2)], nextToken: null}},
		},
	).state;
const down: Event = {type: 'moved', direction: 'down', stride: 'one'};
const rest = (state: ConsoleState) => happen(state, {type: 'rested', on: state.pane.on!});
const linesOf = (state: ConsoleState): readonly string[] => (selectPane(state)?.lines ?? []).map(speakLine);

/** The fan-out under the cursor, its locations read. */
function read(state: ConsoleState, isOver = false): ConsoleState {
	const executionId = state.pane.on!;
	const execution = executionOf({
		executionId,
		status: isOver ? 'Success' : 'InProgress',
		endedAt: isOver ? 5 : null,
		counters: {total: 2, success: 1, failed: 1, cancelled: 0, timedOut: 0},
		isTruncated: false,
	});
	const {state: rested} = rest(state);
	const following = rested.followings.get(executionId)!;
	following.grid.apply(locationStep('111122223333', 'eu-west-1', {status: 'Success', startedAt: 1, endedAt: 2}));
	following.grid.apply(
		locationStep('111122223333', 'us-east-1', {status: 'Failed', startedAt: 1, endedAt: 2, failureMessage: 'No disk'}),
	);
	const whole = {...following, execution, isListed: true, asking: null, searched: 'all', seenAt: 1} as const;
	return {...rested, followings: new Map(rested.followings).set(executionId, whole)};
}

test('a fan-out is followed once the cursor has rested on it, and let go when it moves on', () => {
	const {state, effects} = rest(listed());
	expect([state.pane.on, effects.map(({type}) => type), [...state.followings.keys()]]).toEqual([
		'newer',
		['get-execution', 'wake'],
		['newer'],
	]);
	const moved = happen(state, down);
	expect([moved.state.pane.on, [...moved.state.followings.keys()], effectsOf(moved)]).toEqual(['older', [], ['wake']]);
});

test('one that has ended is kept, and shown again without a read', () => {
	const ended = happen(read(listed(), true), down, {...down, direction: 'up'}).state;
	expect([effectsOf(rest(ended)), linesOf(ended).join('\n')]).toEqual([[], expect.stringContaining('1 × No disk')]);
});

test('an answer that comes for one that is let go is dropped', () => {
	const late: Event = {
		type: 'followed',
		executionId: 'newer',
		event: {type: 'execution-read', outcome: {ok: true, value: executionOf({executionId: 'newer'})}},
	};
	const {state} = happen(rest(listed()).state, down, late);
	expect([[...state.followings.keys()], linesOf(state)[1]]).toEqual([[], 'older']);
});

test('nothing is looked into below a fan-out that merely stands in the pane, and opening it goes on with what is read', () => {
	const state = read(listed());
	expect(happen(state, {type: 'scan-due', executionId: 'newer'}).effects).toMatchObject([{type: 'wake'}]);
	const opened = happen(state, {type: 'entered'});
	expect([opened.state.opened, opened.state.followings.get('newer')?.grid.size]).toEqual(['newer', 2]);
});

test('it tells what the fan-out came to, why some failed, and draws its locations in small', () => {
	const state = read(listed(), true);
	expect(linesOf(state)).toEqual([
		'Acme-Patch, version 1',
		'newer',
		'1970-01-01 00:00:00Z · 0s',
		'',
		'InProgress 1 of 2 · 1 failed',
		'',
		'',
		'Why',
		'1 × No disk',
		'',
		'Locations, Enter opens them',
	]);
	expect(selectPane(state)?.small?.grid.size).toBe(2);
});
