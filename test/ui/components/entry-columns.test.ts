import {expect, test} from 'vitest';
import {countColumns, layOutEntries} from '../../../source/ui/components/entry-columns.ts';

const entries = Array.from({length: 5}, (_, place) => ({sign: `k${place}`, text: `does ${place}`}));

test.each([
	[80, 1],
	[120, 1],
	[126, 2],
	[200, 3],
])('%i columns have room for %i entries side by side', (width, count) => {
	expect(countColumns(width)).toBe(count);
});

test('columns are read from the top down, then to the right', () => {
	const rows = layOutEntries(entries, 130).map(row => row.trim().split(/ {3,}/));
	expect(rows).toEqual([
		['k0', 'does 0', 'k3', 'does 3'],
		['k1', 'does 1', 'k4', 'does 4'],
		['k2', 'does 2'],
	]);
});

test('a long entry goes on under itself, and no line is wider than the screen', () => {
	const long = {sign: 'PgDn Ctrl+F', text: 'a label of many words '.repeat(8).trim()};
	const rows = layOutEntries([long, ...entries], 128);
	expect(rows[1]).toMatch(/^ {15}\S/);
	expect(Math.max(...rows.map(row => row.length))).toBeLessThanOrEqual(128);
	const text = rows.map(row => row.slice(15, 63).trim()).join(' ');
	expect(text).toContain('a label of many words');
});

test('one column is as before: sign, then text', () => {
	expect(layOutEntries(entries.slice(0, 1), 80)).toEqual(['  k0           does 0']);
});
