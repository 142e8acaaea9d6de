import {isPlain, textWidth} from '../../terminal/glyph.ts';
import {type Appearance, markOf} from '../theme.ts';

/** Fit a text to exactly this many columns: cut it with a mark, or pad it with spaces. Wide characters count as two. */
export function fitText(text: string, columns: number, appearance: Pick<Appearance, 'isAscii'>): string {
	const cut = cutText(text, columns, appearance);
	return cut + ' '.repeat(Math.max(0, columns - textWidth(cut)));
}

let segmenter: Intl.Segmenter | undefined;

/** Limit a text to this many columns: a longer one is cut, with a mark at the end. */
export function cutText(text: string, columns: number, appearance: Pick<Appearance, 'isAscii'>): string {
	const width = textWidth(text);
	if (width <= columns) {
		return text;
	}

	if (columns < 1) {
		return '';
	}

	// A text of ASCII needs no segmenter, and making one takes longer than painting a row.
	if (isPlain(text)) {
		return text.slice(0, columns - 1) + markOf('cut', appearance);
	}

	let kept = '';
	let used = 0;
	segmenter ??= new Intl.Segmenter('en');
	for (const {segment} of segmenter.segment(text)) {
		const next = textWidth(segment);
		if (used + next > columns - 1) {
			break;
		}

		kept += segment;
		used += next;
	}

	return kept + markOf('cut', appearance);
}
