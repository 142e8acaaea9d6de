import type {Readable, Writable} from 'node:stream';
import type {InkStdin} from '../terminal/ink-stdin.ts';

/** The members of the output stream that Ink uses. */
const writeMembers = ['write', 'on', 'off', 'isTTY', 'columns', 'rows'];
/** The members of the input stream that Ink uses. */
const readMembers = ['on', 'off', 'read', 'setEncoding', 'isTTY', 'setRawMode', 'ref', 'unref'];

/**
The streams, typed as Ink's `render` wants them.

It wants terminal streams with all members of Node's; ours have those that Ink uses.
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
