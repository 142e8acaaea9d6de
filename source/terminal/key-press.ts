/**
What a key press is to the console, and the names of the keys that terminals send as escape sequences.
*/

export type KeyPress = {
	/**
	The key with its modifiers in front, in the order ctrl, alt, shift: `down`, `ctrl+l`, `alt+x`, `shift+tab`, `f5`.

	A key that writes is named by what it writes (`j`, `R`, `/`, `é`), except `space`; the shift that made it is not named again. A paste is named `paste`.
	*/
	readonly name: string;
	readonly ctrl: boolean;
	readonly alt: boolean;
	readonly shift: boolean;
	/** What the key would write into a text field; empty for a key that writes nothing. Text of a paste is as untrusted as text from the network. */
	readonly text: string;
	readonly paste?: boolean;
	/** As the terminal sent it. */
	readonly sequence: string;
};

/** CSI or SS3, then this letter. */
export const letterKeys: Readonly<Record<string, string>> = {
	A: 'up',
	B: 'down',
	C: 'right',
	D: 'left',
	E: 'clear',
	F: 'end',
	H: 'home',
	P: 'f1',
	Q: 'f2',
	R: 'f3',
	S: 'f4',
};

/** SS3, then this letter: the keypad in application mode. What it writes, or the name of what it is. */
export const keypadKeys: Readonly<Record<string, string>> = {
	I: 'tab',
	M: 'enter',
	X: '=',
	j: '*',
	k: '+',
	l: ',',
	m: '-',
	n: '.',
	o: '/',
	...Object.fromEntries(Array.from({length: 10}, (_, digit) => [String.fromCharCode(0x70 + digit), String(digit)])),
};

/** CSI, this number, `~`; rxvt ends it with `^` or `@` for Ctrl, and Ctrl with Shift. */
export const numberKeys: Readonly<Record<number, string>> = {
	1: 'home',
	2: 'insert',
	3: 'delete',
	4: 'end',
	5: 'pageup',
	6: 'pagedown',
	7: 'home',
	8: 'end',
	...Object.fromEntries(
		[11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34].map((code, index) => [
			code,
			`f${index + 1}`,
		]),
	),
};

/** Kitty's own numbers of keys that write nothing, or stand on the keypad: what they write, or their name. */
export const kittyKeys: Readonly<Record<number, string>> = {
	...Object.fromEntries(Array.from({length: 10}, (_, digit) => [57_399 + digit, String(digit)])),
	...Object.fromEntries([...'./*-+'].map((character, index) => [57_409 + index, character])),
	57414: 'enter',
	57415: '=',
	...Object.fromEntries(
		['left', 'right', 'up', 'down', 'pageup', 'pagedown', 'home', 'end', 'insert', 'delete'].map((name, index) => [
			57_417 + index,
			name,
		]),
	),
};

/** Control characters that are keys of their own and not Ctrl with a letter. */
const controlKeys: Readonly<Record<number, string>> = {
	8: 'backspace',
	9: 'tab',
	10: 'enter',
	13: 'enter',
	27: 'escape',
	127: 'backspace',
};

export type Modifiers = {readonly ctrl: boolean; readonly alt: boolean; readonly shift: boolean};

export const noModifiers: Modifiers = {ctrl: false, alt: false, shift: false};

/** xterm's parameter: one more than the sum of shift 1, alt 2, ctrl 4, meta 8. */
export function parseModifiers(parameter: number | undefined): Modifiers {
	const bits = Math.max(0, (parameter ?? 1) - 1);
	return {shift: (bits & 1) !== 0, alt: (bits & 10) !== 0, ctrl: (bits & 4) !== 0};
}

/** A key that has a name and writes nothing. */
export function namedKey(key: string, modifiers: Modifiers, sequence: string): KeyPress {
	const {ctrl, alt, shift} = modifiers;
	return {
		name: `${ctrl ? 'ctrl+' : ''}${alt ? 'alt+' : ''}${shift ? 'shift+' : ''}${key}`,
		ctrl,
		alt,
		shift,
		text: '',
		sequence,
	};
}

/** The same key with Alt. */
export function withAlt(key: KeyPress, sequence: string): KeyPress {
	const plain = key.name.replace(/^(ctrl\+)?(alt\+)?/, '$1');
	const name = plain.startsWith('ctrl+') ? `ctrl+alt+${plain.slice(5)}` : `alt+${plain}`;
	return {...key, name, alt: true, text: '', sequence};
}

/** The key that sends this one character: a letter, a control character, both perhaps with Alt. */
export function characterKey(character: string, modifiers: Modifiers, sequence: string): KeyPress {
	const code = character.codePointAt(0) ?? 0;
	const control = controlKeys[code];
	if (control !== undefined) {
		return namedKey(control, modifiers, sequence);
	}

	if (code < 0x20) {
		const key = code === 0 ? 'space' : String.fromCharCode(code + (code <= 26 ? 0x60 : 0x40));
		return namedKey(key, {...modifiers, ctrl: true}, sequence);
	}

	const shift = /^\p{Lu}$/u.test(character);
	const key = character === ' ' ? 'space' : character;
	if (modifiers.ctrl || modifiers.alt) {
		return {...namedKey(key, {...modifiers, shift: false}, sequence), shift: shift || modifiers.shift};
	}

	return {...noModifiers, name: key, shift: shift || modifiers.shift, text: character, sequence};
}
