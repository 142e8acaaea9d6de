/**
Random keys and resizes, 100,000 on the demo and 100,000 on a fan-out of 100,000 locations: no crash, no byte from data that a terminal obeys, and at every check the screen that a full repaint shows, and
Ink alone.

`npm run bench -- monkey [--steps 100000] [--seed 1] [--worlds demo,large]`
*/
import {mkdtempSync, rmSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import {parseArgs} from 'node:util';
import {build} from 'esbuild';

export async function run(args: readonly string[]): Promise<void> {
	const {values} = parseArgs({
		args: [...args],
		options: {
			steps: {type: 'string', default: '100000'},
			seed: {type: 'string', default: '1'},
			worlds: {type: 'string', default: 'demo,large'},
		},
	});
	const {runMonkey, openDemoWorld, openLargeWorld} = await load();
	const steps = Number(values.steps);
	for (const name of values.worlds.split(',')) {
		const world = name === 'demo' ? await openDemoWorld() : openLargeWorld(80, 24);
		const begun = performance.now();
		let checks = 0;
		const {trouble} = await runMonkey({
			world,
			seed: Number(values.seed),
			steps,
			checkEvery: 500,
			onCheck: () => {
				checks++;
			},
		});
		await world.close();
		const took = Math.round((performance.now() - begun) / 1000);
		process.stdout.write(`${name}: ${steps} keys and resizes, ${checks} screens compared, ${took} s: `);
		process.stdout.write(trouble === null ? 'no trouble\n' : `trouble\n${trouble}\n`);
		process.exitCode = trouble === null ? process.exitCode : 1;
	}
}

/** What runs is written in JSX, which Node doesn't read. */
async function load(): Promise<typeof import('../test/monkey/monkey.tsx') & typeof import('../test/monkey/worlds.ts')> {
	const folder = mkdtempSync(join(resolve('node_modules'), '.monkey-'));
	const outfile = join(folder, 'monkey.mjs');
	await build({
		stdin: {
			contents: "export * from './test/monkey/monkey.tsx'; export * from './test/monkey/worlds.ts';",
			resolveDir: resolve('.'),
		},
		bundle: true,
		packages: 'external',
		format: 'esm',
		platform: 'node',
		jsx: 'automatic',
		outfile,
	});
	try {
		return await import(pathToFileURL(outfile).href);
	} finally {
		rmSync(folder, {recursive: true});
	}
}
