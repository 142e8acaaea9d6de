import {expect, test} from 'vitest';
import {CellGrid} from '../../../source/terminal/cell-grid.ts';
import {Brush} from '../../../source/ui/painter/brush.ts';
import {type CellMarks, type Overlay, paintLine} from '../../../source/ui/painter/lines.ts';
import {themes} from '../../../source/ui/theme.ts';

const columns = [0, 1, 2, 3].map(index => ({index, x: 4 + 2 * index}));

/** A line painted with a letter for what lies over each cell, and nothing at index 2. */
function paint(line: number, overlay: Overlay): {readonly text: string; readonly wasUnderCursor: boolean} {
	const cells = new CellGrid(20, 1);
	const brush = new Brush(cells, {palette: themes.dark, isAscii: false, hasColor: false});
	let wasUnderCursor = false;
	const letter = ({isCursor, isLit}: CellMarks): string => (isCursor ? (isLit ? 'B' : 'C') : isLit ? 'L' : '.');
	paintLine(
		brush,
		{
			line,
			y: 0,
			label(isUnderCursor) {
				wasUnderCursor = isUnderCursor;
				brush.write(0, 0, isUnderCursor ? '>' : '-', brush.pen('text'));
			},
			cell: (index, marks) => (index === 2 ? null : {text: letter(marks), style: brush.pen('text'), columns: 1}),
			totals: () => void brush.write(14, 0, 'sum', brush.pen('text')),
		},
		columns,
		overlay,
	);
	return {text: cells.rowText(0).trimEnd(), wasUnderCursor};
}

const range = {top: 3, bottom: 5, left: 1, right: 2};

test.each([
	['away from cursor and range', 1, {line: 9, index: 0}, null, '-   . .   .   sum'],
	['under the cursor', 4, {line: 4, index: 3}, null, '>   . .   C   sum'],
	['in the range', 4, {line: 9, index: 0}, range, '-   . L   .   sum'],
	['in the range and under the cursor', 3, {line: 3, index: 1}, range, '>   . B   .   sum'],
	['behind the range', 6, {line: 9, index: 0}, range, '-   . .   .   sum'],
] as const)('a line %s', (_, line, cursor, over, text) => {
	expect(paint(line, {cursor, range: over})).toEqual({text, wasUnderCursor: cursor.line === line});
});

test('the cursor is seen where there is no cell', () => {
	const cells = new CellGrid(20, 1);
	const brush = new Brush(cells, {palette: themes.dark, isAscii: false, hasColor: false});
	const line = {line: 0, y: 0, label() {}, cell: () => null, totals() {}};
	paintLine(brush, line, columns, {cursor: {line: 0, index: 2}, range: null});
	const [row] = cells.toAnsiRows('256');
	expect(row!.replaceAll('\u001B', '^')).toMatch(/^ {8}\^\[(0;)?7m /);
});
