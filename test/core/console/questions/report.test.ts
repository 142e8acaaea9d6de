import {expect, test} from 'vitest';
import {reportReducers} from '../../../../source/core/console/questions/report.ts';
import {type Failure, fail, succeed} from '../../../../source/core/domain/failure.ts';
import {house} from '../../../../source/core/screens/rooms.ts';
import {createState} from '../../../../source/core/state/state.ts';

const state = createState(
	{
		pace: {baseMs: 1, quietMs: 1, troubledMs: 1},
		isReadOnly: true,
		dangerousRunbooks: [],
		watchCommand: 'rollgrid watch',
	},
	0,
	house,
);
const unreadable: Failure = {kind: 'local', what: 'Couldn’t read the records', because: 'EACCES'};
const full: Failure = {kind: 'local', what: 'Couldn’t write a.html', because: 'ENOSPC'};

test.each([
	['written', succeed(undefined), [], /^Report written: a\.html$/, 'good'],
	['written without its records', succeed(undefined), [unreadable], /^Report written: a\.html · .*EACCES/, 'bad'],
	['not written', fail(full), [unreadable], /^(?!.*Report written).*ENOSPC/, 'bad'],
])('the notice about a report that was %s names the file, and the first failure', (_, outcome, unread, text, tone) => {
	const {notice} = reportReducers['report-written'](state, {
		type: 'report-written',
		at: 0,
		path: 'a.html',
		outcome,
		unread,
	}).state;
	expect(notice).toMatchObject({text: expect.stringMatching(text), tone});
});
