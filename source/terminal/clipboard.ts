/**
Copying by OSC 52: the terminal at the operator's end puts the text into its clipboard, through any number of SSH hops.

@see https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h3-Operating-System-Commands
*/
import type {Multiplexer} from './capabilities.ts';

/** hterm and others take 100,000 bytes of sequence; base64 makes three bytes four. */
const mostBytes = 74_994;
/** GNU screen cuts a passed-through string off at 768 bytes, its own frame included. */
const screenChunk = 764;

/**
The sequence that copies a text, wrapped for what lies between.

tmux drops a passed-through sequence unless `allow-passthrough` is on, and takes one sent to itself only if `set-clipboard` is `on`: it gets both.

@returns `undefined` for a text longer than terminals take: a part of it copied in silence would be worse than nothing.
*/
export function copySequence(text: string, multiplexer: Multiplexer): string | undefined {
	const bytes = Buffer.from(text);
	if (bytes.length > mostBytes) {
		return undefined;
	}

	const plain = `\u{1B}]52;c;${bytes.toString('base64')}\u{7}`;
	switch (multiplexer) {
		case 'none':
			return plain;
		case 'tmux':
			return `${plain}\u{1B}Ptmux;${plain.replaceAll('\u{1B}', '\u{1B}\u{1B}')}\u{1B}\\`;
		case 'screen':
			return chunk(plain, screenChunk)
				.map(part => `\u{1B}P${part}\u{1B}\\`)
				.join('');
	}
}

function chunk(text: string, size: number): string[] {
	return Array.from({length: Math.ceil(text.length / size)}, (_, index) =>
		text.slice(index * size, (index + 1) * size),
	);
}
