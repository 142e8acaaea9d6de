import {lstat, mkdtemp, readdir, rm, stat, symlink, writeFile} from 'node:fs/promises';
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

test.each([
	['UTF-8', [0x7b, 0x22, 0xc3, 0xa9, 0x22, 0x7d], '{"é"}'],
	['UTF-16, as PowerShell writes it', [0xff, 0xfe, 0x7b, 0, 0xe9, 0, 0x7d, 0], '{é}'],
	['UTF-16 the other way round', [0xfe, 0xff, 0, 0x7b, 0, 0xe9, 0, 0x7d], '{é}'],
])('a file in %s is read', async (_, bytes, value) => {
	const path = join(folder, 'plan.json');
	await writeFile(path, Uint8Array.from(bytes));
	expect(await systemFiles.readText(path)).toEqual({ok: true, value});
});

test('a file that is there is replaced only where that is allowed', async () => {
	const path = join(folder, 'plan.json');
	await writeFile(path, 'old');
	expect(await systemFiles.writeText(path, 'new', false)).toMatchObject({ok: false, failure: {kind: 'conflict'}});
	expect(await systemFiles.readText(path)).toEqual({ok: true, value: 'old'});
	await systemFiles.writeText(path, 'new', true);
	expect(await systemFiles.readText(path)).toEqual({ok: true, value: 'new'});
});

function* pieces(count: number, fails = false): Generator<string> {
	for (let place = 0; place < count; place++) {
		yield `${place}\n`.padEnd(1000, 'x');
	}

	if (fails) {
		throw new Error('the world ends');
	}
}

test('pieces are written one after the other, and replace a file with its mode', async () => {
	const path = join(folder, 'report.md');
	await writeFile(path, 'old', {mode: 0o640});
	expect(await systemFiles.writeText(path, pieces(300), true)).toEqual({ok: true, value: undefined});
	expect(await systemFiles.readText(path)).toEqual({ok: true, value: [...pieces(300)].join('')});
	expect([(await stat(path)).mode & 0o777, await readdir(folder)]).toEqual([0o640, ['report.md']]);
});

test('what fails on the way leaves no half file, and an old one as it was', async () => {
	const [path, old] = [join(folder, 'new.md'), join(folder, 'old.md')];
	await writeFile(old, 'old');
	expect(await systemFiles.writeText(path, pieces(300, true), false)).toMatchObject({ok: false});
	expect(await systemFiles.writeText(old, pieces(300, true), true)).toMatchObject({ok: false});
	expect([await systemFiles.readText(old), await readdir(folder)]).toEqual([{ok: true, value: 'old'}, ['old.md']]);
});

test('a link is written through, and a dangling one isn’t taken for a free name', async () => {
	const [path, link] = [join(folder, 'real.md'), join(folder, 'link.md')];
	await writeFile(path, 'old');
	await symlink(path, link);
	expect(await systemFiles.writeText(link, 'new', true)).toEqual({ok: true, value: undefined});
	expect([await systemFiles.readText(path), (await lstat(link)).isSymbolicLink()]).toEqual([
		{ok: true, value: 'new'},
		true,
	]);
	await rm(path);
	expect(await systemFiles.writeText(link, 'new', false)).toMatchObject({ok: false, failure: {kind: 'conflict'}});
});

test('a device is written as it is; one that takes nothing is a failure', async () => {
	expect(await systemFiles.writeText('/dev/null', pieces(10), false)).toEqual({ok: true, value: undefined});
	expect(await systemFiles.writeText('/dev/full', pieces(10), false)).toMatchObject({
		ok: false,
		failure: {kind: 'local', because: expect.stringContaining('ENOSPC')},
	});
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
