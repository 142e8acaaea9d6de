import {toPrintableLine} from '../../core/status/printable.ts';
import {textWidth} from '../../terminal/glyph.ts';
import type {Brush} from './brush.ts';

export type LineWithCaret = {
	/** The label before the line. */
	readonly prompt: string;
	/** The typed text, before and after the caret. */
	readonly before: string;
	readonly after: string;
	/** The width available. */
	readonly columns: number;
};

/** Paint a text line with its caret. Of a long line, the part around the caret is shown. @returns The column after it. */
export function paintLineWithCaret(brush: Brush, y: number, {prompt, before, after, columns}: LineWithCaret): number {
	const style = brush.pen('accent', {bold: true});
	const shown = `${prompt}${toPrintableLine(before)}`;
	const rest = toPrintableLine(after);
	let x = brush.write(0, y, cutStart(shown, columns - 1), style, columns - 1);
	const [under = ' '] = Array.from(new Intl.Segmenter('en').segment(rest), ({segment}) => segment);
	x += brush.write(x, y, under, brush.pen('accent', {inverse: true}), columns - x);
	return x + brush.write(x, y, rest.slice(rest === '' ? 0 : under.length), style, Math.max(0, columns - x));
}

/** The end of a text, after a mark, where it is too wide. */
function cutStart(text: string, columns: number): string {
	if (textWidth(text) <= columns) {
		return text;
	}

	const signs = Array.from(new Intl.Segmenter('en').segment(text), ({segment}) => segment);
	while (signs.length > 0 && textWidth(signs.join('')) > columns - 1) {
		signs.shift();
	}

	return `…${signs.join('')}`;
}
