const sequences: Readonly<Record<string, string>> = {
	up: '\u001B[A',
	down: '\u001B[B',
	right: '\u001B[C',
	left: '\u001B[D',
	home: '\u001B[H',
	end: '\u001B[F',
	pageup: '\u001B[5~',
	pagedown: '\u001B[6~',
	enter: '\r',
	escape: '\u001B',
	tab: '\t',
	space: ' ',
	backspace: '\u007F',
	delete: '\u001B[3~',
	'ctrl+a': '\u0001',
	'ctrl+b': '\u0002',
	'ctrl+c': '\u0003',
	'ctrl+e': '\u0005',
	'ctrl+f': '\u0006',
	'ctrl+l': '\u000C',
	'ctrl+n': '\u000E',
	'ctrl+o': '\u000F',
	'ctrl+p': '\u0010',
	'ctrl+u': '\u0015',
	'ctrl+w': '\u0017',
	'alt+b': '\u001Bb',
	'alt+f': '\u001Bf',
	'shift+tab': '\u001B[Z',
};

/** The bytes that a terminal sends for a key; a text is typed as it stands. */
export function toBytes(key: string): string {
	return sequences[key] ?? key;
}
