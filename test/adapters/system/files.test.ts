import {mkdtemp, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {systemFiles} from '../../../source/adapters/system/files.ts';

let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'rollgrid-files-'));
});
afterEach(() => rm(folder, {recursive: true}));

test('a file is written for the operator alone, and read back', async () => {
	const path = join(folder, 'plan.json');
	expect(await systemFiles.writeText(path, '{}\n', false)).toEqual({ok: true, value: undefined});
	expect(await systemFiles.readText(path)).toEqual({ok: true, value: '{}\n'});
	expect((await stat(path)).mode & 0o077).toBe(0);
});

test('a file that is there is replaced only where that is allowed', async () => {
	const path = join(folder, 'plan.json');
	await writeFile(path, 'old');
	expect(await systemFiles.writeText(path, 'new', false)).toMatchObject({ok: false, failure: {kind: 'conflict'}});
	expect(await systemFiles.readText(path)).toEqual({ok: true, value: 'old'});
	await systemFiles.writeText(path, 'new', true);
	expect(await systemFiles.readText(path)).toEqual({ok: true, value: 'new'});
});

test('what is missing, is a folder, or is far too large is a failure with its path', async () => {
	const large = join(folder, 'large.csv');
	await writeFile(large, 'x'.repeat(5_000_001));
	const path = join(folder, 'missing');
	expect(await systemFiles.readText(path)).toMatchObject({
		ok: false,
		failure: {kind: 'not-found', what: `Couldn't read ${path}`},
	});
	expect(await systemFiles.readText(folder)).toMatchObject({ok: false, failure: {kind: 'local'}});
	expect(await systemFiles.readText(large)).toMatchObject({
		ok: false,
		failure: {because: 'it is larger than 5 MB'},
	});
});
