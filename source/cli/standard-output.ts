import {fstatSync, writeSync} from 'node:fs';
import process from 'node:process';
import {exitStatus} from '../commands/services.ts';

/** The parts of a stream that writes to a file descriptor. */
export type OutputStream = {
	readonly fd: number;
	_write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void;
};

/** @returns How many bytes were written. */
type WritePart = (fd: number, chunk: Buffer, from: number) => number;

/** Where standard output is a file, write each text completely: a disk that is nearly full accepts only a part, and Node ignores that. */
export function writeWholly(stream: OutputStream = process.stdout, write: WritePart = writeSync): void {
	if (!isFile(stream.fd)) {
		return;
	}

	stream._write = (chunk, _encoding, done) => {
		try {
			for (let written = 0; written < chunk.length; ) {
				written += write(stream.fd, chunk, written);
			}
		} catch (error) {
			done(error as Error);
			return;
		}

		done();
	};
}

function isFile(descriptor: number): boolean {
	try {
		return fstatSync(descriptor).isFile();
	} catch {
		return false;
	}
}

/** Choose the exit status after an error of standard output. A reader that has closed it wants no more; any other error, such as a full disk, is reported on stderr. */
export function endOfOutput(error: NodeJS.ErrnoException): number {
	// The first failure, which was reported, has destroyed the stream.
	if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') {
		return exitStatus.done;
	}

	process.stderr.write(
		`× Standard output can't be written, so what was printed isn't whole: ${error.message}. What was started goes on.\n`,
	);
	return exitStatus.wrongUsage;
}
