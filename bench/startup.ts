import {spawn, spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {spawn as spawnPty} from 'node-pty';
import type {Figure} from './figures/figure.ts';
import {fastestThird} from './figures/machine.ts';

export const argumentsForAll: readonly string[] = [];

const runs = 30;
const warmUpMs = 7000;
const executable = 'packages/rollgrid-linux-x64';
/** Certificates that the environment adds are loaded before the first frame: their number is the machine's. */
const env = {...process.env, NODE_EXTRA_CA_CERTS: undefined, AWS_CA_BUNDLE: undefined};

type Case = {
	readonly name: string;
	/** Times that of `node -e 0`. */
	readonly most?: number;
	readonly once: () => Promise<number>;
};

/**
How long a person waits, beside Node that does nothing: help and version to their end, the demo to its first frame and to its first locations; the npm program and, where `npm run package` has made it, the single executable.

The cases take turns, 30 of each, and the fastest third counts: other programs only ever make it longer. In a real pty of 80×24 for the console.
*/
export async function run(): Promise<readonly Figure[]> {
	spawnSync(process.execPath, ['scripts/build.mjs'], {stdio: 'inherit'});
	const npm = [process.execPath, 'dist/rollgrid.js'];
	// What a first start leaves behind for the next ones: the compiled code.
	await timeMarker([...npm, 'demo'], /√/, warmUpMs);
	const cases: readonly Case[] = [
		{name: 'node -e 0', once: () => timeExit([process.execPath, '-e', '0'])},
		...listCases('npm', npm),
		...(existsSync(executable) ? listCases('single file', [executable]) : []),
	];
	const times = cases.map(() => [] as number[]);
	for (let count = 0; count < runs; count++) {
		for (const [index, {once}] of cases.entries()) {
			times[index]!.push(await once());
		}
	}

	const [bare = Number.NaN] = times.map(fastestThird);
	const figures = cases.flatMap(({name, most}, index) => toFigures(name, most, fastestThird(times[index]!), bare));
	const lines = figures.map(({name, value, unit, most}) =>
		[name.padEnd(48), value.toFixed(2).padStart(8), unit, most === undefined ? '' : ` (≤ ${most})`].join(' '),
	);
	process.stdout.write(`${runs} runs each, in turns; the fastest third\n${lines.join('\n')}\n`);
	return figures;
}

function listCases(name: string, command: readonly string[]): readonly Case[] {
	return [
		{name: `${name}, --version`, most: 1.3, once: () => timeExit([...command, '--version'])},
		{name: `${name}, --help`, most: 1.3, once: () => timeExit([...command, '--help'])},
		{name: `${name}, console, first frame`, most: 1.8, once: () => timeMarker([...command, 'demo'], /rollgrid/)},
		{
			name: `${name}, console, first locations`,
			most: 5,
			once: () => timeMarker([...command, 'demo'], /Platform|acme-|√|►/),
		},
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

/** Milliseconds until a text has come out of a pty; the program is then ended, after `lingerMs`. */
function timeMarker([command = '', ...args]: readonly string[], marker: RegExp, lingerMs = 0): Promise<number> {
	return new Promise(resolve => {
		const from = performance.now();
		const pty = spawnPty(command, [...args], {cols: 80, rows: 24, name: 'xterm-256color', env});
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

			if (marker.test(seen)) {
				listener.dispose();
				took = performance.now() - from;
				setTimeout(() => pty.kill('SIGKILL'), lingerMs);
			}
		});
	});
}
