import {chmodSync, mkdtempSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createRuns} from '../../../source/adapters/state-folder/runs.ts';
import {headOf} from '../../core/actions/rings/runs.ts';

/** Make a run whose lease one process had and has given back. */
async function openRun() {
	const folder = join(mkdtempSync(join(tmpdir(), 'rollgrid-')), 'runs');
	const runs = createRuns(folder, () => 1000);
	const head = headOf([{}, {}]);
	const {runId} = head;
	await runs.begin(head);
	await runs.claim(runId, 'first', 5000, 0);
	await runs.release(runId, 'first');
	return {runs, runId, folder, leaseAt: (number: number) => join(folder, `${runId}.ndjson.lease-${number}`)};
}

test.each([
	['nothing', ''],
	['half a text', '{"id": "second", "by'],
	['null', 'null'],
	['no process', '{"id": "second", "by": "somebody", "until": 9000000000000}'],
	['a time that is a text', '{"id": "second", "by": "x", "until": "later", "pid": 1, "host": "x"}'],
])('a lease file with %s in it keeps nobody from taking the run up', async (_, text) => {
	const {runs, runId, leaseAt} = await openRun();
	writeFileSync(leaseAt(2), text, {mode: 0o600});
	expect(await runs.holder(runId)).toEqual({ok: true, value: null});
	expect(await runs.claim(runId, 'third', 5000, 0)).toEqual({ok: true, value: {state: 'held', earlier: ['first']}});
	expect(await runs.holder(runId)).toMatchObject({value: {id: 'third', until: 6000}});
});

test('a lease that can’t be read is not taken over: its owner may still conduct the run', async () => {
	const {runs, runId, folder, leaseAt} = await openRun();
	const elsewhere = join(folder, 'elsewhere');
	writeFileSync(elsewhere, '{}');
	chmodSync(elsewhere, 0o600);
	symlinkSync(elsewhere, leaseAt(2));
	expect(await runs.claim(runId, 'third', 5000, 0)).toMatchObject({ok: false, failure: {kind: 'local'}});
	expect(await runs.holder(runId)).toMatchObject({ok: false, failure: {kind: 'local'}});
});

test('a record that a later rollgrid has written is left out of the list, and named', async () => {
	const {runs, runId, folder} = await openRun();
	const file = join(folder, 'later.ndjson');
	writeFileSync(file, '\n{"version":2,"type":"run"}\n', {mode: 0o600});
	expect(await runs.list()).toMatchObject({
		ok: true,
		value: {runs: [{head: {runId}}], unread: [{file, line: 2, because: 'written by a later rollgrid'}]},
	});
	expect(await runs.read('later')).toMatchObject({
		ok: false,
		failure: {because: `${file}, line 2: written by a later rollgrid`},
	});
});

test('a lease says since when its owner conducts the run and how much of the record it has read; one of an earlier version says neither', async () => {
	const {runs, runId, leaseAt} = await openRun();
	await runs.claim(runId, 'second', 5000, 3);
	await runs.claim(runId, 'second', 5000, 4);
	expect(await runs.holder(runId)).toMatchObject({value: {id: 'second', since: 1000, seen: 4}});
	await runs.release(runId, 'second');
	writeFileSync(leaseAt(3), '{"id": "third", "by": "x", "until": 9000, "pid": 1, "host": "x"}', {mode: 0o600});
	expect(await runs.holder(runId)).toMatchObject({value: {id: 'third', since: null, seen: null}});
});
