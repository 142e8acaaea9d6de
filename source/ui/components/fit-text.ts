import {textWidth} from '../../terminal/cell-grid.ts';

/** Exactly so many columns: cut with a mark, or filled with spaces. Wide characters count as two. */
export function fitText(text: string, columns: number): string {
	const width = textWidth(text);
	if (width <= columns) {
		return text + ' '.repeat(columns - width);
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

	return `${kept}…${' '.repeat(Math.max(0, columns - used - 1))}`;
}
