import {expect, test} from 'vitest';
import {Table, type TableColumn} from '../../../source/ui/components/table.tsx';
import {draw} from './draw.tsx';

type Row = {readonly id: string; readonly cause: string};

const columns: ReadonlyArray<TableColumn<Row>> = [
	{title: 'where', width: 6, cell: ({id}) => ({text: id, color: 'bad'})},
	{title: 'cause', width: 'rest', cell: ({cause}) => ({text: cause})},
];
const rows = Array.from({length: 20}, (_, place) => ({id: `row ${place + 1}`, cause: `cause ${place + 1}`}));
const table = (cursor: number, height = 5, shown: readonly Row[] = rows) => (
	<Table columns={columns} rows={shown} cursor={cursor} width={30} height={height} keyOf={({id}) => id} />
);

test('rows stand under their headings, the chosen one marked', () => {
	expect(draw(table(1)).rows).toEqual([
		'  where  cause',
		'  row 1  cause 1',
		'▌ row 2  cause 2',
		'  row 3  cause 3',
		'  row 4  cause 4',
	]);
});

test.each([
	['the first', 0, ['▌ row 1', '  row 2', '  row 3', '  row 4']],
	['one in the middle', 9, ['  row 8', '  row 9', '▌ row 10', '  row 11']],
	['the last', 19, ['  row 17', '  row 18', '  row 19', '▌ row 20']],
])('with %s chosen, the rows scroll so that it shows', (_, cursor, seen) => {
	const drawing = draw(table(0)).redraw(table(cursor));
	expect(drawing.rows.slice(1).map(row => row.replace(/ +cause .*/, ''))).toEqual(seen);
});

test('a text that is too long is cut with a mark, and a wide character is never halved', () => {
	const long = [{id: 'a long identifier', cause: '予算を超えたため、このアカウントでは開始できません'}];
	expect(draw(table(0, 2, long)).rows).toEqual(['  where  cause', '▌ a lon… 予算を超えたため、…']);
});

test('without colour no byte of one is sent, and a terminal of ASCII gets ASCII for the cursor', () => {
	const {bytes, rows: seen} = draw(table(0), {hasColor: false, isAscii: true});
	expect(seen[1]).toBe('| row 1  cause 1');
	expect(bytes).not.toMatch(/\u{1B}\[(?:3\d|9\d|38;)/u);
	expect(draw(table(0)).bytes).toMatch(/\u{1B}\[(?:3\d|9\d|38;)/u);
});
