import {spawn, spawnSync} from 'node:child_process';
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {spawn as spawnPty} from 'node-pty';

/** Runs of each case; the median is printed, with the fastest and the slowest. */
const runs = 15;
const warmUpMs = 6000;

/**
How long a person waits: from exec to the first frame of the demo's matrix, and to the end of `rollgrid --help`, beside `aws --version` in the same run.

The built bundle, on the pinned Node, in a real pty of 80×24 for the console.
*/
export async function run(): Promise<void> {
	spawnSync(process.execPath, ['scripts/build.mjs'], {stdio: 'inherit'});
	// What a first start leaves behind for the next ones: the compiled code.
	await timeMarker(['dist/rollgrid.js', 'demo'], /√/, warmUpMs);
	const help = await measure(() => timeExit(process.execPath, ['dist/rollgrid.js', '--help']));
	const aws = await measure(() => timeExit('aws', ['--version']));
	const frame = await measure(() => timeMarker(['dist/rollgrid.js', 'demo'], /Platform|acme-|√|►/));
	const header = await measure(() => timeMarker(['dist/rollgrid.js', 'demo'], /rollgrid/));
	const row = (name: string, [median, fastest, slowest]: readonly number[]) =>
		`${name.padEnd(44)} ${format(median)}  (${format(fastest)} to ${format(slowest)})`;
	process.stdout.write(
		[
			`${runs} runs each, ms: median (fastest to slowest)`,
			row('rollgrid demo, first frame', header),
			row('rollgrid demo, first frame with locations', frame),
			row('rollgrid --help', help),
			row('aws --version', aws),
			'',
		].join('\n'),
	);
}

async function measure(once: () => Promise<number>): Promise<readonly number[]> {
	await once();
	const times: number[] = [];
	for (let count = 0; count < runs; count++) {
		times.push(await once());
	}

	times.sort((a, b) => a - b);
	return [times[runs >> 1]!, times[0]!, times[runs - 1]!];
}

function timeExit(command: string, args: readonly string[]): Promise<number> {
	return new Promise((resolve, reject) => {
		const from = performance.now();
		const child = spawn(command, args, {stdio: ['ignore', 'ignore', 'ignore']});
		child.once('error', reject);
		child.once('exit', () => resolve(performance.now() - from));
	});
}

/** Milliseconds until a text has come out of a pty; the program is then ended, after `lingerMs`. */
function timeMarker(args: readonly string[], marker: RegExp, lingerMs = 0): Promise<number> {
	return new Promise(resolve => {
		const from = performance.now();
		const pty = spawnPty(process.execPath, [...args], {
			cols: 80,
			rows: 24,
			name: 'xterm-256color',
			env: {...process.env},
		});
		let seen = '';
		const listener = pty.onData(data => {
			seen += data;
			if (data.includes('\u001B[5n')) {
				// As a terminal does: it says that it has taken the frame in.
				pty.write('\u001B[0n');
			}

			if (marker.test(seen)) {
				listener.dispose();
				const took = performance.now() - from;
				pty.onExit(() => resolve(took));
				setTimeout(() => pty.kill('SIGKILL'), lingerMs);
			}
		});
	});
}

function format(ms: number | undefined): string {
	return (ms ?? Number.NaN).toFixed(0).padStart(5);
}
