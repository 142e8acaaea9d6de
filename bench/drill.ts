/**
From a red cell to the message of the step that failed: keys, round trips by name, and seconds on a line of 80 ms to every API. Console and simulator share one driven clock, so these figures are the same in every run.

Then, on this machine's own clock, what a key costs in a step whose output is a megabyte on one line, and among 10,000 resources.
*/
import {mkdtempSync, rmSync} from 'node:fs';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {SeedWorld} from '../test/harness/seed-world.ts';

type OpenDrilling = typeof import('./drill/drilling.ts').openDrilling;

const latencyMs = 80;
const message = /Disk full/;
const failing = () => new SeedWorld().child('*/*', {failsAt: 'installPatches', message: 'Disk full'});

type Case = {
	readonly name: string;
	readonly seed: SeedWorld;
	/** Keys pressed before, whose calls don't count: `escape` comes back to the matrix. */
	readonly before?: readonly string[];
	readonly keys: readonly string[];
	/** What the screen shows once the message is there. */
	readonly shows: RegExp;
};

const cases: readonly Case[] = [
	{name: 'the step’s message, beside the steps', seed: failing(), keys: ['enter'], shows: /► × Failed +installPatches/},
	{name: 'the step itself, opened', seed: failing(), keys: ['enter', 'enter'], shows: /▼ Failure/},
	{
		name: 'the next Region, its role assumed before',
		seed: failing(),
		before: ['enter', 'escape', 'right'],
		keys: ['enter'],
		shows: /► × Failed +installPatches/,
	},
	{
		name: 'the parent names no child',
		seed: failing().settings({childIdInOutputs: 'never'}),
		keys: ['enter'],
		shows: /► × Failed +installPatches/,
	},
	{
		name: 'one of 300 resources failed',
		seed: new SeedWorld()
			.accounts('111122223333')
			.regions('eu-west-1')
			.resources(300)
			.settings({stepExecutionsCutOff: 100})
			.child('*/*', {failsAt: 'installPatches', resource: 'i-0000250', message: 'Disk full'}),
		keys: ['enter'],
		shows: message,
	},
	{
		name: 'the execution role couldn’t be assumed',
		seed: new SeedWorld().withoutExecutionRole('111122223333', '444455556666'),
		keys: ['enter'],
		shows: /unable to be assumed/,
	},
];

export async function run(): Promise<void> {
	const open = await load();
	process.stdout.write(`${latencyMs} ms a call\n`);
	for (const one of cases) {
		await drill(open, one);
	}

	await measureKeys(open);
}

async function drill(open: OpenDrilling, {name, seed, before = [], keys, shows}: Case): Promise<void> {
	const drilling = await open(seed, latencyMs);
	for (const key of ['N', 'n', ...before]) {
		await drilling.press(key);
		if (key === 'enter') {
			await drilling.wait(shows);
		}
	}

	const from = drilling.calls.length;
	let waitedMs = 0;
	for (const [place, key] of keys.entries()) {
		await drilling.press(key);
		waitedMs += await drilling.wait(place === keys.length - 1 ? shows : /► × Failed/);
	}

	const calls = drilling.calls.slice(from).map(({operation}) => operation);
	process.stdout.write(
		`${name.padEnd(42)} ${keys.length} ${keys.length === 1 ? 'key ' : 'keys'}  ${(waitedMs / 1000).toFixed(2)} s  ${calls.join(', ') || 'no call'}\n`,
	);
	await drilling.close();
}

/** Keys in a step with a megabyte on one line, wide characters among it, and among 10,000 resources. */
async function measureKeys(open: OpenDrilling): Promise<void> {
	const long = `${'x'.repeat(600_000)}needle${'漢字 '.repeat(100_000)}needle${'y'.repeat(100_000)}`;
	const seed = new SeedWorld().child('*/*', {
		failsAt: 'installPatches',
		message: 'Disk full',
		outputs: {Report: [long]},
	});
	const drilling = await open(seed, latencyMs);
	await drilling.press('n');
	await drilling.press('enter');
	await drilling.wait(/► × Failed/);
	await timeKeys(drilling, `a step with ${(long.length / 1e6).toFixed(1)} million characters on one line`, [
		['enter', 'open it'],
		['down', 'a row down'],
		['pagedown', 'a page down'],
		['G', 'to the end'],
		['g', 'to the top'],
		['/', 'begin a search'],
		['n', 'type "n"'],
		['e', 'type "e" behind it'],
		['enter', 'keep it'],
		['n', 'next place'],
		['N', 'previous place'],
		['left', 'fold it'],
		['right', 'unfold it'],
	]);
	await drilling.close();

	const resources = new SeedWorld().accounts('111122223333').regions('eu-west-1').resources(10_000);
	const listing = await open(resources, latencyMs);
	await listing.press('enter');
	await listing.wait(/10000 resources/);
	await timeKeys(listing, '10,000 resources', [
		['down', 'a row down'],
		['pagedown', 'a page down'],
		['G', 'to the end'],
		['f', 'filter: not succeeded'],
		['f', 'filter: running'],
		['f', 'filter: waiting'],
		['f', 'filter: all'],
		['/', 'begin a search'],
		['7', 'type "7"'],
		['7', 'type "7" behind it'],
	]);
	await listing.close();
}

async function timeKeys(
	drilling: Awaited<ReturnType<OpenDrilling>>,
	title: string,
	keys: ReadonlyArray<readonly [string, string]>,
): Promise<void> {
	process.stdout.write(`\n${title}, ms to the frame\n`);
	for (const [key, does] of keys) {
		const tookMs = await drilling.press(key, key.length === 1 ? key : '');
		process.stdout.write(`${does.padEnd(42)} ${tookMs.toFixed(1).padStart(6)}\n`);
	}
}

/** The console is written in JSX, which Node doesn't read. */
async function load(): Promise<OpenDrilling> {
	const folder = mkdtempSync(join(resolve('node_modules'), '.drill-'));
	const outfile = join(folder, 'drilling.mjs');
	await build({
		entryPoints: ['bench/drill/drilling.ts'],
		bundle: true,
		packages: 'external',
		format: 'esm',
		platform: 'node',
		jsx: 'automatic',
		outfile,
	});
	try {
		const {openDrilling} = (await import(pathToFileURL(outfile).href)) as typeof import('./drill/drilling.ts');
		return openDrilling;
	} finally {
		rmSync(folder, {recursive: true});
	}
}
