import {expect, test} from 'vitest';
import {textMatching} from '../../../source/simulator/documents/text-matching.ts';

test.each([
	['^[a-z]{3,9}$', undefined],
	['^(dev|test|prod)-\\d{4}$', undefined],
	['^vpc-[a-f0-9]{17}$', undefined],
	['^(?:[A-Z]\\w+\\s?)+$', undefined],
	['^$|^arn:aws:iam::\\d{12}:role/[\\w+=,.@/-]+$', undefined],
	['^[^\\]]+\\.json$', undefined],
	['^i-[0-9a-f]{8,17}$', 'i-12345678'],
])('a text that %s takes', (pattern, candidate) => {
	const text = textMatching(pattern, candidate === undefined ? [] : ['no', candidate]);
	expect(text).toMatch(new RegExp(pattern));
	if (candidate !== undefined) {
		expect(text).toBe(candidate);
	}
});

test("Java's own patterns are left alone", () => {
	expect(textMatching('(?i)^\\p{Alpha}++$', ['x'])).toBeUndefined();
});
