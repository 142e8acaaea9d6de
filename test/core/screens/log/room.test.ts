import {expect, test} from 'vitest';
import type {Event} from '../../../../source/core/console/event.ts';
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
