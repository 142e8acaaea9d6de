import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {afterAll} from 'vitest';
import {runProgram} from '../cli/run-program.ts';
import {buildProgram, root} from '../harness/built-program.ts';
import {openProgram} from '../harness/open-program.ts';
import type {PtyOptions} from '../harness/pty-terminal.ts';

const serving: Array<() => Promise<unknown>> = [];
afterAll(async () => {
	await Promise.all(serving.splice(0).map(end => end()));
});

/** The built program on both ends: its simulator in a process of its own, and what runs against it. */
export async function openBuilt(...simulate: readonly string[]) {
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-journey-'));
	const simulator = spawn(process.execPath, [buildProgram(), 'simulate', '--json', '--no-throttle', ...simulate], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	serving.push(async () => {
		simulator.kill();
		await once(simulator, 'exit');
	});
	const [line] = (await once(createInterface({input: simulator.stdout}), 'line')) as [string];
	const served = JSON.parse(line) as {readonly endpoint: string; readonly env: Readonly<Record<string, string>>};
	const env = {...served.env, ROLLGRID_CONFIG_DIR: folder, ROLLGRID_STATE_DIR: folder};
	return {
		folder,
		env,
		endpoint: served.endpoint,
		/** To its end, without a terminal. */
		run: (...args: readonly string[]) => runProgram(buildProgram(), args, env, folder),
		/** On a terminal. */
		open: (args: readonly string[], options: Omit<PtyOptions, 'command'> = {}) =>
			openProgram([...args, '--rate', '100', '--interval', '0.2'], {columns: 120, rows: 36, ...options, env}),
	};
}

/** A world file of the tests. */
export function worldFile(name: string): string {
	return join(root, 'test/built/worlds', `${name}.yaml`);
}
