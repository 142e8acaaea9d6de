import {expect, test} from 'vitest';
import {matchesGlob} from '../../../source/core/domain/glob.ts';

test('a star stands for anything, and everything else for itself', () => {
	const cases: ReadonlyArray<readonly [string, string, boolean]> = [
		['Acme-*', 'Acme-Delete', true],
		['Acme-*', 'acme-Delete', false],
		['*', '', true],
		['', '', true],
		['', 'a', false],
		['a*a', 'a', false],
		['a*b*c', 'a-b-c', true],
		['a*b*c', 'a-c-b', false],
		['*Stop*Instance*', 'AWS-StopEC2Instance', true],
		['a.c', 'abc', false],
		['**a', 'ba', true],
	];
	expect(cases.map(([pattern, text]) => matchesGlob(pattern, text))).toEqual(cases.map(([, , is]) => is));
});

test('a pattern of many stars takes no longer than the text is', () => {
	const from = performance.now();
	expect(matchesGlob(`${'*a'.repeat(60)}*b`, 'a'.repeat(100_000))).toBe(false);
	expect(performance.now() - from).toBeLessThan(500);
});
