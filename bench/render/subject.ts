/**
What is measured: a program, the keys that make it do things, and how to read from its screen that a key has had its effect.
*/
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {build} from 'esbuild';

/** What a key does; a program that has no key for it leaves the measurement out. */
export type Action =
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
	| 'load on visible';

export type Subject = {
	readonly name: string;
	/** Program and arguments. */
	readonly command: readonly string[];
	readonly keys: Readonly<Partial<Record<Action, string>>>;
	/** The text on the screen that a cursor key changes and nothing else does; empty until the program is ready. */
	readonly readMarker: (rows: readonly string[]) => string;
};

export const arrows = {
	down: '\u{1B}[B',
	up: '\u{1B}[A',
	right: '\u{1B}[C',
	left: '\u{1B}[D',
	'page down': '\u{1B}[6~',
} as const;

const ownKeys: Subject['keys'] = {
	...arrows,
	'change 1 visible': '1',
	'change 100 visible': '2',
	'change 10,000 visible': '3',
	'change 1 of all': '4',
	'change 100 of all': '5',
	'change 10,000 of all': '6',
	'load on all': 'a',
	'load on visible': 'v',
};

/** The footer without the status, which updates change. */
const readFooter = (rows: readonly string[]): string => /^ (\d{12}\/[\w-]+):/.exec(rows.at(-1) ?? '')?.[1] ?? '';

/** Ours and Ink's two, bundled for production as the product is. */
export async function buildSubjects(): Promise<Subject[]> {
	const outdir = mkdtempSync(join(tmpdir(), 'bench-render-'));
	await build({
		entryPoints: {ours: 'bench/render/app.ts', ink: 'bench/render/ink-app.tsx'},
		outdir,
		outExtension: {'.js': '.mjs'},
		bundle: true,
		minify: true,
		splitting: true,
		format: 'esm',
		platform: 'node',
		jsx: 'automatic',
		alias: {'react-devtools-core': resolve('scripts/no-devtools.mjs')},
		define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
		banner: {js: "import{createRequire as toRequire}from'node:module';const require=toRequire(import.meta.url);"},
		logLevel: 'warning',
	});
	const subject = (name: string, file: string, ...args: string[]): Subject => ({
		name,
		command: [process.execPath, join(outdir, file), ...args],
		keys: ownKeys,
		readMarker: readFooter,
	});
	return [
		subject('ours', 'ours.mjs'),
		subject('Ink, incremental', 'ink.mjs', '--incremental'),
		subject('Ink, default', 'ink.mjs'),
	];
}
