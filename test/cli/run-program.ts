import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';

export const root = resolve(import.meta.dirname, '../..');

/** Build the program into a folder of its own, so that another test's build doesn't take it away. */
export function buildProgram(): string {
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-built-'));
	const {status, stderr} = spawnSync(process.execPath, ['scripts/build.mjs', folder], {cwd: root, encoding: 'utf8'});
	if (status !== 0) {
		throw new Error(stderr);
	}

	return join(folder, 'rollgrid.js');
}

export type Run = {readonly status: number | null; readonly stdout: string; readonly stderr: string};

/** Run a program to its end, without a terminal. */
export function runProgram(
	program: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv = {},
	cwd = root,
): Promise<Run> {
	return new Promise(done => {
		const child = spawn(process.execPath, [program, ...args], {
			cwd,
			env: {...process.env, ...env},
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let stdout = '';
		let stderr = '';
		child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
		child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
		child.on('close', status => done({status, stdout, stderr}));
	});
}
