import {expect, test} from 'vitest';
import {openLargeConsole} from '../../bench/render/large-console.ts';
import {CellGrid} from '../../source/terminal/cell-grid.ts';
import {findKeyEvent} from '../../source/ui/find-key-event.ts';
import {paintConsole} from '../../source/ui/painter/console.ts';
import {themes} from '../../source/ui/theme.ts';

/** Runs of four digits and more, those of account IDs, execution IDs and times left out. */
const ungrouped = (row: string): readonly string[] =>
	row.replaceAll(/\b[\da-f]{8}-[\da-fA-Z-]+|\b\d{12}\b|\b20\d\d-\d\d-\d\d\b/g, '').match(/(?<![\w,.-])\d{4,}(?!\d)/g) ??
	[];

test.each([
	['the matrix', []],
	['the matrix with all marked', ['A']],
	['every OU folded', ['Z']],
	['the overview', ['z', 'z', 'z']],
])('on %s of 100,000 locations thousands are grouped', (_, keys) => {
	const {store} = openLargeConsole(200, 50);
	for (const key of keys) {
		store.dispatch(findKeyEvent(store.getState(), key, '')!);
	}

	const cells = new CellGrid(200, 50);
	paintConsole(cells, store.getState(), {palette: themes.dark, isAscii: false, hasColor: true});
	const rows = Array.from({length: 50}, (_row, y) => cells.rowText(y));
	expect(rows.some(row => /\d,\d{3}/.test(row))).toBe(true);
	expect(rows.filter(row => ungrouped(row).length > 0)).toEqual([]);
});
