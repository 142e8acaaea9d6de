import type {Readable, Writable} from 'node:stream';
import type {InkStdin} from '../terminal/ink-stdin.ts';

/** What Ink uses of the stream that it writes to. */
const writeMembers = ['write', 'on', 'off', 'isTTY', 'columns', 'rows'];
/** What Ink uses of the stream that it reads keys from. */
const readMembers = ['on', 'off', 'read', 'setEncoding', 'isTTY', 'setRawMode', 'ref', 'unref'];

/**
The streams as Ink's `render` declares them.

It declares those of a terminal, with all that Node gives them; ours have what Ink uses of that.
*/
export function toInkStreams({stdin, stdout}: {readonly stdin: InkStdin; readonly stdout: Writable}): {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
} {
	if (!isInkInput(stdin) || !isInkOutput(stdout)) {
		throw new TypeError('Ink would miss a member of its streams');
	}

	return {stdin, stdout};
}

function isInkInput(stream: Readable): stream is NodeJS.ReadStream {
	return readMembers.every(name => name in stream);
}

function isInkOutput(stream: Writable): stream is NodeJS.WriteStream {
	return writeMembers.every(name => name in stream);
}
