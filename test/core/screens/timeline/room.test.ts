import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import {shownTimeline} from '../../../../source/core/screens/timeline/screen.ts';
import {openMatrixOf} from '../../matrix/open-matrix-of.ts';
import {begin, happen, namesOf} from '../happen.ts';

const fanOut = () => openMatrixOf({statuses: {'111111111111/us-east-1': 'Success'}});
const asked: Event = {type: 'timeline-asked'};
const cycled: Event = {type: 'lanes-cycled'};

test('the timeline needs a matrix below it', () => {
	expect(namesOf(happen(begin(), asked))).toEqual(['fan-outs']);
	expect(namesOf(happen(fanOut(), asked))).toEqual(['fan-outs', 'matrix', 'timeline']);
});

test.each([
	{events: [], lanes: 'ou'},
	{events: [cycled], lanes: 'account'},
	{events: [cycled, cycled], lanes: 'location'},
	{events: [cycled, cycled, cycled], lanes: 'ou'},
])('after $events.length changes its lanes are the $lanes ones, shown from the first', ({events, lanes}) => {
	const {state} = happen(fanOut(), asked, {type: 'moved', direction: 'down', stride: 'one'}, ...events);
	const screen = shownTimeline(state);
	expect([screen?.lanes, screen?.text.top]).toEqual([lanes, events.length === 0 ? 1 : 0]);
});

test('lanes are changed on no other screen', () => {
	const state = fanOut();
	expect(happen(state, cycled).state.screens).toEqual(state.screens);
});
