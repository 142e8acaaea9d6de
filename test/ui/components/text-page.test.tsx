import {expect, test} from 'vitest';
import {TextPage} from '../../../source/ui/components/text-page.tsx';
import {draw} from './draw.tsx';

const lines = ['first', 'second has an Error', 'third is long and goes on in another row', '', 'fifth'].map(text => ({
	text,
}));
const page = (view: {top?: number; search?: string}, height = 10) => (
	<TextPage lines={lines} view={{top: 0, search: '', isSearching: false, ...view}} width={20} height={height} />
);

test('a line that is longer than the page goes on in the next row', () => {
	expect(draw(page({})).rows.slice(0, 7)).toEqual([
		'first',
		'second has an Error',
		'third is long and',
		'goes on in another',
		'row',
		'',
		'fifth',
	]);
});

test.each([
	['a search keeps the lines that hold it, in either case', 'ERROR', ['second has an Error']],
	['with ! in front, those that don’t', '!long', ['first', 'second has an Error', '', 'fifth']],
])('%s', (_, search, seen) => {
	expect(draw(page({search}, seen.length)).rows).toEqual(seen);
});

test.each([
	[0, ['first', 'second has an Error']],
	[2, ['third is long and', 'goes on in another']],
	[99, ['', 'fifth']],
])('scrolled to row %i it shows what stands there, and never less than a page', (top, seen) => {
	expect(draw(page({top}, 2)).rows).toEqual(seen);
});
