import {expect, test} from 'vitest';
import {findChain} from '../../../source/core/planning/attempt-chain.ts';

const link = (executionId: string, retryOf: string, startedAt: number | null) => ({executionId, retryOf, startedAt});

test('an execution that nothing is linked to is a chain of one', () => {
	expect(findChain('a', [link('c', 'b', 1)])).toEqual(['a']);
});

test('the original comes first, then what retries it and what retries that, by start', () => {
	const links = [link('d', 'b', 3), link('b', 'a', 1), link('c', 'a', 2), link('y', 'x', 1)];
	for (const from of ['a', 'b', 'c', 'd']) {
		expect(findChain(from, links)).toEqual(['a', 'b', 'c', 'd']);
	}
});

test('one whose start is not known comes last, as it was started just now', () => {
	expect(findChain('a', [link('c', 'a', null), link('b', 'a', 5)])).toEqual(['a', 'b', 'c']);
});

test('tags that name one another in a circle end', () => {
	expect(findChain('a', [link('a', 'b', 1), link('b', 'a', 2)])).toEqual(['a', 'b']);
});
