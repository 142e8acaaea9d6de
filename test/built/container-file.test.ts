import {spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {atEnd} from '../harness/at-end.ts';
import {buildProgram, root} from '../harness/built-program.ts';

test('what the simulator’s image copies out of the build is a program that runs', () => {
	const image = mkdtempSync(join(tmpdir(), 'rollgrid-image-'));
	atEnd(() => rmSync(image, {recursive: true}));
	const text = readFileSync(join(root, 'Containerfile'), 'utf8');
	for (const [, from, to] of text.matchAll(/^COPY --from=build \/build\/(\S+) (\S+)$/gm)) {
		cpSync(from === 'dist' ? dirname(buildProgram()) : join(root, from!), join(image, to!), {recursive: true});
	}

	const [node, program, ...args] = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(text)![1]!) as string[];
	const {status, stdout, stderr} = spawnSync(process.execPath, [join(image, program!), args[0]!, '--help'], {
		encoding: 'utf8',
	});
	expect([node, status, stderr]).toEqual(['node', 0, '']);
	expect(stdout).toContain('--listen');
});
