import {appendFileSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createChangeJournal} from '../../../source/adapters/state-folder/change-journal.ts';

const entry = {
	id: 'one',
	where: {accountId: '111122223333', region: 'eu-west-1'},
	subject: 'roles',
	step: 'create-instances',
	writtenAt: 1000,
};

test.each([
	['cut off', '{"version": 1, "type": "wr'],
	['no object', 'null'],
	['without an entry', '{"version": 1, "type": "write", "entry": null}'],
	['of an entry without a place', '{"version": 1, "type": "write", "entry": {"id": "two"}}'],
	[
		'of a settlement that nobody knows',
		'{"version": 1, "type": "settle", "id": "one", "state": "perhaps", "because": null}',
	],
	['of a later version', '{"version": 2, "type": "settle", "id": "one", "state": "done", "because": null}'],
])('a line %s is left out, and the others are read', async (_, line) => {
	const file = join(mkdtempSync(join(tmpdir(), 'rollgrid-')), 'changes.ndjson');
	const journal = createChangeJournal(file);
	await journal.write(entry);
	appendFileSync(file, `${line}\n`);
	expect(await journal.read()).toEqual({ok: true, value: [{...entry, state: 'open', because: null}]});
	await journal.settle('one', 'done', null);
	expect(await journal.read()).toEqual({ok: true, value: [{...entry, state: 'done', because: null}]});
});
