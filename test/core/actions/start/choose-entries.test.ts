import {expect, test} from 'vitest';
import {chooseEntries} from '../../../../source/core/actions/start/choose-entries.ts';
import type {JournalEntry} from '../../../../source/core/domain/journal-entry.ts';

const entry = (launchId: string, clientToken: string, state: JournalEntry['state']): JournalEntry =>
	({launchId, clientToken, state}) as JournalEntry;
const [sent, later, last, other] = [
	entry('one', 'a', 'started'),
	entry('one', 'b', 'planned'),
	entry('one', 'c', 'planned'),
	entry('two', 'd', 'open'),
];
const entries = [sent, later, last, other];

test.each([
	[
		'a launch in turns goes on with all of its entries',
		'one',
		null,
		'start',
		{type: 'resume', entries: [sent, later, last]},
	],
	[
		'a launch in turns is given up in what has not begun',
		'one',
		null,
		'forget',
		{type: 'forget', entries: [later, last]},
	],
	['one start is sent again', 'two', 'd', 'start', {type: 'start', entry: other}],
	['one start is given up', 'two', 'd', 'forget', {type: 'forget', entries: [other]}],
	['what another console has decided meanwhile is gone', 'two', null, 'start', {type: 'gone'}],
	['a start that the journal does not have is gone', 'three', 'e', 'forget', {type: 'gone'}],
] as const)('%s', (_, launchId, clientToken, decision, expected) => {
	expect(chooseEntries(entries, {launchId, clientToken, decision})).toEqual(expected);
});
