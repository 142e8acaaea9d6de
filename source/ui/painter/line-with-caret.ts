import {toPrintableLine} from '../../core/status/printable.ts';
import {textWidth} from '../../terminal/glyph.ts';
import {cutAtCaret} from '../cut-at-caret.ts';
import type {Brush} from './brush.ts';

export type LineWithCaret = {
	/** The label before the line. */
	readonly prompt: string;
	/** The typed text, before and after the caret. */
	readonly before: string;
	readonly after: string;
	/** The width available. */
	readonly columns: number;
	/** Whether the console has filled in the text, and the first key that writes replaces it. */
	readonly isProposal?: boolean;
};

/** Paint a text line with its caret. Of a long line, the part around the caret is shown. @returns The column after it. */
export function paintLineWithCaret(
	brush: Brush,
	y: number,
	{prompt, before, after, columns, isProposal = false}: LineWithCaret,
): number {
	const style = brush.pen('accent', {bold: true});
	const typed = isProposal ? brush.pen('text', {inverse: true}) : style;
	const printable = {before: toPrintableLine(before), after: toPrintableLine(after)};
	const cut = cutAtCaret(printable, Math.max(1, columns - textWidth(prompt)), brush.appearance);
	let x = brush.write(0, y, prompt, style, columns);
	x += brush.write(x, y, cut.before, typed, Math.max(0, columns - x));
	x += brush.write(x, y, cut.under, brush.pen('accent', {inverse: true}), Math.max(0, columns - x));
	return x + brush.write(x, y, cut.after, typed, Math.max(0, columns - x));
}
