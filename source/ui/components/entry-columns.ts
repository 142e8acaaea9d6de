import {breakRows} from '../../core/status/text-rows.ts';
import {textWidth} from '../../terminal/glyph.ts';

/** An entry of the help: the sign or key, and its meaning. */
export type HelpEntry = {readonly sign: string; readonly text: string};

/** The width at which an entry reads well. */
const entryColumns = 62;
const signColumns = 15;
const gap = 2;

/** How many columns of entries fit next to each other. */
export function countColumns(width: number): number {
	return Math.max(1, Math.floor((width + gap) / (entryColumns + gap)));
}

/**
Lay out entries in columns, read from the top down and then to the right; a long entry is wrapped.

@returns Lines of the whole width, the columns as even as whole entries allow.
*/
export function layOutEntries(entries: readonly HelpEntry[], width: number): readonly string[] {
	const count = Math.min(countColumns(width), Math.max(1, entries.length));
	const columnWidth = Math.floor((width - gap * (countColumns(width) - 1)) / countColumns(width));
	const blocks = entries.map(entry => layOutEntry(entry, columnWidth));
	const lines = blocks.reduce((sum, block) => sum + block.length, 0);
	const columns: string[][] = [[]];
	const perColumn = Math.ceil(lines / count);
	for (const block of blocks) {
		const last = columns.at(-1)!;
		if (last.length > 0 && last.length + block.length > perColumn && columns.length < count) {
			columns.push([...block]);
		} else {
			last.push(...block);
		}
	}

	const rows = Math.max(0, ...columns.map(({length}) => length));
	return Array.from({length: rows}, (_, row) =>
		columns
			.map(column => pad(column[row] ?? '', columnWidth))
			.join(' '.repeat(gap))
			.trimEnd(),
	);
}

function layOutEntry({sign, text}: HelpEntry, width: number): readonly string[] {
	// A sign wider than its column pushes the text to the right.
	const before = `  ${pad(sign, signColumns - 3)} `;
	const [first = '', ...rest] = breakRows(text, Math.max(10, width - textWidth(before)));
	return [before + first.trimEnd(), ...rest.map(row => ' '.repeat(signColumns) + row.trim())];
}

function pad(text: string, columns: number): string {
	return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}
