import {openSync} from 'node:fs';
import process from 'node:process';
import {createInterface} from 'node:readline/promises';
import {ReadStream} from 'node:tty';

/**
Ask the person at the terminal one line: printed on stderr, read from the terminal itself, so that standard input may be a file.

@param onInterrupt - Is told of Ctrl+C, which is a key here and no signal.
@returns `null` where nobody is at a terminal, or the question is left.
*/
export async function askOnTerminal(
	question: string,
	signal?: AbortSignal,
	onInterrupt: () => void = () => {},
): Promise<string | null> {
	if (!process.stderr.isTTY) {
		return null;
	}

	const input = openInput();
	if (input === null) {
		return null;
	}

	const lines = createInterface({input: input.stream, output: process.stderr});
	lines.once('SIGINT', () => {
		onInterrupt();
		lines.close();
	});
	const left = new Promise<null>(resolve => lines.once('close', () => resolve(null)));
	try {
		const answer = lines.question(question, signal === undefined ? {} : {signal});
		return await Promise.race([answer, left]);
	} catch {
		return null;
	} finally {
		lines.close();
		input.close();
	}
}

/** Standard input where it is the terminal, else the terminal that controls the process; `null` where there is none. */
function openInput(): {readonly stream: NodeJS.ReadableStream; close(): void} | null {
	if (process.stdin.isTTY) {
		return {stream: process.stdin, close: () => {}};
	}

	try {
		// Read as a terminal: a file's read would keep the process from ending until somebody types.
		const stream = new ReadStream(openSync('/dev/tty', 'r'));
		return {stream, close: () => stream.destroy()};
	} catch {
		return null;
	}
}
