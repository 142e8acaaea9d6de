/**
What a control sequence means: the key that it stands for, or none.
*/
import {
	characterKey,
	type KeyPress,
	keypadKeys,
	kittyKeys,
	letterKeys,
	namedKey,
	noModifiers,
	numberKeys,
	parseModifiers,
} from './key-press.ts';

/** The fields of a control sequence, each with its parts: kitty puts the event behind the modifiers, and other characters of the key behind its own. */
type Fields = ReadonlyArray<ReadonlyArray<number | undefined>>;

/** Kitty's word for a key that is let go. */
const isReleased = 3;
const capsLock = 64;

/** The key of a control sequence; `undefined` if it is a reply, a key that is let go, or no key at all. */
export function toKey(parameters: string, final: string, sequence: string): KeyPress | undefined {
	if (!/^[\d;:]*$/.test(parameters)) {
		return undefined;
	}

	const fields: Fields = parameters
		.split(';')
		.map(field => field.split(':').map(part => Number.parseInt(part, 10) || undefined));
	const [[first] = [], [second, event] = [], [third] = []] = fields;
	if (event === isReleased) {
		return undefined;
	}

	switch (final) {
		case '~':
			return first === 27 ? toCharacterKey(third, second, sequence) : toNumberKey(first, second, sequence);
		case '$':
			return toNumberKey(first, 2, sequence);
		case '^':
			return toNumberKey(first, 5, sequence);
		case '@':
			return toNumberKey(first, 6, sequence);
		case 'u':
			return toKittyKey(fields, sequence);
		case 'Z':
			return namedKey('tab', {...noModifiers, shift: true}, sequence);
		case 'a':
		case 'b':
		case 'c':
		case 'd':
			return namedKey(letterKeys[final.toUpperCase()] ?? '', {...noModifiers, shift: true}, sequence);
		default: {
			const key = letterKeys[final];
			// With two numbers of which the first isn't 1 it is a report, of the cursor's position say.
			return key === undefined || (first ?? 1) !== 1 ? undefined : namedKey(key, parseModifiers(second), sequence);
		}
	}
}

function toNumberKey(
	number: number | undefined,
	modifiers: number | undefined,
	sequence: string,
): KeyPress | undefined {
	const key = numberKeys[number ?? 0];
	return key === undefined ? undefined : namedKey(key, parseModifiers(modifiers), sequence);
}

/** A program that ended badly may have left kitty's protocol on: its keys are keys all the same. */
function toKittyKey([codes = [], [modifiers = 1] = [], texts = []]: Fields, sequence: string): KeyPress | undefined {
	const [code, shifted] = codes;
	const own = kittyKeys[code ?? 0];
	if (own !== undefined) {
		return own.length === 1
			? toCharacterKey(own.codePointAt(0), modifiers, sequence)
			: namedKey(own, parseModifiers(modifiers), sequence);
	}

	const {ctrl, alt, shift} = parseModifiers(modifiers);
	const isCapital = shift !== (((modifiers - 1) & capsLock) !== 0);
	if (ctrl || alt || code === undefined || code > 0x10_ff_ff) {
		return toCharacterKey(code, modifiers, sequence);
	}

	const capital = isCapital ? (shifted ?? String.fromCodePoint(code).toUpperCase().codePointAt(0)) : code;
	return toCharacterKey(texts[0] ?? capital, modifiers, sequence);
}

function toCharacterKey(
	code: number | undefined,
	modifiers: number | undefined,
	sequence: string,
): KeyPress | undefined {
	// Kitty keeps its keys without a character in the private use area.
	if (code === undefined || code > 0x10_ff_ff || (code >= 0xd8_00 && code <= 0xf8_ff)) {
		return undefined;
	}

	return characterKey(String.fromCodePoint(code), parseModifiers(modifiers), sequence);
}

/** SS3: a key of the keypad or of the cursor block. @returns Units taken; 0 if more is needed. */
export function takeSingleShift(text: string, found: {push(key: KeyPress): unknown}): number {
	const match = /^\u{1B}O(\d)?([A-Za-z])/u.exec(text);
	if (match === null) {
		if (text.length === 2 || (text.length === 3 && /\d/.test(text[2] ?? ''))) {
			return 0;
		}

		found.push(characterKey('O', {...noModifiers, alt: true}, text.slice(0, 2)));
		return 2;
	}

	const [sequence, modifier, letter = ''] = match;
	const key = letterKeys[letter];
	const rxvtKey = letterKeys[letter.toUpperCase()];
	const keypad = keypadKeys[letter];
	if (key !== undefined) {
		found.push(namedKey(key, parseModifiers(modifier === undefined ? undefined : Number(modifier)), sequence));
	} else if (letter <= 'd' && letter >= 'a' && rxvtKey !== undefined) {
		found.push(namedKey(rxvtKey, {...noModifiers, ctrl: true}, sequence));
	} else if (keypad !== undefined) {
		found.push(
			keypad.length === 1 ? characterKey(keypad, noModifiers, sequence) : namedKey(keypad, noModifiers, sequence),
		);
	}

	return sequence.length;
}

/** OSC, DCS and APC: replies, up to their terminator. Alone, the same two characters are Alt with a key. A control character is in none of them, so it is a key, and the reply was cut short. @returns Units taken; 0 if more is needed. */
export function takeString(text: string): number {
	const end = /[\u{0}-\u{1F}\u{7F}]/u.exec(text.slice(2));
	if (end === null) {
		return 0;
	}

	const at = 2 + end.index;
	if (end[0] === '\u{7}') {
		return at + 1;
	}

	return end[0] !== '\u{1B}' ? at : text[at + 1] === undefined ? 0 : text[at + 1] === '\\' ? at + 2 : at;
}
