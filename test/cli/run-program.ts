import {spawn} from 'node:child_process';
import process from 'node:process';
import {node, root} from '../harness/built-program.ts';

export {buildProgram, root} from '../harness/built-program.ts';

export type Run = {readonly status: number | null; readonly stdout: string; readonly stderr: string};

/** Run a program to its end, without a terminal. */
export function runProgram(
	program: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv = {},
	cwd = root,
): Promise<Run> {
	return new Promise(done => {
		const child = spawn(node[0], [...node.slice(1), program, ...args], {
			cwd,
			env: {...process.env, ...env},
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let stdout = '';
		let stderr = '';
		// A chunk may end in the middle of a character.
		child.stdout.setEncoding('utf8').on('data', (data: string) => (stdout += data));
		child.stderr.setEncoding('utf8').on('data', (data: string) => (stderr += data));
		child.on('close', status => done({status, stdout, stderr}));
	});
}
