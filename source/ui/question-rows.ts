import type {Dialog} from '../core/state/dialog.ts';
import {toPrintableLine} from '../core/status/printable.ts';
import {wrapText} from '../core/status/wrap-text.ts';
import {textWidth} from '../terminal/glyph.ts';

/** Columns that the frame and its padding take. */
export const frameColumns = 4;
/** Rows of the frame, and of the title with the gap below it. */
const fixedRows = 4;
/** Columns between two keys. */
const keyGap = '   ';

/** No window shows more lines of a list than this. */
const mostShown = 500;

/** Rows that a question takes, its frame included, when it is this wide. */
export function questionRows(dialog: Dialog, width: number): number {
	return fixedRows + listKeyRows(dialog, width).length + textRows(dialog) + listRows(dialog, width).length;
}

/** The question's lines, broken to its width, as many as fit; that some don't is said. The keys below them are always seen. */
export function fitRows(dialog: Dialog, width: number, height: number): readonly string[] {
	const rows = listRows(dialog, width);
	const room = Math.max(0, height - fixedRows - listKeyRows(dialog, width).length - textRows(dialog));
	if (rows.length <= room) {
		return rows;
	}

	const more = dialog.shown === undefined ? '… a taller window shows all of it' : '… more: the arrow keys scroll';
	return room === 0 ? [] : [...rows.slice(0, room - 1), more];
}

/** List the keys of a question, in as many rows as they need: nobody could know a key that is cut off. */
export function listKeyRows(dialog: Dialog, width: number): readonly string[] {
	const {mustType, prompt, choices = [], takesYes = true, details, shown} = dialog;
	const asksForText = mustType !== null || prompt !== undefined;
	const keys = [
		...(takesYes && !asksForText && shown === undefined ? ['y yes, do it'] : []),
		...choices.map(({key, label}) => `${key} ${label}`.trim()),
		...(details === undefined ? [] : [`Tab ${tabWords(dialog)}`]),
		takesYes && !asksForText ? 'n or Esc no' : 'Esc leave',
	];
	const inner = Math.max(10, width - frameColumns);
	const rows: string[] = [];
	for (const key of keys) {
		const longer = rows.length === 0 ? key : `${rows.at(-1)}${keyGap}${key}`;
		if (rows.length > 0 && textWidth(longer) <= inner) {
			rows[rows.length - 1] = longer;
		} else {
			rows.push(key);
		}
	}

	return rows;
}

/** What Tab shows next. */
function tabWords({details = [], shown}: Dialog): string {
	const next = details[shown === undefined ? 0 : shown.place + 1];
	return next === undefined ? 'the question' : shown === undefined ? 'locations, request' : 'request';
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
