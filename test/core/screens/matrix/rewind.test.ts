import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import {selectHeader} from '../../../../source/core/console/header.ts';
import {selectHints} from '../../../../source/core/console/hints.ts';
import {refuseKey} from '../../../../source/core/console/key-rule.ts';
import {reduce} from '../../../../source/core/console/reduce.ts';
import {succeed} from '../../../../source/core/domain/failure.ts';
import type {RecordLine} from '../../../../source/core/follow/fan-out-record.ts';
import {toHistory} from '../../../../source/core/follow/history.ts';
import {openedFollowing, shownPast, shownTime} from '../../../../source/core/state/attempts.ts';
import {openMatrix} from '../../../../source/core/state/reducers/open-matrix.ts';
import type {MomentGoal} from '../../../../source/core/state/rewind.ts';
import {selectMatrix} from '../../../../source/core/state/select/frame.ts';
import {selectPane} from '../../../../source/core/state/select/pane.ts';
import {selectTimeLine} from '../../../../source/core/state/select/time-line.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {openMatrixOf, start} from '../../matrix/open-matrix-of.ts';
import {happen, namesOf} from '../happen.ts';

const seconds = (after: number): number => start + after * 1000;
const line = (after: number, place: string, status: string): RecordLine => {
	const [accountId = '', region = ''] = place.split('/');
	const hasEnded = status === 'Success' || status === 'Failed';
	return {
		type: 'location',
		at: seconds(after),
		record: {
			location: {accountId, region},
			name: null,
			status,
			startedAt: status === 'NotStarted' ? null : seconds(after - 1),
			endedAt: hasEnded ? seconds(after) : null,
			stepExecutionId: status === 'NotStarted' ? null : `step of ${place}`,
			childExecutionId: null,
			failureMessage: status === 'Failed' ? 'no role' : null,
		},
	};
};
const [one, two, three] = ['111111111111/us-east-1', '222222222222/us-east-1', '333333333333/us-east-1'] as const;

/** Now, ten seconds after the launch: one succeeded, two failed, one runs. */
const now = openMatrixOf({statuses: {[one]: 'Success', [two]: 'Failed', [three]: 'Failed'}, columns: 160, rows: 36});
const {executionId, execution} = openedFollowing(now)!;
const lines: readonly RecordLine[] = [
	{type: 'execution', at: seconds(1), execution: {...execution!, counters: null}},
	line(1, one, 'NotStarted'),
	line(1, two, 'NotStarted'),
	line(1, three, 'NotStarted'),
	line(2, one, 'InProgress'),
	line(3, one, 'Success'),
	line(4, two, 'Failed'),
	line(6, three, 'InProgress'),
	line(8, three, 'Failed'),
];
const found = (goal: MomentGoal): Event => ({
	type: 'history-found',
	executionId,
	goal,
	outcome: succeed([{history: toHistory(lines)!, unread: []}]),
});
const key = (to: 'previous' | 'next' | 'previous-failure' | 'next-failure'): Event => ({type: 'moment-sought', to});
const [back, forth, backToFailure, forthToFailure] = [
	key('previous'),
	key('next'),
	key('previous-failure'),
	key('next-failure'),
];
/** The first step back, from now. */
const begun = () => happen(now, found({to: 'previous', count: 1})).state;
/** Seconds after the launch that are shown; `null` where it is now. */
const shown = (state: ConsoleState) => (shownPast(state) === null ? null : (shownTime(state) - start) / 1000);

test('[ reads what was recorded of every attempt, and ] says that this is now', () => {
	const reads = happen(now, back).effects.filter(({type}) => type !== 'wake');
	expect(reads).toEqual([
		{
			type: 'read-history',
			where: {accountId: '210987654321', region: 'us-east-1'},
			executionId,
			executionIds: [executionId],
			goal: {to: 'previous', count: 1},
		},
	]);
	const {state, effects} = happen(now, forth);
	expect(state.notice?.text).toBe('This is now: [ goes back through what was recorded');
	expect(effects.filter(({type}) => type !== 'wake')).toEqual([]);
});

test.each([
	{keys: [], at: 6},
	{keys: [back], at: 4},
	{keys: [back, back, back], at: 2},
	{keys: [back, back, back, back, back, back], at: 1},
	{keys: [back, forth], at: 6},
	{keys: [forth], at: null},
	{keys: [backToFailure], at: 4},
	{keys: [backToFailure, backToFailure], at: 4},
	{keys: [backToFailure, forthToFailure], at: null},
	{keys: [back, back, back, forthToFailure], at: 4},
	{keys: [{type: 'went-back'} as const], at: null},
	{keys: [{type: 'digit-typed', digit: 3} as const, back], at: 2},
	{keys: [{type: 'time-sought', since: 'launch', ms: 5000} as const], at: 5},
	{keys: [{type: 'time-sought', since: 'launch', ms: 5000} as const, back], at: 4},
	{keys: [{type: 'time-sought', since: 'launch', ms: 0} as const], at: 1},
	{keys: [{type: 'time-sought', since: 'launch', ms: 60_000} as const], at: null},
	{keys: [{type: 'time-sought', since: 'midnight', ms: 3 * 3_600_000 + 4000} as const], at: 4},
])('from the second 6, $keys.length keys lead to the second $at', ({keys, at}) => {
	expect(shown(happen(begun(), ...keys).state)).toBe(at);
});

test.each([
	{at: 1, statuses: ['NotStarted', 'NotStarted', 'NotStarted'], elapsed: '1s', counts: {NotStarted: 3}},
	{at: 2, statuses: ['InProgress', 'NotStarted', 'NotStarted'], elapsed: '2s', counts: {InProgress: 1, NotStarted: 2}},
	{at: 4, statuses: ['Success', 'Failed', 'NotStarted'], elapsed: '4s', counts: {Failed: 1, Success: 1, NotStarted: 1}},
	{at: 6, statuses: ['Success', 'Failed', 'InProgress'], elapsed: '6s', counts: {Failed: 1, InProgress: 1, Success: 1}},
])('every number on the screen is of the second $at', ({at, statuses, elapsed, counts}) => {
	const {state} = happen(begun(), {type: 'time-sought', since: 'launch', ms: at * 1000});
	const {grid, now: drawn} = selectMatrix(state)!;
	const header = selectHeader(state);
	expect({
		statuses: [one, two, three].map(place =>
			grid.statusAt(grid.find({accountId: place.slice(0, 12), region: 'us-east-1'})!),
		),
		drawn,
		elapsed: header.fanOut?.time.forms.at(-2)?.text,
		counts: Object.fromEntries(header.fanOut?.byStatus ?? []),
		fuse: header.fanOut?.fuse.forms.at(-1)?.text.split(' ')[1]?.split('/')[0],
		freshness: header.freshness.text,
	}).toEqual({
		statuses,
		drawn: seconds(at),
		elapsed,
		counts,
		fuse: String(statuses.filter(status => status === 'Failed').length),
		freshness: `03:00:0${at}Z, not now`,
	});
});

test('reads of the present update the fan-out, and the picture of the past stays', () => {
	const before = begun();
	const {state, effects} = reduce(before, {
		type: 'followed',
		executionId,
		event: {type: 'read-asked'},
		at: seconds(20),
	});
	expect(effects).toMatchObject([{type: 'get-execution', executionId}]);
	expect(state.followings.get(executionId)?.asking).toBe('execution');
	expect([shown(state), selectMatrix(state)?.grid.count('Failed')]).toEqual([6, 1]);
	expect(happen(state, forth).state.followings.get(executionId)?.grid.count('Failed')).toBe(2);
	expect(state.now).toBe(seconds(20));
});

test('the past allows no change, and nothing of the present is shown with it', () => {
	const state = begun();
	expect(refuseKey(state, {type: 'cancel-asked'}, {isAlone: true, isLast: true, hasSeenQuestion: true})).toBe('past');
	expect(refuseKey(now, {type: 'cancel-asked'}, {isAlone: true, isLast: true, hasSeenQuestion: true})).toBeUndefined();
	expect(state.pane.on).toBeNull();
	const said = JSON.stringify(selectPane(state));
	expect(said).toContain('Steps aren’t recorded');
});

test('the last row names no key that changes something while the past is shown', () => {
	const named = (state: ConsoleState) => selectHints(state).flatMap(({hint}) => hint);
	expect(named(now)).toEqual(expect.arrayContaining(['cancel', 'retry', 'answer', 'next failure']));
	expect(named(begun())).toContain('next failure');
	expect(named(begun()).filter(hint => ['cancel', 'retry', 'answer'].includes(hint))).toEqual([]);
});

test('the screens of the fan-out show the moment, and that of an execution says that it shows the present', () => {
	const at4 = happen(begun(), back).state;
	expect(selectHeader(happen(at4, {type: 'timeline-asked'}).state).freshness.text).toBe('03:00:04Z, not now');
	const opened = happen(at4, {type: 'entered'});
	expect(namesOf(opened).at(-1)).toBe('execution');
	expect(selectHeader(opened.state).freshness.text).toBe('read now; the fan-out at 03:00:04Z');
});

test('Space marks in a matrix that is open above the past of another fan-out', () => {
	const past = begun();
	const state = {...past, rewind: {...past.rewind!, executionId: 'another'}};
	const marked = happen(state, {type: 'mark-toggled', what: 'location'}).state;
	expect(openMatrix(marked)?.view.marks.size).toBe(1);
});

test('leaving the matrix is leaving the past', () => {
	const left = happen(begun(), {type: 'went-back'}, {type: 'went-back'});
	expect([namesOf(left), left.state.rewind]).toEqual([['fan-outs'], null]);
});

test('nothing recorded before now, nothing to go back to', () => {
	const none = happen(now, {
		type: 'history-found',
		executionId,
		goal: {to: 'previous', count: 1},
		outcome: succeed([]),
	});
	expect([none.state.rewind, none.state.notice?.text]).toEqual([
		null,
		'Nothing was recorded of this fan-out before now',
	]);
});

const space: Event = {type: 'mark-toggled', what: 'location'};
const faster: Event = {type: 'speed-changed', by: 1};
const slower: Event = {type: 'speed-changed', by: -1};

test.each([
	{speed: 'changes', keys: [], afterMs: 400, next: 2},
	{speed: 1, keys: [faster], afterMs: 1000, next: 2},
	{speed: 10, keys: [faster, faster], afterMs: 100, next: 2},
	{speed: 60, keys: [faster, faster, faster], afterMs: 100, next: null},
	{speed: 600, keys: Array.from({length: 9}, () => faster), afterMs: 100, next: null},
	{speed: 'changes', keys: [faster, slower, slower], afterMs: 400, next: 2},
] as const)('played at $speed, the next frame comes after $afterMs ms, never more than ten a second', one => {
	const first = happen(begun(), {type: 'time-sought', since: 'launch', ms: 1000}, ...one.keys).state;
	const {state, effects} = happen(first, space);
	expect(shownPast(state)?.speed).toBe(one.speed);
	expect(effects).toEqual([
		{type: 'wake', name: 'moment', afterMs: one.afterMs, event: {type: 'moment-due', executionId}},
	]);
	const played = reduce(state, {type: 'moment-due', executionId, at: state.now + one.afterMs});
	const moved = one.speed === 'changes' ? 2 : 1 + (Number(one.speed) * one.afterMs) / 1000;
	expect(shown(played.state)).toBe(one.next === null ? (moved >= 10 ? null : moved) : one.next);
});

test('a replay stops at the end by itself, and shows the present', () => {
	let step = happen(begun(), {type: 'time-sought', since: 'launch', ms: 1000}, space);
	const seen: Array<number | null> = [];
	while (step.effects.some(effect => effect.type === 'wake' && effect.name === 'moment') && seen.length < 20) {
		step = reduce(step.state, {type: 'moment-due', executionId, at: step.state.now + 400});
		seen.push(shown(step.state));
	}

	expect(seen).toEqual([2, 3, 4, 6, null]);
	expect(step.state.notice?.text).toBe('This is now again');
});

test.each([
	{title: 'Space', keys: [space, space]},
	{title: 'a step', keys: [space, back]},
] as const)('$title stops what plays', ({keys}) => {
	const {state, effects} = happen(begun(), ...keys);
	expect([shownPast(state)?.playing, effects]).toEqual([null, []]);
	expect(happen(state, {type: 'moment-due', executionId}).state).toEqual(state);
});

test('the time line goes from the launch to now, with failures and the moment on it', () => {
	const picture = (state: ConsoleState): string =>
		(selectTimeLine(state)?.places ?? [])
			.map(
				place =>
					({cursor: '@', failure: 'X', before: '=', after: '-', cancel: 'c', retry: 'r', gate: 'g', note: '#'})[place],
			)
			.join('');
	const narrow = {...begun(), size: {columns: 80, rows: 24}};
	const {moment, end, words} = selectTimeLine(narrow)!;
	expect([moment, end]).toEqual(['03:00:06 +00:06', 'now']);
	expect(words).toContain('change 5 of 6');
	expect(picture(narrow)).toMatch(/^=+X=+@-+X-+$/);
	expect(picture(narrow)).toHaveLength(80 - moment.length - end.length - 11);
	expect(selectTimeLine(now)).toBeUndefined();
});

test('where all has ended, the time line ends with the last change, however long ago that was', () => {
	const over: RecordLine = {
		type: 'execution',
		at: seconds(9),
		execution: {...execution!, status: 'Failed', endedAt: seconds(9)},
	};
	const state = happen(now, {
		type: 'history-found',
		executionId,
		goal: {to: 'previous', count: 1},
		outcome: succeed([{history: toHistory([...lines, over])!, unread: []}]),
	}).state;
	expect(selectTimeLine(state)?.end).toBe('03:00:09');
	expect(selectTimeLine(state)?.places.at(-1)).toBe('after');
	expect(shown(happen(state, forth).state)).toBeNull();
});

test('with a retry, the past has the attempts that had begun by then', () => {
	const retryId = '99999999-7e9a-40fe-9192-5cb15EXAMPLE';
	const retry: readonly RecordLine[] = [
		{type: 'execution', at: seconds(9), execution: {...execution!, executionId: retryId, startedAt: seconds(9)}},
		line(9, two, 'InProgress'),
		line(9.5, two, 'Success'),
	];
	const both = (goal: MomentGoal) =>
		happen(now, {
			type: 'history-found',
			executionId,
			goal,
			outcome: succeed([lines, retry].map(of => ({history: toHistory(of)!, unread: []}))),
		}).state;
	const look = (state: ConsoleState) => {
		const {grid} = selectMatrix(state)!;
		return [
			selectHeader(state).attempts.length > 0,
			grid.statusAt(grid.find({accountId: two.slice(0, 12), region: 'us-east-1'})!),
		];
	};

	const at9 = both({to: 'previous', count: 1});
	expect([shown(at9), look(at9)]).toEqual([9, [true, 'InProgress']]);
	const at8 = happen(at9, back).state;
	expect([shown(at8), look(at8)]).toEqual([8, [false, 'Failed']]);
	expect(look(happen(at8, forth).state)).toEqual([true, 'InProgress']);
	expect(shownPast(at9)?.marks).toMatchObject([{kind: 'retry', text: 'attempt 2 was started'}]);
});

test('notes stand on the time line, and one that is written in the past is about the moment shown', () => {
	const note = {type: 'note', at: seconds(5), writtenAt: seconds(9), id: 'n1', by: null, text: 'disk alarm'} as const;
	const noted = happen(
		now,
		{type: 'happenings-found', executionId, outcome: succeed([note])},
		found({to: 'previous', count: 1}),
	);
	const {places, words} = selectTimeLine(noted.state)!;
	expect(places).toContain('note');
	expect(words).toContain('note: disk alarm');
	const asked = happen(noted.state, {type: 'note-asked'}, {type: 'typed', text: 'here'});
	expect(asked.state.dialog?.title).toContain('the moment shown');
	expect(happen(asked.state, {type: 'dialog-confirmed'}).effects).toMatchObject([
		{type: 'keep-note', at: shownTime(noted.state), text: 'here'},
	]);
});

test('while one stays in the past the time line ends at now, and the header counts the locations that have changed since', () => {
	const live = openMatrixOf({
		statuses: {[one]: 'Success', [two]: 'Failed', [three]: 'InProgress'},
		columns: 160,
		rows: 36,
	});
	const past = happen(live, found({to: 'previous', count: 1})).state;
	const header = (state: ConsoleState) => selectHeader(state).freshness.text;
	const cursorOf = (state: ConsoleState) =>
		selectTimeLine(state)!.places.indexOf('cursor') / selectTimeLine(state)!.places.length;
	expect([header(past), selectTimeLine(past)?.end]).toEqual([expect.stringMatching(/not now$/), 'now']);
	const {grid} = past.followings.get(executionId)!;
	const record = grid.recordAt(grid.find({accountId: '333333333333', region: 'us-east-1'})!);
	grid.put({...record, status: 'Success', endedAt: seconds(30)});
	const later = {...past, now: seconds(60)};
	expect([header(later), selectTimeLine(later)?.end]).toEqual([
		expect.stringMatching(/not now · 1 location changed since$/),
		'now',
	]);
	expect(cursorOf(later)).toBeLessThan(cursorOf(past) / 3);
	grid.put(record);
	expect(header({...later, now: seconds(61)})).toMatch(/not now$/);
	const back = happen(later, {type: 'went-back'}).state;
	expect([shown(back), openedFollowing(back)?.grid]).toEqual([null, grid]);
});
