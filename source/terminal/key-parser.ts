/**
Splits what a terminal sends into keys, pastes, what the mouse does, and replies.

Replies (status, cursor position, device attributes, focus, colours) are never keys, whoever asked for them: typed into a search they would be rubbish, and taken as commands worse.

Whatever the other side begins ends by itself: a paste or a sequence whose end never comes is held for a while, and no key that leads out is held with it.
*/
import {takeSingleShift, takeString, toKey} from './control-sequence.ts';
import {characterKey, type KeyPress, namedKey, noModifiers, withAlt} from './key-press.ts';
import {type MouseReport, parseMouseReport} from './mouse.ts';

/** The terminal answered `CSI 5 n`: it has taken in all that was sent before. */
type StatusReply = 'status-reply';

export type Found = KeyPress | MouseReport | StatusReply;

/** What only more input, or its staying away, can tell: whether an Esc is one, how a sequence goes on, where a paste ends. */
export type Waiting = 'escape' | 'sequence' | 'paste';

const esc = '\u{1B}';
const interrupt = '\u{3}';
const pasteBegin = '\u{1B}[200~';
const pasteEnd = '\u{1B}[201~';
/** More than a plan file; what a paste has beyond it is cut off. */
const longestPaste = 1024 * 1024;
/** No key is longer; of a reply that is, only the end is waited for. */
const longestSequence = 4096;
/** A read that is a whole reply but for its Esc, or for the bracket behind it: the line has lost that byte, and nobody types so. The first group is an answer to `CSI 5 n`. */
const headlessReply = /^(?:(\[[03]n|\u{1B}[03]n)|\[[?>=<]?\d[\d;:]*\$?[A-Za-z~])$/u;
const escapeKey = namedKey('escape', noModifiers, esc);

export class KeyParser {
	#pending = '';
	#paste: string | undefined;
	/** The last read was an Esc and nothing else: it ends a paste, unless it begins the paste's own end. */
	#isLoneEscape = false;
	/** The rest of an end mark whose Esc was taken for a key. */
	#lateEnd = '';
	#begun = 0;

	/** What is waited for; `undefined` where the last input ended with a whole key. */
	get waitsFor(): Waiting | undefined {
		if (this.#pending === '' && this.#paste === undefined) {
			return undefined;
		}

		const isEscape = this.#isLoneEscape || this.#pending === esc || this.#pending === esc + esc;
		return isEscape ? 'escape' : this.#paste === undefined ? 'sequence' : 'paste';
	}

	/** Counts what has begun: another number is another thing that is waited for. */
	get begun(): number {
		return this.#begun;
	}

	/** @param text - Decoded input as it came; keys and sequences may be split anywhere between calls. */
	push(text: string): Found[] {
		const found: Found[] = [];
		const isLate = this.#lateEnd !== '' && text.startsWith(this.#lateEnd);
		let rest = this.#pending + (isLate ? text.slice(this.#lateEnd.length) : text);
		this.#lateEnd = '';
		if (text === interrupt && this.waitsFor !== undefined) {
			found.push(...this.flush());
			rest = text;
		}

		const headless = this.#paste === undefined && this.#pending === '' ? headlessReply.exec(rest) : null;
		if (headless !== null) {
			return headless[1] === undefined ? found : [...found, 'status-reply'];
		}

		this.#pending = '';
		this.#isLoneEscape = text === esc && rest !== text;
		while (rest !== '') {
			const length = this.#paste === undefined ? this.#takeOne(rest, found) : this.#takePaste(rest, found);
			if (length === 0) {
				this.#pending = shorten(rest);
				break;
			}

			this.#begun++;
			rest = rest.slice(length);
		}

		this.#isLoneEscape ||= text === esc && this.#paste !== undefined;
		return found;
	}

	/** No more came: what is pending is what it is. A paste ends as the text it has; half a sequence is dropped; an Esc was one. */
	flush(): Found[] {
		const pending = this.#pending;
		const isEscape = this.#isLoneEscape;
		this.#pending = '';
		this.#isLoneEscape = false;
		this.#begun++;
		if (this.#paste !== undefined) {
			this.#lateEnd = isEscape ? pasteEnd.slice(1) : '';
			return isEscape ? [...this.#endPaste(), escapeKey] : this.#endPaste();
		}

		if (pending.startsWith(esc + esc)) {
			this.#pending = pending.slice(1);
			return [escapeKey, ...this.flush()];
		}

		if (pending === esc || isEscape) {
			return [escapeKey];
		}

		return pending.length === 2 ? [characterKey(pending.slice(1), {...noModifiers, alt: true}, pending)] : [];
	}

	/** @returns Units taken; 0 if more is needed. */
	#takeOne(text: string, found: Found[]): number {
		const character = String.fromCodePoint(text.codePointAt(0) ?? 0);
		if (character !== esc) {
			const code = character.codePointAt(0) ?? 0;
			// C1 controls are on no keyboard.
			if (code < 0x80 || code > 0x9f) {
				found.push(characterKey(character, noModifiers, character));
			}

			return character.length;
		}

		switch (text[1]) {
			case undefined:
				return 0;
			case '[':
				return this.#takeControlSequence(text, found);
			case 'O':
				return takeSingleShift(text, found);
			case ']':
			case 'P':
			case '_':
				return takeString(text);
			case esc:
				return this.#takeTwoEscapes(text, found);
			default: {
				const altered = String.fromCodePoint(text.codePointAt(1) ?? 0);
				found.push(characterKey(altered, {...noModifiers, alt: true}, esc + altered));
				return 1 + altered.length;
			}
		}
	}

	/** PuTTY and rxvt put an Esc before a key for Alt. Before anything else it is a key of its own: a reply may come right behind it. */
	#takeTwoEscapes(text: string, found: Found[]): number {
		const isSequence = text[2] === '[' || text[2] === 'O';
		if (text.length === 2) {
			return 0;
		}

		const inner: Found[] = [];
		const length = isSequence && !text.startsWith(esc + pasteBegin) ? this.#takeOne(text.slice(1), inner) : -1;
		if (length === 0) {
			return 0;
		}

		const [key] = inner;
		if (inner.length === 1 && key !== undefined && typeof key !== 'string' && 'name' in key && key.name !== '') {
			found.push(withAlt(key, esc + key.sequence));
			return 1 + length;
		}

		found.push(escapeKey);
		return 1;
	}

	#takeControlSequence(text: string, found: Found[]): number {
		// Linux console F1 to F5.
		const console = /^\u{1B}\[\[([A-E])?/u.exec(text);
		if (console !== null) {
			if (console[1] === undefined) {
				return text.length > 3 ? 3 : 0;
			}

			found.push(namedKey(`f${console[1].charCodeAt(0) - 0x40}`, noModifiers, console[0]));
			return console[0].length;
		}

		// rxvt ends a key with Shift with what is no end anywhere else.
		const [match = '', rxvtNumber] = /^\u{1B}\[(\d+)\$/u.exec(text) ?? [];
		if (rxvtNumber !== undefined) {
			pushKey(toKey(rxvtNumber, '$', match), found);
			return match.length;
		}

		const [sequence = '', parameters = '', intermediates = '', final] =
			/^\u{1B}\[([0-?]*)([ -/]*)([@-~])?/u.exec(text) ?? [];
		if (final === undefined) {
			// Nothing behind it: the rest may be on its way. Something that can't belong to it: it was none.
			return sequence.length === text.length && text.length < longestSequence ? 0 : sequence.length;
		}

		if (sequence === '\u{1B}[M') {
			// A mouse report of the oldest kind has three more.
			return text.length >= 6 ? 6 : 0;
		}

		if (sequence === pasteBegin) {
			this.#paste = '';
		} else if (final === 'n' && intermediates === '' && (parameters === '0' || parameters === '3')) {
			found.push('status-reply');
		} else if (intermediates === '') {
			pushKey(parseMouseReport(parameters, final) ?? toKey(parameters, final, sequence), found);
		}

		return sequence.length;
	}

	#takePaste(text: string, found: Found[]): number {
		const end = text.indexOf(pasteEnd);
		// The end mark may be split; five of its six characters may be here already.
		const length = end === -1 ? text.length - longestSuffixThatBegins(text, pasteEnd) : end;
		this.#paste = ((this.#paste ?? '') + text.slice(0, length)).slice(0, longestPaste);
		if (end === -1) {
			return length;
		}

		found.push(...this.#endPaste());
		return end + pasteEnd.length;
	}

	#endPaste(): KeyPress[] {
		const pasted = (this.#paste ?? '').replaceAll(/\r\n?/g, '\n');
		this.#paste = undefined;
		const sequence = `${pasteBegin}${pasted}${pasteEnd}`;
		return pasted === '' ? [] : [{...noModifiers, name: 'paste', text: pasted, paste: true, sequence}];
	}
}

function pushKey(key: KeyPress | MouseReport | undefined, found: Found[]): void {
	if (key !== undefined) {
		found.push(key);
	}
}

/** Of a long reply that goes on, only how it began is kept, and an Esc that may begin its end. */
function shorten(pending: string): string {
	return pending.length <= longestSequence ? pending : pending.slice(0, 2) + (pending.endsWith(esc) ? esc : '');
}

function longestSuffixThatBegins(text: string, mark: string): number {
	for (let length = Math.min(text.length, mark.length - 1); length > 0; length--) {
		if (text.endsWith(mark.slice(0, length))) {
			return length;
		}
	}

	return 0;
}
