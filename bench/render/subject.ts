/**
What is measured: a program, the keys that make it do things, and how to read from its screen that a key has had its effect.
*/
import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {build} from 'esbuild';

/** What a key does; a program that has no key for it leaves the measurement out. */
export type BenchStroke =
	| 'down'
	| 'up'
	| 'right'
	| 'left'
	| 'page down'
	| 'change 1 visible'
	| 'change 100 visible'
	| 'change 10,000 visible'
	| 'change 1 of all'
	| 'change 100 of all'
	| 'change 10,000 of all'
	| 'load on all'
	| 'load on visible'
	| 'load on running';

export type Subject = {
	readonly name: string;
	/** Program and arguments. */
	readonly command: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	readonly keys: Readonly<Partial<Record<BenchStroke, string>>>;
	/** The text on the screen that a cursor key changes and nothing else does; empty until the program is ready. */
	readonly readMarker: (rows: readonly string[]) => string;
	/** Whether the first picture stands; at once if left out. */
	readonly hasStarted?: (rows: readonly string[]) => boolean;
	/** Whether nothing moves by itself any more. */
	readonly isReady: (rows: readonly string[]) => boolean;
	/** Ink's take tens of milliseconds for a frame: fewer samples tell as much. */
	readonly isInk: boolean;
};

const arrows = {
	down: '\u{1B}[B',
	up: '\u{1B}[A',
	right: '\u{1B}[C',
	left: '\u{1B}[D',
	'page down': '\u{1B}[6~',
} as const;

const feedKeys: Subject['keys'] = {
	...arrows,
	'change 1 visible': '1',
	'change 100 visible': '2',
	'change 10,000 visible': '3',
	'change 1 of all': '4',
	'change 100 of all': '5',
	'change 10,000 of all': '6',
	'load on all': '7',
	'load on visible': '8',
	'load on running': '9',
};

/** The location that the footer names. */
const readFooter = (rows: readonly string[]): string =>
	rows.map(row => /^(\d{12}\/[\w-]+) /.exec(row)?.[1] ?? '').findLast(found => found !== '') ?? '';

export type FedSubjects = {
	readonly fed: readonly [ours: Subject, incremental: Subject, plain: Subject];
	/** Programs that fold the same answers and draw nothing, under the limits of memory of ours and of Ink's. */
	readonly feeds: readonly [ours: Subject, ink: Subject];
};

/** The console with its answers made up, ours and Ink's two, bundled for production as the product is. */
export async function buildFedSubjects(): Promise<FedSubjects> {
	const outdir = mkdtempSync(join(tmpdir(), 'bench-render-'));
	await build({
		entryPoints: {
			ours: 'bench/render/console-app.ts',
			ink: 'bench/render/ink-app.tsx',
			feed: 'bench/render/feed-app.ts',
		},
		outdir,
		outExtension: {'.js': '.mjs'},
		bundle: true,
		minify: true,
		splitting: true,
		format: 'esm',
		platform: 'node',
		jsx: 'automatic',
		alias: {'react-devtools-core': resolve('scripts/build/no-devtools.mjs')},
		define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
		banner: {js: "import{createRequire as toRequire}from'node:module';const require=toRequire(import.meta.url);"},
		logLevel: 'warning',
	});
	const subject = (name: string, isInk: boolean, file: string, ...args: string[]): Subject => ({
		name,
		command: [process.execPath, join(outdir, file), ...args],
		keys: feedKeys,
		readMarker: readFooter,
		isReady: rows => readFooter(rows) !== '',
		isInk,
	});
	const feedAlone = (...args: string[]): Subject => ({
		...subject('the feed', false, 'feed.mjs', ...args),
		isReady: rows => rows[0]?.startsWith('ready') === true,
	});
	return {
		fed: [
			subject('rollgrid, fed', false, 'ours.mjs'),
			subject('Ink, incremental', true, 'ink.mjs', '--incremental'),
			subject('Ink, default', true, 'ink.mjs'),
		],
		feeds: [feedAlone('--early'), feedAlone()],
	};
}

export type World = {readonly subject: Subject; readonly close: () => void};

/** The built product on a simulator of the large world, at rest: its fan-out has ended. */
export async function openWorld(): Promise<World> {
	const {status} = spawnSync(process.execPath, ['scripts/build.mjs'], {stdio: 'inherit'});
	if (status !== 0) {
		throw new Error('The product could not be built');
	}

	const server = spawn(process.execPath, ['bench/render/large-world.ts'], {stdio: ['ignore', 'pipe', 'inherit']});
	const {executionId, env} = await readFirstLine(server);
	const folder = mkdtempSync(join(tmpdir(), 'bench-render-state-'));
	return {
		subject: {
			name: 'rollgrid',
			// Reads as fast as the simulator answers, so that the bench needn't wait for the half hour that AWS's rates ask for.
			command: [process.execPath, resolve('dist/rollgrid.js'), 'watch', executionId, '--rate', '1000', '--pane', 'off'],
			env: {...env, ROLLGRID_STATE_DIR: folder, ROLLGRID_CONFIG_DIR: folder},
			keys: arrows,
			readMarker: readFooter,
			hasStarted: rows => /rollgrid/.test(rows[0] ?? ''),
			isReady: rows => /ended/.test(rows[0] ?? ''),
			isInk: false,
		},
		close: () => void server.kill('SIGTERM'),
	};
}

async function readFirstLine(
	server: ChildProcess,
): Promise<{readonly executionId: string; readonly env: Readonly<Record<string, string>>}> {
	let text = '';
	while (!text.includes('\n')) {
		const [data] = (await once(server.stdout!, 'data')) as [Buffer];
		text += data.toString();
	}

	return JSON.parse(text);
}
