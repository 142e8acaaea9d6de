import process from 'node:process';

const statusOfSigpipe = 141;

/** Ends the program by SIGPIPE until the owner of the signals is loaded. */
export function endByPipe(): void {
	process.exit(statusOfSigpipe);
}

// Node ignores SIGPIPE until somebody listens; every other signal ends a program that has not begun. So this is our first code to run.
process.on('SIGPIPE', endByPipe);
