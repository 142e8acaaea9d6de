import process from 'node:process';
import {afterEach} from 'vitest';
import {buildProgram} from './built-program.ts';
import {type PtyOptions, PtyTerminal} from './pty-terminal.ts';

const open: PtyTerminal[] = [];
afterEach(async () => {
	for (const terminal of open.splice(0)) {
		await terminal.close();
	}
});

/** A program on a pty of its own, ended with the test. */
export function openPty(options: PtyOptions): PtyTerminal {
	const terminal = new PtyTerminal(options);
	open.push(terminal);
	return terminal;
}

/** The built program on a pty: `openProgram(['demo'])`. */
export function openProgram(args: readonly string[], options: Omit<PtyOptions, 'command'> = {}): PtyTerminal {
	return openPty({...options, command: [process.execPath, buildProgram(), ...args]});
}
