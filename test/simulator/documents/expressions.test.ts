import {describe, expect, test} from 'vitest';
import {holds} from '../../../source/simulator/documents/choices.ts';
import {fillIn, toTexts} from '../../../source/simulator/documents/expressions.ts';

const values: Readonly<Record<string, unknown>> = {Name: 'web', Ids: ['i-1', 'i-2'], Count: 3, 'make.Map': {a: 1}};
const fill = (value: unknown) => fillIn(value, reference => values[reference]);

describe('filling in', () => {
	test('keeps the type of a value that stands alone', () => {
		expect(fill({ids: '{{ Ids }}', count: '{{Count}}', map: '{{make.Map}}'})).toEqual({
			ids: ['i-1', 'i-2'],
			count: 3,
			map: {a: 1},
		});
	});

	test('writes values into a text', () => {
		expect(fill('{{ Name }}-{{ Count }} of {{ Ids }}')).toBe('web-3 of ["i-1","i-2"]');
	});

	test('goes into lists and maps and leaves what it does not know', () => {
		expect(fill([{a: ['{{ Name }}', '{{ Gone }}', 7, true]}])).toEqual([{a: ['web', '{{ Gone }}', 7, true]}]);
	});
});

test('every output is a list of texts', () => {
	expect([toTexts('x'), toTexts(['x', 1]), toTexts({a: 1}), toTexts(true), toTexts(undefined)]).toEqual([
		['x'],
		['x', '1'],
		['{"a":1}'],
		['true'],
		[],
	]);
});

describe('a choice', () => {
	test.each([
		[{Variable: 'a', StringEquals: 'a'}, true],
		[{Variable: 'a', StringEquals: 'A'}, false],
		[{Variable: 'a', EqualsIgnoreCase: 'A'}, true],
		[{Variable: 'Windows Server', StartsWith: 'Windows'}, true],
		[{Variable: 'Windows Server', EndsWith: 'Windows'}, false],
		[{Variable: 'Windows Server', Contains: 'Serv'}, true],
		[{Variable: '7', NumericEquals: 7}, true],
		[{Variable: 7, NumericGreater: 7}, false],
		[{Variable: 7, NumericGreaterOrEquals: 7}, true],
		[{Variable: 6, NumericLesser: 7}, true],
		[{Variable: 8, NumericLesserOrEquals: 7}, false],
		[{Variable: 'True', BooleanEquals: true}, true],
		[{Not: {Variable: 'a', StringEquals: 'a'}}, false],
		[
			{
				And: [
					{Variable: 1, NumericEquals: 1},
					{Variable: 2, NumericEquals: 3},
				],
			},
			false,
		],
		[
			{
				Or: [
					{Variable: 1, NumericEquals: 1},
					{Variable: 2, NumericEquals: 3},
				],
			},
			true,
		],
		[{Variable: 'a'}, false],
	])('%j holds: %s', (condition, expected) => {
		expect(holds(condition)).toBe(expected);
	});
});
