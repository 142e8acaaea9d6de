import {
	appendFileSync,
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createJournal} from '../../../source/adapters/state-folder/journal.ts';
import type {NewEntry} from '../../../source/ports/journal.ts';

function open(rotateFrom?: number) {
	const folder = join(mkdtempSync(join(tmpdir(), 'rollgrid-')), 'state');
	return {folder, journal: createJournal(join(folder, 'launches.ndjson'), rotateFrom)};
}

/** A token that a test can read: of a letter or number. */
const token = (name: string | number): string => `00000000-0000-4000-8000-${String(name).padStart(12, '0')}`;

const entry = (name: string | number): NewEntry => ({
	clientToken: token(name),
	where: {accountId: '999900001111', region: 'us-east-1'},
	request: {DocumentName: 'PatchFleet'},
	writtenAt: 1000,
	launchId: 'launch',
	turn: 0,
	locations: 1,
	retryOf: null,
	isTagged: true,
	state: 'open',
});

async function tokens(journal: ReturnType<typeof createJournal>): Promise<readonly string[]> {
	const entries = await journal.read();
	return entries.ok ? entries.value.entries.map(({clientToken, state}) => `${clientToken} ${state}`) : [];
}

test('a journal that was never written to is empty', async () => {
	expect(await open().journal.read()).toEqual({ok: true, value: {entries: [], doubts: []}});
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
	const names = Array.from({length: 20}, (_, index) => index);
	await Promise.all(
		names.map(async name => {
			const journal = createJournal(file);
			await journal.write([entry(name)]);
			await journal.settle(token(name), {state: 'started', executionId: `run-${name}`});
		}),
	);
	expect((await tokens(createJournal(file))).toSorted()).toEqual(
		names.map(name => `${token(name)} started`).toSorted(),
	);
});

test('a large file is put aside, and what is in it still counts', async () => {
	const {folder, journal} = open(1);
	await journal.write([entry('a')]);
	await journal.write([entry('b')]);
	await journal.settle(token('a'), {state: 'refused', because: 'no'});
	expect(readdirSync(folder)).toHaveLength(3);
	expect(await tokens(journal)).toEqual([`${token('a')} refused`, `${token('b')} open`]);
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

const legacy = {
	type: 'write',
	entries: [
		{
			...Object.fromEntries(Object.entries(entry('a')).filter(([name]) => name !== 'isTagged')),
			isWhole: true,
			openedAt: 1000,
			executionId: null,
			because: null,
		},
	],
};

test('what was written before there were versions still counts', async () => {
	const {folder, journal} = open();
	mkdirSync(folder, {mode: 0o700});
	writeFileSync(join(folder, 'launches.ndjson'), `\n${JSON.stringify(legacy)}\n`, {mode: 0o600});
	const read = await journal.read();
	expect(read).toMatchObject({ok: true, value: {doubts: [], entries: [{isTagged: false, state: 'open'}]}});
});

test.each([
	['a line that a crash has torn off', '{"version":2,"type":"wri', 'it is no JSON'],
	['a number', '7', 'it is no JSON object'],
	['a later version', '{"version":3,"type":"write","entries":[]}', 'its version is 3, and this rollgrid knows 2'],
	['an unknown type', '{"version":2,"type":"erase"}', 'it is of an unknown type, ["erase",null]'],
	[
		'an entry without a token',
		JSON.stringify({
			...legacy,
			entries: legacy.entries.map(({clientToken: _, ...one}: Record<string, unknown>) => one),
		}),
		'entries[0].clientToken is missing',
	],
	[
		'a token that AWS would not take',
		JSON.stringify({...legacy, entries: legacy.entries.map(one => ({...one, clientToken: 'abc'}))}),
		'entries[0].clientToken must be a UUID, not "abc"',
	],
	[
		'a date that is none',
		JSON.stringify({...legacy, entries: legacy.entries.map(one => ({...one, openedAt: 'yesterday'}))}),
		'entries[0].openedAt must be a number, not "yesterday"',
	],
	[
		'a request of another shape',
		JSON.stringify({...legacy, entries: legacy.entries.map(one => ({...one, request: {DocumentName: 'X', Tags: {}}}))}),
		'entries[0].request.Tags must be a list, not a map',
	],
])(
	'%s is a doubt with its file and line, is kept, and is passed over once the operator says so',
	async (_, line, because) => {
		const {folder, journal} = open();
		const file = join(folder, 'launches.ndjson');
		await journal.write([entry('a')]);
		appendFileSync(file, `\n${line}`);
		await journal.settle(token('a'), {state: 'refused', because: 'no'});
		const read = await journal.read();
		const [doubt] = read.ok ? read.value.doubts : [];
		expect(doubt).toMatchObject({position: {file, line: 4}, because});
		expect(await tokens(journal)).toEqual([`${token('a')} refused`]);
		await journal.passOver([doubt!.id]);
		const again = await journal.read();
		expect(again.ok && again.value.doubts).toEqual([]);
		expect(readFileSync(file, 'utf8')).toContain(`\n${line}\n`);
	},
);

test('what could not be read again is not written', async () => {
	const {journal} = open();
	const written = await journal.write([{...entry('a'), clientToken: 'abc'}]);
	expect(written).toMatchObject({ok: false, failure: {because: expect.stringContaining('must be a UUID')}});
	expect(await tokens(journal)).toEqual([]);
});

test.each([
	[
		'a folder that others may write',
		'',
		0o777,
		/state can be written by others \(its mode is 0777\)/,
		/`chmod go-w .*state`/,
	],
	['a folder that a group may write', '', 0o770, /its mode is 0770/, /`chmod go-w /],
	[
		'a journal that others may write',
		'launches.ndjson',
		0o666,
		/launches\.ndjson can be written by others \(its mode is 0666\)/,
		/`chmod go-rwx .*launches\.ndjson`/,
	],
])('%s is refused with its mode and the command that mends it', async (_, name, mode, because, next) => {
	const {folder, journal} = open();
	await journal.write([entry('a')]);
	chmodSync(join(folder, name), mode);
	for (const outcome of [await journal.read(), await journal.write([entry('b')])]) {
		expect(outcome).toMatchObject({
			ok: false,
			failure: {kind: 'local', because: expect.stringMatching(because), next: expect.stringMatching(next)},
		});
	}
});

test('what others may merely read is taken from them', async () => {
	const {folder, journal} = open();
	await journal.write([entry('a')]);
	chmodSync(folder, 0o755);
	chmodSync(join(folder, 'launches.ndjson'), 0o644);
	expect(await tokens(journal)).toHaveLength(1);
	expect(statSync(folder).mode & 0o777).toBe(0o700);
	expect(statSync(join(folder, 'launches.ndjson')).mode & 0o777).toBe(0o600);
});

test('a folder in which other things lie keeps its mode', async () => {
	const {folder, journal} = open();
	await journal.write([entry('a')]);
	writeFileSync(join(folder, 'notes.txt'), '');
	chmodSync(folder, 0o755);
	expect(await tokens(journal)).toHaveLength(1);
	expect(statSync(folder).mode & 0o777).toBe(0o755);
});

test('a journal that is a link is not followed', async () => {
	const {folder, journal} = open();
	const file = join(folder, 'launches.ndjson');
	await journal.write([entry('a')]);
	renameSync(file, join(folder, 'elsewhere'));
	symlinkSync(join(folder, 'elsewhere'), file);
	for (const outcome of [await journal.read(), await journal.write([entry('b')])]) {
		expect(outcome).toMatchObject({ok: false, failure: {because: expect.stringContaining('is a symbolic link')}});
	}
});
