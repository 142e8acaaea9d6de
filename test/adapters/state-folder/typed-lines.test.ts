import {appendFileSync, chmodSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createTypedLines} from '../../../source/adapters/state-folder/typed-lines.ts';

function open() {
	const folder = join(mkdtempSync(join(tmpdir(), 'rollgrid-')), 'state');
	return {file: join(folder, 'typed.ndjson'), folder, lines: createTypedLines(folder)};
}

test('what is kept comes back in another run, each line once and the newest last', async () => {
	const {folder, lines, file} = open();
	expect(await lines.read()).toEqual({ok: true, value: {search: [], command: []}});
	for (const text of ['region:eu', 'msg:role', 'region:eu']) {
		expect(await lines.keep('search', text)).toEqual({ok: true, value: undefined});
	}

	await lines.keep('command', 'theme light');
	expect(await createTypedLines(folder).read()).toEqual({
		ok: true,
		value: {search: ['msg:role', 'region:eu'], command: ['theme light']},
	});
	expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('what looks secret is masked before it is written', async () => {
	const {lines, file} = open();
	await lines.keep('search', 'msg:AKIAIOSFODNN7EXAMPLE aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
	expect(readFileSync(file, 'utf8')).not.toMatch(/wJalrXUtnFEMI/);
});

test('lines that can’t be read, or that a later version wrote, are passed over', async () => {
	const {lines, file} = open();
	await lines.keep('search', 'one');
	appendFileSync(file, 'no JSON\n{"v":2,"kind":"search","text":"later"}\n{"v":1,"kind":"other","text":"x"}\n');
	await lines.keep('search', 'two');
	expect(await lines.read()).toMatchObject({value: {search: ['one', 'two']}});
});

test('a file that has grown long is written anew with the latest lines', async () => {
	const {lines, file, folder} = open();
	mkdirSync(folder, {recursive: true, mode: 0o700});
	const old = Array.from({length: 4000}, (_, place) =>
		JSON.stringify({v: 1, kind: 'search', text: `old line ${place}`}),
	);
	writeFileSync(file, `${old.join('\n')}\n`, {mode: 0o600});
	await lines.keep('search', 'new');
	expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(200);
	expect(await lines.read()).toMatchObject({ok: true});
});

test('a folder that others may write is refused, with the command that mends it', async () => {
	const {lines, folder} = open();
	await lines.keep('search', 'one');
	chmodSync(folder, 0o777);
	const refused = await lines.read();
	expect(refused).toMatchObject({ok: false, failure: {next: expect.stringContaining('chmod go-w') as string}});
});
