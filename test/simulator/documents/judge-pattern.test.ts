import {expect, test} from 'vitest';
import {judgePattern} from '../../../source/simulator/documents/judge-pattern.ts';

test('what Java and JavaScript read alike is judged', () => {
	expect(judgePattern('^[\\w.*+-]{1,3}(a|b)?$', 'x+a')).toBe(true);
	expect(judgePattern('^INC-\\d+$', 'INC-x')).toBe(false);
	expect(judgePattern('^\\[a\\]\\x41\\u0042\\/$', '[a]AB/')).toBe(true);
});

test('what they read differently isn’t', () => {
	const patterns = [
		'^\\p{Alnum}+$',
		'\\A[a-z]+\\z',
		'^\\Qa.b\\E$',
		'(?i)^abc$',
		'^[a-z]++$',
		'^[a-z&&[^xyz]]+$',
		'^[a-c[x-z]]+$',
	];
	const others = ['^\\h*abc$', '^\\x{61}bc$', '\\bword', '(a)\\1', '(?!a)', '[]a]', '(', '\\'];
	expect([...patterns, ...others].filter(pattern => judgePattern(pattern, 'abc') !== undefined)).toEqual([]);
});

test('a pattern that would take years is given up, and not tried again', () => {
	expect(judgePattern('^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(60))).toBeUndefined();
	const from = performance.now();
	expect(judgePattern('^(([a-z])+.)+[A-Z]([a-z])+$', 'b'.repeat(60))).toBeUndefined();
	expect(performance.now() - from).toBeLessThan(500);
});
