import {mkdtempSync, readdirSync, statSync, utimesSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createJournal} from '../../../source/adapters/state-folder/journal.ts';
import type {NewEntry} from '../../../source/ports/journal.ts';

function open(rotateFrom?: number) {
	const folder = join(mkdtempSync(join(tmpdir(), 'rollgrid-')), 'state');
	return {folder, journal: createJournal(join(folder, 'launches.ndjson'), rotateFrom)};
}

const entry = (clientToken: string): NewEntry => ({
	clientToken,
	where: {accountId: '999900001111', region: 'us-east-1'},
	request: {DocumentName: 'PatchFleet'},
	writtenAt: 1000,
	launchId: 'launch',
	turn: 0,
	locations: 1,
	retryOf: null,
	state: 'open',
});

async function tokens(journal: ReturnType<typeof createJournal>): Promise<readonly string[]> {
	const entries = await journal.read();
	return entries.ok ? entries.value.map(({clientToken, state}) => `${clientToken} ${state}`) : [];
}

test('a journal that was never written to is empty', async () => {
	expect(await open().journal.read()).toEqual({ok: true, value: []});
});

test('the file is the user’s alone', async () => {
	const {folder, journal} = open();
	await journal.write([entry('a')]);
	expect(statSync(join(folder, 'launches.ndjson')).mode & 0o077).toBe(0);
	expect(statSync(folder).mode & 0o077).toBe(0);
});

test('many consoles that write at once lose nothing of one another', async () => {
	const {folder} = open();
	const file = join(folder, 'launches.ndjson');
	const names = Array.from({length: 20}, (_, index) => `token-${index}`);
	await Promise.all(
		names.map(async name => {
			const journal = createJournal(file);
			await journal.write([entry(name)]);
			await journal.settle(name, {state: 'started', executionId: name});
		}),
	);
	expect((await tokens(createJournal(file))).toSorted()).toEqual(names.map(name => `${name} started`).toSorted());
});

test('a large file is put aside, and what is in it still counts', async () => {
	const {folder, journal} = open(1);
	await journal.write([entry('a')]);
	await journal.write([entry('b')]);
	await journal.settle('a', {state: 'refused', because: 'no'});
	expect(readdirSync(folder)).toHaveLength(3);
	expect(await tokens(journal)).toEqual(['a refused', 'b open']);
});

test('what was put aside two months ago is removed', async () => {
	const {folder, journal} = open(1);
	await journal.write([entry('a')]);
	const [name = ''] = readdirSync(folder);
	const old = Date.now() / 1000 - 61 * 86_400;
	utimesSync(join(folder, name), old, old);
	expect(await tokens(journal)).toEqual([]);
	expect(readdirSync(folder)).toEqual([]);
});
