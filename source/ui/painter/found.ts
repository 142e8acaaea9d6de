import {findRanges} from '../../core/domain/search/holds-query.ts';
import {parseQuery} from '../../core/domain/search/parse-query.ts';
import {textWidth} from '../../terminal/glyph.ts';
import type {Style} from '../../terminal/style.ts';
import type {Brush} from './brush.ts';

/** Write a text of one line as `Brush.write` does, with the matches of a search highlighted, with colours and without. @returns How many columns it took. */
export function writeFound(
	brush: Brush,
	[x, y]: readonly [x: number, y: number],
	text: string,
	style: Style,
	{search, columns}: {readonly search: string; readonly columns: number},
): number {
	const used = brush.write(x, y, text, style, columns);
	if (search === '') {
		return used;
	}

	const pen = brush.pen('waiting', {bold: true, underline: true});
	for (const [start, end] of findRanges(parseQuery(search), text)) {
		const before = textWidth(text.slice(0, start));
		const part = text.slice(start, end);
		// The part that was cut, and its mark, aren't highlighted.
		if (before + textWidth(part) <= used && (used < columns || textWidth(text) <= columns)) {
			brush.write(x + before, y, part, pen, columns - before);
		}
	}

	return used;
}
