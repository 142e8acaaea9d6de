import {expect, test} from 'vitest';
import {fitPhrases} from '../../../source/core/status/fit-phrases.ts';

const phrase = (...forms: ReadonlyArray<readonly [text: string, keep: number]>) => ({
	forms: forms.map(([text, keep]) => ({text, keep})),
});

test('everything is said whole where it fits', () => {
	expect(fitPhrases([phrase(['long one', 1], ['one', 0]), phrase(['long two', 2], ['two', 0])], 18)).toEqual([0, 0]);
});

test('the least important is shortened first, and no more than needed', () => {
	const phrases = [phrase(['long one', 2], ['one', 0]), phrase(['long two', 1], ['two', 0])];
	expect(fitPhrases(phrases, 17)).toEqual([0, 1]);
	expect(fitPhrases(phrases, 12)).toEqual([1, 1]);
});

test('what is left out takes no gap', () => {
	expect(fitPhrases([phrase(['one', 9]), phrase(['two', 1], ['', 0])], 3)).toEqual([0, 1]);
});

test('where nothing can be shortened any more the shortest forms stay', () => {
	expect(fitPhrases([phrase(['too long', 1])], 3)).toEqual([0]);
});
