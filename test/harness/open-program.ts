import {atEnd} from './at-end.ts';
import {buildProgram, node} from './built-program.ts';
import {type PtyOptions, PtyTerminal} from './pty-terminal.ts';

/** A program on a pty of its own, ended with the test. */
export function openPty(options: PtyOptions): PtyTerminal {
	const terminal = new PtyTerminal(options);
	atEnd(() => terminal.close());
	return terminal;
}

/** The built program on a pty: `openProgram(['demo'])`. */
export function openProgram(args: readonly string[], options: Omit<PtyOptions, 'command'> = {}): PtyTerminal {
	return openPty({...options, command: [...node, buildProgram(), ...args]});
}
