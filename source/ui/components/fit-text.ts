import {textWidth} from '../../terminal/glyph.ts';
import {type Appearance, markOf} from '../theme.ts';

/** Fit a text to exactly this many columns: cut it with a mark, or pad it with spaces. Wide characters count as two. */
export function fitText(text: string, columns: number, appearance: Pick<Appearance, 'isAscii'>): string {
	const cut = cutText(text, columns, appearance);
	return cut + ' '.repeat(Math.max(0, columns - textWidth(cut)));
}

/** Limit a text to this many columns: a longer one is cut, with a mark at the end. */
export function cutText(text: string, columns: number, appearance: Pick<Appearance, 'isAscii'>): string {
	const width = textWidth(text);
	if (width <= columns) {
		return text;
	}

	let kept = '';
	let used = 0;
	for (const {segment} of new Intl.Segmenter('en').segment(text)) {
		const next = textWidth(segment);
		if (used + next > columns - 1) {
			break;
		}

		kept += segment;
		used += next;
	}

	return columns < 1 ? '' : kept + markOf('cut', appearance);
}
