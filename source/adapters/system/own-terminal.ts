import {type ChildProcess, spawn} from 'node:child_process';
import {closeSync, constants, openSync, readFileSync, readlinkSync, writeSync} from 'node:fs';
import process from 'node:process';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {ProgramEnd} from '../../core/domain/program.ts';

/** The program, and its environment. */
export type Program = {
	readonly command: string;
	readonly args: readonly string[];
	readonly env: NodeJS.ProcessEnv;
	/** Written to the terminal first. */
	readonly greeting?: string;
};

/** How often to check whether the program has been stopped. */
const lookEveryMs = 500;
/** A program that a key stops has stopped by then. */
const stopTakesMs = 200;

/**
Run a program on the operator's own terminal until it has ended.

The terminal is opened anew for it: the console's descriptors are non-blocking, and a program that shared them would make them blocking, or fail itself. A program that its own key stops (Ctrl+Z) is continued, as no shell behind it could do that.
*/
export async function runOnTerminal(program: Program): Promise<Outcome<ProgramEnd>> {
	const terminal = openTerminalFile();
	try {
		if (program.greeting !== undefined && typeof terminal === 'number') {
			writeSync(terminal, `${program.greeting}\n`);
		}

		return await runChild(program, terminal);
	} finally {
		if (typeof terminal === 'number') {
			closeSync(terminal);
		}
	}
}

function runChild({command, args, env}: Program, terminal: number | 'inherit'): Promise<Outcome<ProgramEnd>> {
	const child = spawn(command, args, {env, stdio: [terminal, terminal, terminal]});
	const stop = keepRunning(child);
	return new Promise(resolve => {
		child.once('error', error => {
			stop();
			resolve(fail({kind: 'local', what: `Couldn’t run ${command}`, because: error.message}));
		});
		child.once('exit', (exitCode, signal) => {
			stop();
			resolve(succeed({exitCode, signal}));
		});
	});
}

/** The device file of our terminal; the descriptors themselves where there is none. */
function openTerminalFile(): number | 'inherit' {
	for (const path of [terminalPath(), '/dev/tty']) {
		try {
			return openSync(path, constants.O_RDWR | (constants.O_NOCTTY ?? 0));
		} catch {
			// It belongs to another user (after `su`), or doesn't exist.
		}
	}

	return 'inherit';
}

/** Under its own name, so that `tty` prints the same in the program. */
function terminalPath(): string {
	try {
		const path = readlinkSync('/proc/self/fd/0');
		return path.startsWith('/dev/') ? path : '/dev/tty';
	} catch {
		return '/dev/tty';
	}
}

/** @returns What ends it. */
function keepRunning(child: ChildProcess): () => void {
	// The group, as a key stops all of it; and the child alone, as a shell has a group of its own.
	const goOn = (): void => {
		for (const pid of [0, child.pid]) {
			try {
				process.kill(pid ?? 0, 'SIGCONT');
			} catch {
				// It has just ended.
			}
		}
	};

	if (process.platform === 'linux') {
		const timer = setInterval(() => isStopped(child.pid) && goOn(), lookEveryMs);
		return () => clearInterval(timer);
	}

	const onStop = (): void => void setTimeout(goOn, stopTakesMs);
	process.on('SIGTSTP', onStop);
	return () => void process.off('SIGTSTP', onStop);
}

function isStopped(pid: number | undefined): boolean {
	try {
		return /^.*\) T/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	} catch {
		return false;
	}
}
