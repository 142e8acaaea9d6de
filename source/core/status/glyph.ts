import {classifyStatus, type Status, type StatusClass} from '../domain/status.ts';

/** What stands for a status where there is one column for it: told apart without colour. */
export type Glyph = {
	readonly glyph: string;
	/** One column, 7-bit. */
	readonly ascii: string;
};

/**
By what a status means.

Each stands in DejaVu Sans Mono, Liberation Mono, Noto Sans Mono, Hack, JetBrains Mono, Cascadia Code, Fira Code and Terminus at one cell, and none is an emoji, which some terminals draw as a picture two cells wide: a test reads the fonts.
*/
export const classGlyphs: Readonly<Record<StatusClass, Glyph>> = {
	succeeded: {glyph: '√', ascii: '.'},
	failed: {glyph: '×', ascii: 'X'},
	running: {glyph: '►', ascii: '>'},
	waiting: {glyph: '▲', ascii: '?'},
	idle: {glyph: '·', ascii: '-'},
	cancelled: {glyph: '■', ascii: 'C'},
	skipped: {glyph: 'ø', ascii: 'o'},
	unknown: {glyph: '¿', ascii: '!'},
	unclear: {glyph: '≈', ascii: '%'},
};

/** Where the status itself says more than its class. */
export const statusGlyphs = {
	TimedOut: {glyph: '∞', ascii: 'T'},
	Cancelling: {glyph: '▄', ascii: 'c'},
} as const satisfies Readonly<Record<string, Glyph>>;

/** Marks next to statuses: none of them is the sign of a status. */
export const marks = {
	/** Before the row under the cursor. */
	cursor: {glyph: '▌', ascii: '|'},
	/** Before a folded row, and an unfolded one: letters of every font, the same without Unicode. */
	folded: {glyph: '+', ascii: '+'},
	open: {glyph: '-', ascii: '-'},
	/** At the end of a text that was cut. */
	cut: {glyph: '…', ascii: '>'},
	/** After what Enter opens. */
	opens: {glyph: '›', ascii: '>'},
} as const satisfies Readonly<Record<string, Glyph>>;

/** The glyph of a status, one that AWS added since too. */
export function glyphOf(status: Status): Glyph {
	return Object.hasOwn(statusGlyphs, status)
		? statusGlyphs[status as keyof typeof statusGlyphs]
		: classGlyphs[classifyStatus(status)];
}
