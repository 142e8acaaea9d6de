import process from 'node:process';
import {isSea} from 'node:sea';

/** The command line of another command of this program, by its words. */
export function ownCommandWords(words: readonly string[]): readonly [command: string, ...args: string[]] {
	// In the single file the program is Node itself, and there is no script.
	const script = isSea() ? [] : [...process.execArgv, ...process.argv.slice(1, 2)];
	return [process.execPath, ...script, ...words];
}
