import {describe, expect, test} from 'vitest';
import {findRanges, holdsSearch} from '../../../../source/core/domain/search/holds-query.ts';
import {listMistakes, parseQuery} from '../../../../source/core/domain/search/parse-query.ts';

/** A row as a list has it. */
const row = {
	words: ['aws:runCommand'],
	fields: {
		account: ['111122223333', 'payments-prod'],
		region: ['eu-west-1', 'Europe (Ireland)'],
		status: ['TimedOut'],
		msg: ['Access denied, then it timed out after 600 s'],
		ou: [],
	},
};

describe('a search holds for a row', () => {
	test.each([
		['', true],
		['   ', true],
		['payments', true],
		['PAYMENTS', true],
		['payments ireland', true],
		['ireland payments', true],
		['payments virginia', false],
		['!virginia', true],
		['!payments', false],
		['!!payments', true],
		['payments !virginia', true],
		['payments !ireland', false],
		['!', true],
		['"access denied"', true],
		['"denied access"', false],
		['denied access', true],
		['"access den', true],
		['!"access denied"', false],
		['/^payments-(prod|test)$/', true],
		['/PAYMENTS-P/', true],
		['/^prod/', false],
		['/timed out after \\d+ s/', true],
		['/timed out after \\d+ m/', false],
		['!/timed out/', false],
		['/pay', true],
		['/', true],
		['//', true],
		['region:eu', true],
		['REGION:EU', true],
		['region:us', false],
		['region:us,eu', true],
		['region:us,', false],
		['!region:eu', false],
		['!region:us', true],
		['region:payments', false],
		['region:/^eu-.*-1$/', true],
		['msg:"denied, then"', true],
		['msg:denied,', true],
		['msg:/^access/', true],
		['status:timed', true],
		['status:failed', false],
		['ou:prod', false],
		['!ou:prod', true],
		['account:1111 region:ireland status:timedout', true],
		['region:', true],
		['region: eu', true],
		// What only looks like a field is a word.
		['aws:runcommand', true],
		['aws:other', false],
		// This row knows nothing of a starter, so nothing is said by it.
		['by:anna', true],
		['!by:anna', true],
	])('%s', (search, isFound) => {
		expect(holdsSearch(search, row)).toBe(isFound);
	});
});

test.each([
	['/(/', /isn’t a regular expression: unterminated group/],
	['/[a-/', /unterminated character class/],
	['/a**/', /nothing to repeat/],
	['/(?=a)b/', /look-around/],
	['/(a)\\1/', /back references/],
	['msg:/*/', /nothing to repeat/],
])('what can’t be read is said, and passed over: %s', (search, words) => {
	const query = parseQuery(search);
	expect(query.mistakes.join()).toMatch(words);
	expect(holdsSearch(search, row)).toBe(true);
	expect(holdsSearch(`virginia ${search}`, row)).toBe(false);
});

test('a field that a screen doesn’t know is a mistake there, with those that it knows', () => {
	expect(listMistakes(parseQuery('by:anna region:eu'), ['account', 'region'])).toEqual([
		'by: says nothing on this screen; here are account: region:',
	]);
	expect(listMistakes(parseQuery('region:eu'), [])).toEqual([
		'region: says nothing on this screen; no field is known here',
	]);
	expect(listMistakes(parseQuery('region:eu anna'), ['region'])).toEqual([]);
});

test('patterns that take for ever elsewhere take no time', () => {
	const text = 'a'.repeat(20_000);
	const begun = process.cpuUsage().user;
	expect(holdsSearch('/^(a+)+$/', {words: [`${text}!`]})).toBe(false);
	expect(holdsSearch('/(a|a)*b/', {words: [text]})).toBe(false);
	expect(process.cpuUsage().user - begun).toBeLessThan(5_000_000);
});

describe('what is found is where it stands', () => {
	test.each([
		[
			'role',
			'the role Role',
			[
				[4, 8],
				[9, 13],
			],
		],
		['!role', 'the role', []],
		['ro ole', 'the role', [[4, 8]]],
		['/r.l/', 'the role', [[4, 7]]],
		['msg:role', 'the role', [[4, 8]]],
		['/o*/', 'foo', [[1, 3]]],
		['b', '😀b', [[2, 3]]],
		['/b/', '😀b', [[2, 3]]],
		['b', 'İb', [[1, 2]]],
	])('%s in %s', (search, text, ranges) => {
		expect(findRanges(parseQuery(search), text)).toEqual(ranges);
	});
});
