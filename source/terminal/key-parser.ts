/**
Splits what a terminal sends into keys, pastes and replies.

Replies (status, cursor position, device attributes, focus, mouse, colours) are never keys, whoever asked for them: typed into a search they would be rubbish, and taken as commands worse.
*/
import {
	characterKey,
	type KeyPress,
	keypadKeys,
	letterKeys,
	namedKey,
	noModifiers,
	numberKeys,
	parseModifiers,
} from './key-press.ts';

/** The terminal answered `CSI 5 n`: it has taken in all that was sent before. */
export type StatusReply = 'status-reply';

const esc = '\u{1B}';
const pasteEnd = '\u{1B}[201~';
/** More than a plan file; what a paste has beyond it is cut off. */
const longestPaste = 1024 * 1024;
/** No reply and no key is longer; what is, was never one. */
const longestSequence = 4096;

export class KeyParser {
	#pending = '';
	#paste: string | undefined;

	/** Whether something has begun that only more input, or its staying away, can tell: a lone Esc, half a sequence. */
	get isPending(): boolean {
		return this.#pending !== '' && this.#paste === undefined;
	}

	/** Whether the last input ended within something: a sequence, a paste. */
	get hasBegun(): boolean {
		return this.#pending !== '' || this.#paste !== undefined;
	}

	get isLoneEscape(): boolean {
		return this.#pending.length === 1;
	}

	/** @param text - Decoded input as it came; keys and sequences may be split anywhere between calls. */
	push(text: string): Array<KeyPress | StatusReply> {
		const found: Array<KeyPress | StatusReply> = [];
		let rest = this.#pending + text;
		this.#pending = '';
		while (rest !== '') {
			const length = this.#paste === undefined ? this.#takeOne(rest, found) : this.#takePaste(rest, found);
			if (length === 0) {
				this.#pending = rest;
				break;
			}

			rest = rest.slice(length);
		}

		return found;
	}

	/** No more came: what is pending is what it is, a pressed Esc or Alt with a key. Half a longer sequence is dropped. */
	flush(): KeyPress[] {
		if (!this.isPending) {
			return [];
		}

		const pending = this.#pending;
		this.#pending = '';
		if (pending === esc) {
			return [namedKey('escape', noModifiers, pending)];
		}

		return pending.length === 2 ? [characterKey(pending.slice(1), {...noModifiers, alt: true}, pending)] : [];
	}

	/** @returns Units taken; 0 if more is needed. */
	#takeOne(text: string, found: Array<KeyPress | StatusReply>): number {
		const character = String.fromCodePoint(text.codePointAt(0) ?? 0);
		if (character !== esc) {
			const code = character.codePointAt(0) ?? 0;
			// C1 controls are on no keyboard.
			if (code < 0x80 || code > 0x9f) {
				found.push(characterKey(character, noModifiers, character));
			}

			return character.length;
		}

		const second = text[1];
		if (second === undefined) {
			return 0;
		}

		switch (second) {
			case '[':
				return this.#takeControlSequence(text, found);
			case 'O':
				return takeSingleShift(text, found);
			case ']':
			case 'P':
			case '_':
				return takeString(text);
			case esc:
				found.push(namedKey('escape', noModifiers, esc));
				return 1;
			default: {
				const altered = String.fromCodePoint(text.codePointAt(1) ?? 0);
				found.push(characterKey(altered, {...noModifiers, alt: true}, esc + altered));
				return 1 + altered.length;
			}
		}
	}

	#takeControlSequence(text: string, found: Array<KeyPress | StatusReply>): number {
		// Linux console F1 to F5.
		const console = /^\u{1B}\[\[([A-E])?/u.exec(text);
		if (console !== null) {
			if (console[1] === undefined) {
				return text.length > 3 ? 3 : 0;
			}

			found.push(namedKey(`f${console[1].charCodeAt(0) - 0x40}`, noModifiers, console[0]));
			return console[0].length;
		}

		const match = /^\u{1B}\[([0-?]*)([ -/]*)([@-~])?/u.exec(text);
		const [sequence = '', parameters = '', intermediates = '', final] = match ?? [];
		if (final === undefined) {
			// Nothing behind it: the rest may be on its way. Something that can't belong to it: it was none.
			return sequence.length === text.length && text.length < longestSequence ? 0 : sequence.length;
		}

		if (sequence === '\u{1B}[M') {
			// A mouse report of the oldest kind has three more.
			return text.length >= 6 ? 6 : 0;
		}

		if (sequence === '\u{1B}[200~') {
			this.#paste = '';
		} else if (final === 'n' && intermediates === '' && (parameters === '0' || parameters === '3')) {
			found.push('status-reply');
		} else if (intermediates === '') {
			const key = toKey(parameters, final, sequence);
			if (key !== undefined) {
				found.push(key);
			}
		}

		return sequence.length;
	}

	#takePaste(text: string, found: Array<KeyPress | StatusReply>): number {
		const end = text.indexOf(pasteEnd);
		// The end mark may be split; five of its six characters may be here already.
		const length = end === -1 ? text.length - longestSuffixThatBegins(text, pasteEnd) : end;
		this.#paste = ((this.#paste ?? '') + text.slice(0, length)).slice(0, longestPaste);
		if (end === -1) {
			return length;
		}

		const pasted = this.#paste.replaceAll(/\r\n?/g, '\n');
		this.#paste = undefined;
		found.push({
			...noModifiers,
			name: 'paste',
			text: pasted,
			paste: true,
			sequence: `${esc}[200~${pasted}${pasteEnd}`,
		});
		return end + pasteEnd.length;
	}
}

/** The key of a complete control sequence; `undefined` if it is a reply or no key at all. */
function toKey(parameters: string, final: string, sequence: string): KeyPress | undefined {
	if (!/^[\d;:]*$/.test(parameters)) {
		return undefined;
	}

	const [first, second, third] = parameters.split(';').map(parameter => Number.parseInt(parameter, 10) || undefined);
	switch (final) {
		case '~':
			return first === 27 ? toCharacterKey(third, second, sequence) : toNumberKey(first, second, sequence);
		case '^':
			return toNumberKey(first, 5, sequence);
		case '@':
			return toNumberKey(first, 6, sequence);
		case 'u':
			return toCharacterKey(first, second, sequence);
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

function takeSingleShift(text: string, found: Array<KeyPress | StatusReply>): number {
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

/** OSC, DCS and APC: replies, up to their terminator. Alone, the same two characters are Alt with a key. */
function takeString(text: string): number {
	const end = /\u{7}|\u{1B}\\/u.exec(text.slice(2));
	if (end !== null) {
		return 2 + end.index + end[0].length;
	}

	return text.length < longestSequence ? 0 : text.length;
}

function longestSuffixThatBegins(text: string, mark: string): number {
	for (let length = Math.min(text.length, mark.length - 1); length > 0; length--) {
		if (text.endsWith(mark.slice(0, length))) {
			return length;
		}
	}

	return 0;
}
