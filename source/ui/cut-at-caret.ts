import {splitSigns} from '../core/state/edit-line.ts';
import {textWidth} from '../terminal/glyph.ts';
import {cutText} from './components/fit-text.ts';
import {type Appearance, markOf} from './theme.ts';

/** A line of text as it is drawn: before the caret, under it, and after it. */
export type CaretLine = {readonly before: string; readonly under: string; readonly after: string};

/** Cut a line that is wider than this many columns to the part around its caret, with marks where it is cut. */
export function cutAtCaret(
	{before, after}: Pick<CaretLine, 'before' | 'after'>,
	columns: number,
	appearance: Pick<Appearance, 'isAscii'>,
): CaretLine {
	const [under = ' ', ...rest] = splitSigns(after);
	const behind = rest.join('');
	const room = Math.max(1, columns - textWidth(under));
	// The text after the caret gets the rest of the room, and at least a quarter of it.
	const shown = cutStart(before, room - Math.min(textWidth(behind), Math.floor(room / 4)), appearance);
	return {before: shown, under, after: cutText(behind, room - textWidth(shown), appearance)};
}

/** Cut the beginning of a text that is too wide, and put a mark there. */
function cutStart(text: string, columns: number, appearance: Pick<Appearance, 'isAscii'>): string {
	if (textWidth(text) <= columns) {
		return text;
	}

	let kept = '';
	let used = 0;
	for (const sign of splitSigns(text).toReversed()) {
		used += textWidth(sign);
		if (used > columns - 1) {
			break;
		}

		kept = sign + kept;
	}

	return markOf('cut', appearance) + kept;
}
