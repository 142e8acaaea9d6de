import {splitAtCaret} from './edit-line.ts';

/** Whose lines they are: those behind `/`, and those behind `:`. */
export type LineKind = 'search' | 'command';

/** Lines that were typed, oldest first, by whose they are. */
export type KnownLines = Readonly<Record<LineKind, readonly string[]>>;

/** The line that is being written into, whichever it is, and what was written before. */
export type Typing = {
	/** Characters between the caret and the end. */
	readonly fromEnd: number;
	/** Place of the line that was brought back, counted from the newest, from 0; `null` where what stands there was typed. */
	readonly recalled: number | null;
	/** What was typed before a line was brought back. */
	readonly draft: string;
	readonly known: KnownLines;
	/** Whether those of earlier runs have been asked for. */
	readonly isAsked: boolean;
};

export const firstTyping: Typing = {
	fromEnd: 0,
	recalled: null,
	draft: '',
	known: {search: [], command: []},
	isAsked: false,
};

/** Lines of a kind that are kept. */
export const mostLines = 200;

/** The next line begins: the caret at its end, nothing brought back. */
export function beginLine(typing: Typing): Typing {
	return typing.fromEnd === 0 && typing.recalled === null ? typing : {...typing, fromEnd: 0, recalled: null, draft: ''};
}

/** With one more line, which is the newest then; empty ones aren't kept, and none twice. */
export function rememberLine(typing: Typing, kind: LineKind, line: string): Typing {
	const text = line.trim();
	const others = typing.known[kind].filter(one => one !== text);
	return text === ''
		? beginLine(typing)
		: {...beginLine(typing), known: {...typing.known, [kind]: [...others, text].slice(-mostLines)}};
}

/**
Bring a line back: the one before, or the one after; behind the newest comes what was typed. Only those that begin as what was typed does, as in a shell.

@returns `undefined` where there is none.
*/
export function recallLine(
	typing: Typing,
	kind: LineKind,
	text: string,
	direction: 'older' | 'newer',
): {readonly typing: Typing; readonly text: string} | undefined {
	const draft = typing.recalled === null ? text : typing.draft;
	const lines = typing.known[kind].filter(line => line.startsWith(draft) && line !== draft).toReversed();
	const place = (typing.recalled ?? -1) + (direction === 'older' ? 1 : -1);
	if (typing.recalled === null && direction === 'newer') {
		return undefined;
	}

	if (place < 0) {
		return {typing: {...typing, fromEnd: 0, recalled: null, draft: ''}, text: draft};
	}

	const line = lines[place];
	return line === undefined ? undefined : {typing: {...typing, fromEnd: 0, recalled: place, draft}, text: line};
}

/** The text with the caret's place in it, for those who draw it. */
export function caretOf({fromEnd}: Typing, text: string): {readonly before: string; readonly after: string} {
	return splitAtCaret({text, fromEnd});
}
