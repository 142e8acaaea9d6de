import {expect, test} from 'vitest';
import {diffLines, printDiff} from '../../../source/core/status/line-diff.ts';

const lines = (...all: readonly string[]) => all.join('\n');

test('what is the same in both is told once, what differs by its sign', () => {
	const said = diffLines(lines('a', 'b', 'c', 'd'), lines('a', 'x', 'c', 'd', 'e')).map(({sign, text}) => sign + text);
	expect(said).toEqual([' a', '-b', '+x', ' c', ' d', '+e']);
	expect(printDiff(diffLines('a\nb', 'a\nb\n'))).toEqual([]);
});

test('only what is near a difference is printed, and gaps are marked', () => {
	const before = Array.from({length: 20}, (_, index) => `line ${index}`);
	const after = before.map(line => (line === 'line 3' || line === 'line 15' ? 'other' : line));
	expect(printDiff(diffLines(lines(...before), lines(...after)), 1)).toEqual([
		'@@',
		'  line 2',
		'- line 3',
		'+ other',
		'  line 4',
		'@@',
		'  line 14',
		'- line 15',
		'+ other',
		'  line 16',
	]);
});
