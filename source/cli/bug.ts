import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {findStateFolder} from '../adapters/state-folder/state-folder.ts';
import {exitStatus} from '../commands/services.ts';
import {toPrintable, toPrintableLine} from '../core/status/printable.ts';

/** Said in the log; known to the program that starts. */
let version = '';

/**
Tell of a bug of rollgrid's own: in one sentence on stderr, with its stack in a file that only the operator can read.

What was typed isn't in the file but for the names of flags: values may be secret.

@returns The exit status of a bug.
*/
export function reportBug(error: unknown): number {
	const text = describe(error);
	const path = write(text);
	const message = toPrintableLine(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
	process.stderr.write(
		path === null
			? `× rollgrid has a bug: ${message}\n  Send what follows to its maintainers; no log of it could be written. What was started goes on.\n${toPrintable(text)}`
			: `× rollgrid has a bug: ${message}\n  Send ${path} to its maintainers. What was started goes on; rollgrid list shows it.\n`,
	);
	return exitStatus.bug;
}

/** Ends the program, with the exit status of a bug, at what nobody caught. */
export function endOnBugs(ofVersion: string): void {
	version = ofVersion;
	for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
		process.on(event, error => process.exit(reportBug(error)));
	}
}

function describe(error: unknown): string {
	const names = process.argv.slice(2).map(word => (word.startsWith('-') ? word.replace(/=.*$/s, '=…') : '…'));
	const [command = '…'] = process.argv.slice(2);
	return [
		`rollgrid ${version}, Node.js ${process.version}, ${process.platform} ${process.arch}`,
		`at ${new Date().toISOString()}`,
		`rollgrid ${/^[a-z]+$/.test(command) ? [command, ...names.slice(1)].join(' ') : names.join(' ')}`,
		'',
		...listStacks(error),
		'',
	].join('\n');
}

/** The stack of an error and of what caused it. */
function listStacks(error: unknown, depth = 0): readonly string[] {
	if (!(error instanceof Error)) {
		return [String(error)];
	}

	const cause = error.cause === undefined || depth > 4 ? [] : ['caused by', ...listStacks(error.cause, depth + 1)];
	return [error.stack ?? String(error), ...cause];
}

/** Where it was written; `null` where it can't be. */
function write(text: string): string | null {
	try {
		const folder = findStateFolder(process.env, process.platform);
		mkdirSync(folder, {recursive: true, mode: 0o700});
		const path = join(folder, `bug-${new Date().toISOString().replaceAll(':', '')}-${process.pid}.log`);
		writeFileSync(path, text, {mode: 0o600, flag: 'wx'});
		chmodSync(path, 0o600);
		return path;
	} catch {
		return null;
	}
}
