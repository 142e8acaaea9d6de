import {describe, expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import type {Status} from '../../../../source/core/domain/status.ts';
import {readShown} from '../../../../source/core/screens/timeline/cursor.ts';
import {layOutColumns} from '../../../../source/core/screens/timeline/layout.ts';
import {timelineRoom} from '../../../../source/core/screens/timeline/room.ts';
import {shownTimeline} from '../../../../source/core/screens/timeline/screen.ts';
import {selectTimeline} from '../../../../source/core/screens/timeline/select.ts';
import {openedFollowing} from '../../../../source/core/state/attempts.ts';
import type {ConsoleState} from '../../../../source/core/state/state.ts';
import {openMatrixOf, start, stepIn} from '../../matrix/open-matrix-of.ts';
import {begin, happen, namesOf} from '../happen.ts';

const {slices} = layOutColumns(80);
const asked: Event = {type: 'timeline-asked'};
const cycled: Event = {type: 'lanes-cycled'};
const move = (direction: 'left' | 'right' | 'up' | 'down', stride: 'one' | 'page' | 'end' = 'one'): Event => ({
	type: 'moved',
	direction,
	stride,
});
const seek = (direction: 'next' | 'previous'): Event => ({type: 'failed-moment-sought', direction});

/** A location in one Region for each slice wanted, ended in the middle of it; one runs all the time, so that slices are whole seconds. */
function fanOut(ended: ReadonlyArray<readonly [slice: number, status: Status]> = []): ConsoleState {
	const state = openMatrixOf({statuses: {'111111111111/us-east-1': 'InProgress'}});
	for (const [at, [slice, status]] of ended.entries()) {
		const endedAt = start + slice * 1000 + 500;
		openedFollowing(state)!.grid.apply({...stepIn(`22222222222${at}/us-east-1`, status), startedAt: start, endedAt});
	}

	return {...state, now: start + slices * 1000};
}

const shown = (state: ConsoleState) => readShown(state, shownTimeline(state)!)!;

test('the timeline needs a matrix below it', () => {
	expect(namesOf(happen(begin(), asked))).toEqual(['fan-outs']);
	expect(namesOf(happen(fanOut(), asked))).toEqual(['fan-outs', 'matrix', 'timeline']);
});

test.each([
	{events: [], below: 'ended'},
	{events: [cycled], below: 'ou'},
	{events: [cycled, cycled], below: 'account'},
	{events: [cycled, cycled, cycled], below: 'location'},
	{events: [cycled, cycled, cycled, cycled], below: 'ended'},
])('after $events.length changes $below stands below, from the first on', ({events, below}) => {
	const {state} = happen(fanOut(), asked, ...events);
	const screen = shownTimeline(state);
	expect([screen?.below, screen?.text.top]).toEqual([below, 0]);
});

test('what is below is changed on no other screen', () => {
	const state = fanOut();
	expect(happen(state, cycled, seek('next')).state.screens).toEqual(state.screens);
});

describe('the cursor', () => {
	const last = slices - 1;
	test.each([
		{title: 'begins at the right end', events: [], slice: last},
		{title: 'goes a slice to the left', events: [move('left')], slice: last - 1},
		{title: 'stays at the right end', events: [move('right')], slice: last},
		{title: 'goes back and forth', events: [move('left'), move('left'), move('right')], slice: last - 1},
		{title: 'goes a tenth of the time by page', events: [move('left', 'page')], slice: last - Math.round(slices / 10)},
		{title: 'goes to the first moment', events: [move('left', 'end')], slice: 0},
		{title: 'goes to the last moment', events: [move('left', 'end'), move('right', 'end')], slice: last},
		{title: 'goes to the last failure', events: [seek('previous')], slice: 20},
		{title: 'goes on to the failure before', events: [seek('previous'), seek('previous')], slice: 10},
		{
			title: 'stays where nothing failed before',
			events: [seek('previous'), seek('previous'), seek('previous')],
			slice: 10,
		},
		{title: 'comes back to the next failure', events: [move('left', 'end'), seek('next')], slice: 10},
	])('$title', ({events, slice}) => {
		const state = fanOut([
			[10, 'Failed'],
			[15, 'Success'],
			[20, 'TimedOut'],
		]);
		expect(shown(happen(state, asked, ...events).state).slice).toBe(slice);
	});

	test('stays at its moment as time goes on; at the right end it goes on with the time', () => {
		const state = fanOut();
		const later = (before: ConsoleState): ConsoleState => ({...before, now: start + 2 * slices * 1000});
		const held = happen(state, asked, move('left'), move('left')).state;
		expect(shown(later(held)).slice).toBe(Math.floor((last - 1) / 2));
		expect(shown(later(happen(state, asked).state)).slice).toBe(last);
	});

	test('says so where nothing failed further on', () => {
		expect(happen(fanOut(), asked, seek('next')).state.notice?.text).toBe('Nothing failed after this moment');
	});
});

describe('what ended at a moment', () => {
	const state = fanOut([
		[10, 'Success'],
		[10, 'Success'],
		[10, 'Failed'],
	]);
	const at = (...events: readonly Event[]) => happen(state, asked, seek('previous'), ...events);

	test.each([
		{title: 'opens with Enter, the failed first', events: [], opened: '222222222222/us-east-1'},
		{title: 'is chosen from with the arrows', events: [move('down')], opened: '222222222220/us-east-1'},
		{title: 'is chosen from up to its end', events: [move('down', 'end')], opened: '222222222221/us-east-1'},
		{
			title: 'is chosen from up to its beginning',
			events: [move('down'), move('up', 'page')],
			opened: '222222222222/us-east-1',
		},
		{title: 'opens over lanes too', events: [cycled], opened: '222222222222/us-east-1'},
	])('$title', ({events, opened}) => {
		const after = at(...events, {type: 'entered'});
		expect(namesOf(after)).toEqual(['fan-outs', 'matrix', 'timeline', 'execution']);
		expect([...after.state.views.values()].map(({title}) => title)).toEqual([opened]);
	});

	test('is nothing where nothing ended, which Enter says', () => {
		const after = happen(state, asked, {type: 'entered'});
		expect(namesOf(after)).toEqual(['fan-outs', 'matrix', 'timeline']);
		expect(after.state.notice?.text).toContain('Nothing that is shown ended at this moment');
	});

	test('is what is copied first', () => {
		const {state: after} = at();
		expect(timelineRoom.copies(after, shownTimeline(after)!).map(({text}) => text)).toEqual([
			'222222222222/us-east-1',
			expect.stringContaining('3 ended then, 1 of them failed'),
		]);
	});
});

describe('the picture', () => {
	const select = (state: ConsoleState, height = 20) => selectTimeline(happen(state, asked).state, height)!;

	test('says what it came to at the moment, and what may run at once', () => {
		const {counts, allowed, running, sentences} = select(fanOut([[10, 'Failed']]));
		expect(counts.map(({text}) => text)).toEqual(['1 failed', '1 running']);
		expect([allowed, running]).toEqual([1, '1 of 1']);
		expect(sentences[0]).toMatch(/^03:00:\d\dZ, \d+s in: 1 failed, 1 running$/);
	});

	test('says what isn’t known: when something ended, and since when something waits', () => {
		const state = fanOut();
		const {grid} = openedFollowing(state)!;
		grid.apply({...stepIn('333333333333/us-east-1', 'Failed'), endedAt: null});
		grid.apply(stepIn('444444444444/us-east-1', 'Waiting'));
		const {unknown, isUnknownBelow} = select(state);
		expect(unknown).toBe(
			'1 ended at a time that is not known: not drawn · since when a location waits is not known: drawn as running until now',
		);
		expect(isUnknownBelow).toBe(true);
	});

	test.each([
		[80, 20],
		[120, 30],
		[200, 45],
		[80, 10],
		[250, 8],
	])('fills %i columns and %i rows, and no more', (columns, rows) => {
		const state = {...fanOut([[10, 'Failed']]), size: {columns, rows: rows + 4}};
		const {layout} = select(state, rows);
		const {label, tail, side, area, running, ended, durations, slow, below} = layout;
		const beside = side === 0 ? (durations === 0 ? 0 : durations + 1) + slow : 0;
		expect(3 + area + running + ended + beside + below).toBeLessThanOrEqual(rows);
		expect(label + layout.slices + tail + side).toBeLessThanOrEqual(columns);
	});
});
