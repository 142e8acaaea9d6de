import type {Dialog} from '../core/state/dialog.ts';
import {toPrintableLine} from '../core/status/printable.ts';
import {wrapText} from '../core/status/wrap-text.ts';

/** Columns that the frame and its padding take. */
export const frameColumns = 4;
/** Rows of the frame, the title with the gap below it, and the keys. */
const fixedRows = 5;

/** No window shows more lines of a list than this. */
const mostShown = 500;

/** Rows that a question takes, its frame included, when it is this wide. */
export function questionRows(dialog: Dialog, width: number): number {
	return fixedRows + textRows(dialog) + listRows(dialog, width).length;
}

/** The question's lines, broken to its width, as many as fit; that some don't is said. The keys below them are always seen. */
export function fitRows(dialog: Dialog, width: number, height: number): readonly string[] {
	const rows = listRows(dialog, width);
	const room = Math.max(0, height - fixedRows - textRows(dialog));
	if (rows.length <= room) {
		return rows;
	}

	const more = dialog.shown === undefined ? '… a taller window shows all of it' : '… more: the arrow keys scroll';
	return room === 0 ? [] : [...rows.slice(0, room - 1), more];
}

function listRows({lines, details = [], shown}: Dialog, width: number): readonly string[] {
	const inner = Math.max(10, width - frameColumns);
	const detail = shown && details[shown.place];
	if (detail !== undefined) {
		// From the first visible line; the number of lines precedes it.
		const {top} = shown!;
		const from = `${detail.title}, ${top + 1} of ${detail.lines.length} on`;
		return [
			from,
			...detail.lines.slice(top, top + mostShown).flatMap(line => wrapText(toPrintableLine(line), inner, '  ')),
		];
	}

	// An indented line belongs to the one above.
	return lines.flatMap(line => wrapText(`${line.startsWith('  ') ? '' : '- '}${toPrintableLine(line)}`, inner, '  '));
}

/** The row that takes text, where there is one. */
function textRows({mustType, prompt}: Dialog): number {
	return mustType !== null || prompt !== undefined ? 1 : 0;
}
