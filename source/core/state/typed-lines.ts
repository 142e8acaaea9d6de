import {splitAtCaret} from './edit-line.ts';

/** The kinds of lines: those after `/`, and those after `:`. */
export type LineKind = 'search' | 'command';

/** Typed lines, oldest first, by kind. */
export type KnownLines = Readonly<Record<LineKind, readonly string[]>>;

/** The line being edited, of either kind, and earlier lines. */
export type Typing = {
	/** The number of characters after the caret. */
	readonly fromEnd: number;
	/** Index of the line that was brought back, from the newest, 0; `null` where the line was typed. */
	readonly recalled: number | null;
	/** The text typed before a line was brought back. */
	readonly draft: string;
	readonly known: KnownLines;
	/** Whether the lines of earlier runs have been requested. */
	readonly isAsked: boolean;
};

export const firstTyping: Typing = {
	fromEnd: 0,
	recalled: null,
	draft: '',
	known: {search: [], command: []},
	isAsked: false,
};

/** How many lines of a kind are kept. */
export const mostLines = 200;

/** Start a new line: the caret at its end, nothing brought back. */
export function beginLine(typing: Typing): Typing {
	return typing.fromEnd === 0 && typing.recalled === null ? typing : {...typing, fromEnd: 0, recalled: null, draft: ''};
}

/** Add a line as the newest; empty ones aren't kept, and none twice. */
export function rememberLine(typing: Typing, kind: LineKind, line: string): Typing {
	const text = line.trim();
	const others = typing.known[kind].filter(one => one !== text);
	return text === ''
		? beginLine(typing)
		: {...beginLine(typing), known: {...typing.known, [kind]: [...others, text].slice(-mostLines)}};
}

/**
Bring a line back: the previous one, or the next one; after the newest comes the typed text. As in a shell, only lines that begin with the typed text.

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

/** The text with the caret's position, for drawing. */
export function caretOf({fromEnd}: Typing, text: string): {readonly before: string; readonly after: string} {
	return splitAtCaret({text, fromEnd});
}
