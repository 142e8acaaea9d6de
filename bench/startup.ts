import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {stripVTControlCharacters} from 'node:util';
import {spawn as spawnPty} from 'node-pty';
import {speedClock} from '../source/simulator/clock.ts';
import {startSimulator} from '../source/simulator/simulator.ts';
import {startDemoFanOut} from '../source/simulator/worlds/demo.ts';
import type {Figure} from './figures/figure.ts';
import {fastestThird} from './figures/machine.ts';

export const argumentsForAll: readonly string[] = [];

const runs = 30;
const warmUpMs = 7000;
const executable = 'packages/rollgrid-linux-x64';
/** The first row, and the first locations or groups of them. */
const [firstFrame, firstLocations] = [/rollgrid fan-outs/, /Platform|acme-|√|►/];
/** Certificates that the environment adds are loaded before the first frame: their number is the machine's. */
const {NODE_EXTRA_CA_CERTS: _, AWS_CA_BUNDLE: __, ...env} = process.env;

type Case = {
	readonly name: string;
	/** Times that of `node -e 0`. */
	readonly most?: number;
	readonly once: () => Promise<number>;
};

/**
How long a person waits, beside Node that does nothing: help and version to their end, the console to its first frame and to its first locations; the npm program and, where `npm run package` has made it, the single executable.

The console is that of `watch`, on a fan-out in a simulator of another process, as an operator has it; and that of the demo, which also makes a world and 40 seconds of its history.

The cases take turns, 30 of each, and the fastest third counts: other programs only ever make it longer. In a real pty of 80×24 for the console.
*/
export async function run(): Promise<readonly Figure[]> {
	spawnSync(process.execPath, ['scripts/build.mjs'], {stdio: 'inherit'});
	// Its clock nearly stands still, so each run finds the same.
	const simulator = await startSimulator({world: 'demo', clock: speedClock(0.001), throttle: false});
	const stateFolder = mkdtempSync(join(tmpdir(), 'rollgrid-startup-'));
	const watch = {
		args: ['watch', startDemoFanOut(simulator.world)],
		env: {...simulator.env, ROLLGRID_STATE_DIR: stateFolder},
	};
	const npm = [process.execPath, 'dist/rollgrid.js'];
	const programs = [['npm', npm] as const, ...(existsSync(executable) ? [['single file', [executable]] as const] : [])];
	for (const [, program] of programs) {
		// A first start caches the compiled code for the next ones.
		await timeMarker([...program, 'demo'], firstLocations, {lingerMs: warmUpMs});
		await timeMarker([...program, ...watch.args], firstLocations, {env: watch.env, lingerMs: warmUpMs});
	}

	const cases: readonly Case[] = [
		{name: 'node -e 0', once: () => timeExit([process.execPath, '-e', '0'])},
		...programs.flatMap(([name, program]) => listCases(name, program, watch)),
	];
	const times = cases.map(() => [] as number[]);
	for (let count = 0; count < runs; count++) {
		for (const [index, {once}] of cases.entries()) {
			times[index]!.push(await once());
		}
	}

	await simulator.close();
	rmSync(stateFolder, {recursive: true, force: true});
	const [bare = Number.NaN] = times.map(fastestThird);
	const figures = cases.flatMap(({name, most}, index) => toFigures(name, most, fastestThird(times[index]!), bare));
	const lines = figures.map(({name, value, unit, most}) =>
		[name.padEnd(48), value.toFixed(2).padStart(8), unit, most === undefined ? '' : ` (≤ ${most})`].join(' '),
	);
	process.stdout.write(`${runs} runs each, in turns; the fastest third\n${lines.join('\n')}\n`);
	return figures;
}

type Started = {readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv};

function listCases(name: string, command: readonly string[], watch: Started): readonly Case[] {
	const demo: Started = {args: ['demo'], env: {}};
	const show = (shown: string, {args, env}: Started): readonly Case[] => [
		{
			name: `${name}, ${shown}, first frame`,
			most: 1.8,
			once: () => timeMarker([...command, ...args], firstFrame, {env}),
		},
		{
			name: `${name}, ${shown}, first locations`,
			most: 5,
			once: () => timeMarker([...command, ...args], firstLocations, {env}),
		},
	];
	return [
		{name: `${name}, --version`, most: 1.3, once: () => timeExit([...command, '--version'])},
		{name: `${name}, --help`, most: 1.3, once: () => timeExit([...command, '--help'])},
		...show('watch', watch),
		...show('demo', demo),
	];
}

function toFigures(name: string, most: number | undefined, ms: number, bare: number): readonly Figure[] {
	return most === undefined
		? [{name, value: ms, unit: 'ms'}]
		: [{name, value: ms / bare, unit: '×', most, beside: `${ms.toFixed(0)} ms; × \`node -e 0\` of the same run`}];
}

function timeExit([command = '', ...args]: readonly string[]): Promise<number> {
	return new Promise((resolve, reject) => {
		const from = performance.now();
		const child = spawn(command, args, {stdio: ['ignore', 'ignore', 'ignore'], env});
		child.once('error', reject);
		child.once('exit', () => resolve(performance.now() - from));
	});
}

/** Milliseconds until a text has come out of a pty, control sequences left out; the program is then ended, after `lingerMs`. */
function timeMarker(
	[command = '', ...args]: readonly string[],
	marker: RegExp,
	{env: own = {}, lingerMs = 0}: {readonly env?: NodeJS.ProcessEnv; readonly lingerMs?: number} = {},
): Promise<number> {
	return new Promise(resolve => {
		const from = performance.now();
		const pty = spawnPty(command, [...args], {cols: 80, rows: 24, name: 'xterm-256color', env: {...env, ...own}});
		let seen = '';
		// Not a figure: it has ended before.
		let took = Number.NaN;
		pty.onExit(() => resolve(took));
		const listener = pty.onData(data => {
			seen += data;
			if (data.includes('\u001B[5n')) {
				// As a terminal does: it says that it has taken the frame in.
				pty.write('\u001B[0n');
			}

			if (marker.test(stripVTControlCharacters(seen))) {
				listener.dispose();
				took = performance.now() - from;
				setTimeout(() => pty.kill('SIGKILL'), lingerMs);
			}
		});
	});
}
