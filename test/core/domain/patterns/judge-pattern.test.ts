import fc from 'fast-check';
import {expect, test} from 'vitest';
import {judgePattern} from '../../../../source/core/domain/patterns/judge-pattern.ts';

test('what Java and JavaScript read alike is judged', () => {
	const cases: ReadonlyArray<readonly [string, string, boolean]> = [
		['^[a-z]+$', 'abc', true],
		['^[a-z]+$', 'abC', false],
		['[a-z]', '1a1', true],
		['^$|^i-([0-9a-f]{8}|[0-9a-f]{17})$', 'i-0123abcd', true],
		['^$|^i-([0-9a-f]{8}|[0-9a-f]{17})$', 'i-0123abcde', false],
		['^arn:(?:aws|aws-cn|aws-us-gov):iam::\\d{12}:role\\/.*$', 'arn:aws:iam::111122223333:role/x', true],
		['^[\\w\\-.]{1,128}$', 'a-b.c_d', true],
		['^[\\w\\-.]{1,128}$', 'a b', false],
		['^(a|b)*?c{2,3}$', 'abbacc', true],
		['^(a|b)*?c{2,3}$', 'abbac', false],
		['^[^-\\]]$', ']', false],
		['^(a*)*$', 'aaab', false],
		['^.{1,2048}$', 'x'.repeat(512), true],
		['^.$', '😀', true],
		['^\\x41\\u0042\\t$', 'AB\t', true],
		['^a$', 'a\n', true],
		['^(|a)+$', '', true],
	];
	expect(cases.map(([pattern, value]) => judgePattern(pattern, value))).toEqual(cases.map(([, , is]) => is));
});

test('what they read differently, or only one reads, is left to AWS', () => {
	const patterns = [
		...[
			'^\\p{Alnum}+$',
			'^\\p{L}+$',
			'\\A[a-z]+\\z',
			'a\\Z',
			'^\\Qa.b\\E$',
			'(?i)^abc$',
			'^[a-z]++$',
			'a*+',
			'a?+',
			'a{1,2}+',
		],
		...[
			'^[a-z&&[^xyz]]+$',
			'^[a-c[x-z]]+$',
			'^\\h*abc$',
			'^\\x{61}bc$',
			'(?=a)',
			'(?!a)',
			'(?<=a)',
			'(?>a)',
			'(?<n>a)\\k<n>',
		],
		...[
			'(a)\\1',
			'\\bword\\b',
			'[]a]',
			'[^]',
			'{{.*}}',
			'a**',
			'^*',
			'*a',
			'(a',
			'a)',
			'[a',
			'[z-a]',
			'a{3,2}',
			'\\',
			'\\cA',
			'\\0',
		],
		'('.repeat(200) + ')'.repeat(200),
		'((a{1,500}){1,500}){1,500}',
	];
	expect(patterns.filter(pattern => judgePattern(pattern, 'a') !== null)).toEqual([]);
});

test('a pattern that JavaScript would try for years is judged at once', () => {
	const value = 'a'.repeat(512);
	for (const pattern of [
		'^(([a-z])+.)+[A-Z]([a-z])+$',
		'^(a|a)*b$',
		'^(a*)*(a*)*b$',
		'^.*.*.*.*.*.*.*.*b$',
		'(a+)+(a+)+(a+)+B',
	]) {
		const from = performance.now();
		expect(judgePattern(pattern, value)).toBe(false);
		expect(performance.now() - from).toBeLessThan(1000);
	}
});

test('of simple patterns the judgement is JavaScript’s', () => {
	const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '\\d', '\\.', '.', '^', '$', '(a|b)', '(?:ab|c)', '(a|)');
	const part = fc
		.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '+?'))
		.map(([one, count]) => (/^[$^]$/.test(one) ? one : one + count));
	const pattern = fc.array(part, {maxLength: 5}).map(parts => parts.join(''));
	fc.assert(
		fc.property(
			fc.tuple(pattern, pattern),
			fc.string({unit: fc.constantFrom('a', 'b', 'c', '.', '1'), maxLength: 8}),
			([one, other], value) => {
				expect(judgePattern(`${one}|${other}`, value)).toBe(new RegExp(`${one}|${other}`).test(value));
			},
		),
		{numRuns: 2000},
	);
});
