import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
import {selectLog} from '../../../../source/core/screens/log/select.ts';
import {begin, happen, namesOf} from '../happen.ts';

const said: Event = {type: 'side-words-heard'};
const log: Event = {type: 'log-asked'};

test.each([
	{title: 'what is said while it is not shown is unread', events: [said, said], unread: 2, names: ['fan-outs']},
	{title: 'opening it reads all', events: [said, log], unread: 0, names: ['fan-outs', 'log']},
	{title: 'what is said while it is shown is read', events: [log, said], unread: 0, names: ['fan-outs', 'log']},
	{title: 'it opens once', events: [log, log], unread: 0, names: ['fan-outs', 'log']},
])('of the log: $title', ({events, unread, names}) => {
	const done = happen(begin(), ...events);
	expect({unread: done.state.unreadWords, names: namesOf(done)}).toEqual({unread, names});
});

test.each([
	{title: 'says that nothing was called yet', calls: [], lines: ['No API call was made yet.']},
	{title: 'shows calls as they come, harmless to a terminal', calls: ['a\u001B[2J', 'b'], lines: ['a␛[2J', 'b']},
])('the log $title', ({calls, lines}) => {
	expect(selectLog(happen(begin(), log).state, calls)).toEqual({
		lines,
		view: {top: 0, search: '', isSearching: false},
	});
});
