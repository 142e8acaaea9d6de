import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {type IPty, spawn} from 'node-pty';

const folder = mkdtempSync(join(tmpdir(), 'terminal-'));
const bundle = join(folder, 'app.mjs');
const built = build({
	entryPoints: [fileURLToPath(new URL('app.ts', import.meta.url))],
	bundle: true,
	platform: 'node',
	format: 'esm',
	outfile: bundle,
});

export type PtySession = {
	readonly pty: IPty;
	/** All that the program has written. */
	readonly output: () => string;
	/** Waits until the output from `since` on contains a text; fails with the test's own time-out, showing nothing less than the output. */
	readonly sees: (text: string, since?: number) => Promise<void>;
	readonly exited: Promise<{readonly exitCode: number; readonly signal?: number | undefined}>;
};

/** Runs the program on a pty that answers status requests as a terminal does. */
export async function openPty({
	columns = 60,
	rows = 10,
	parameters = [],
}: {
	columns?: number;
	rows?: number;
	parameters?: string[];
} = {}): Promise<PtySession> {
	await built;
	const pty = spawn(process.execPath, [bundle, ...parameters], {
		cols: columns,
		rows,
		name: 'xterm-256color',
		env: {...process.env, FORCE_COLOR: ''},
	});
	let output = '';
	let hasExited = false;
	const waiting = new Set<() => void>();
	pty.onData(data => {
		output += data;
		for (const _ of data.matchAll(/\u{1B}\[5n/gu)) {
			// What is written to a pty whose program has gone fails in the background (EBADF).
			if (!hasExited) {
				pty.write('\u{1B}[0n');
			}
		}

		for (const check of waiting) {
			check();
		}
	});
	const exited = new Promise<{readonly exitCode: number; readonly signal?: number | undefined}>(resolve => {
		pty.onExit(end => {
			hasExited = true;
			resolve(end);
		});
	});
	const sees = (text: string, since = 0): Promise<void> =>
		new Promise(resolve => {
			const check = (): void => {
				if (output.slice(since).includes(text)) {
					waiting.delete(check);
					resolve();
				}
			};

			waiting.add(check);
			check();
		});
	return {pty, output: () => output, sees, exited};
}
