import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {openPty as openOnPty} from '../../harness/open-program.ts';
import type {PtyTerminal} from '../../harness/pty-terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'terminal-'));
const bundle = join(folder, 'app.mjs');
const built = build({
	entryPoints: [fileURLToPath(new URL('app.ts', import.meta.url))],
	bundle: true,
	platform: 'node',
	format: 'esm',
	outfile: bundle,
});

/** Runs the small program of this folder on a pty. `sees` waits until what it has written, from `since` on, contains a text. */
export async function openPty({
	columns = 60,
	rows = 10,
	parameters = [],
}: {
	columns?: number;
	rows?: number;
	parameters?: string[];
} = {}): Promise<PtyTerminal & {readonly sees: (text: string, since?: number) => Promise<void>}> {
	await built;
	const terminal = openOnPty({command: [process.execPath, bundle, ...parameters], columns, rows});
	return Object.assign(terminal, {
		sees: (text: string, since = 0) =>
			terminal.becomes(() => terminal.written.slice(since).includes(text), JSON.stringify(text)),
	});
}
