import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import {failuresRoom} from '../../../../source/core/screens/failures/room.ts';
import {shownFailures} from '../../../../source/core/screens/failures/screen.ts';
import {selectFailures} from '../../../../source/core/screens/failures/select.ts';
import {findMatrix} from '../../../../source/core/state/lower-matrix.ts';
import {openMatrixOf, report} from '../../matrix/open-matrix-of.ts';
import {begin, effectsOf, happen, namesOf} from '../happen.ts';

const asked: Event = {type: 'failures-asked'};
const down: Event = {type: 'moved', direction: 'down', stride: 'one'};

/** Two locations failed of one cause, one of another. */
function fanOut() {
	const places = ['111111111111/us-east-1', '222222222222/us-east-1', '333333333333/us-east-1'] as const;
	const state = openMatrixOf({statuses: Object.fromEntries(places.map(place => [place, 'Failed' as const]))});
	report(state, places[0], 'Failed', 'Disk is full');
	report(state, places[1], 'Failed', 'Disk is full');
	report(state, places[2], 'Failed', 'No such host');
	return state;
}

test('failures need a matrix below them', () => {
	expect(namesOf(happen(begin(), asked))).toEqual(['fan-outs']);
});

test.each([
	{
		title: 'Enter shows only the chosen cause on the matrix',
		events: [{type: 'entered'}],
		cause: 'Disk is full',
		marks: 0,
		names: ['fan-outs', 'matrix'],
	},
	{
		title: 'Enter on the second one shows that',
		events: [down, {type: 'entered'}],
		cause: 'No such host',
		marks: 0,
		names: ['fan-outs', 'matrix'],
	},
	{
		title: 'Space marks all of the cause',
		events: [{type: 'group-marked'}],
		cause: null,
		marks: 2,
		names: ['fan-outs', 'matrix', 'failures'],
	},
	{
		title: 'Space twice takes the marks away',
		events: [{type: 'group-marked'}, {type: 'group-marked'}],
		cause: null,
		marks: 0,
		names: ['fan-outs', 'matrix', 'failures'],
	},
	{
		title: 'Esc goes back and narrows nothing',
		events: [{type: 'went-back'}],
		cause: null,
		marks: 0,
		names: ['fan-outs', 'matrix'],
	},
] as const)('of the failures: $title', ({events, cause, marks, names}) => {
	const done = happen(fanOut(), asked, ...events);
	const view = findMatrix(done.state)?.view;
	expect({names: namesOf(done), cause: view?.cause, marks: view?.marks.size}).toEqual({names, cause, marks});
});

test('i changes between patterns and the messages as sent', () => {
	const shown = (...events: readonly Event[]) => shownFailures(happen(fanOut(), asked, ...events).state)?.isRaw;
	expect([shown(), shown({type: 'raw-toggled'}), shown({type: 'raw-toggled'}, {type: 'raw-toggled'})]).toEqual([
		false,
		true,
		false,
	]);
});

test('a retry points at the locations of the cause, whatever is marked', () => {
	const {state} = happen(fanOut(), asked, down);
	const screen = shownFailures(state)!;
	expect(failuresRoom.pointsAt?.(state, screen)).toEqual([{accountId: '333333333333', region: 'us-east-1'}]);
});

test('only a role that can’t be assumed is checked', () => {
	const done = happen(fanOut(), asked, {type: 'check-asked'});
	expect([effectsOf(done), done.state.notice?.tone]).toEqual([[], 'info']);
});

const room = {width: 80, height: 20};

test('it shows causes, the most frequent first, with marks, and what is known of the one under the cursor', () => {
	const scene = selectFailures(happen(fanOut(), asked, {type: 'group-marked'}, down).state, room)!;
	expect(scene.rows.map(({count, marks, cause}) => [count, marks, cause])).toEqual([
		['2', '2', 'Disk is full'],
		['1', '', 'No such host'],
	]);
	expect([scene.cursor, scene.hasMarks]).toEqual([1, true]);
	expect(scene.lines.map(({text}) => text).join(' ')).toContain('333333333333/us-east-1');
});

test('without failures it says so', () => {
	const {state} = happen(openMatrixOf({statuses: {'111111111111/us-east-1': 'Success'}}), asked);
	expect(selectFailures(state, room)).toMatchObject({rows: [], empty: {text: expect.stringMatching(/fail/i)}});
});
