import {expect, test} from 'vitest';
import {parsePlan} from '../../../source/core/planning/plan-file.ts';

const mistakesOf = (text: string): readonly string[] => {
	const parsed = parsePlan(text);
	return 'mistakes' in parsed ? parsed.mistakes.map(({line, message}) => `${line} ${message}`) : [];
};

/** Each anchor repeats the one before it nine times. */
const bomb = [...'bcdefghij']
	.reduce(
		({text, before}, name) => ({
			text: `${text}${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]\n`,
			before: name,
		}),
		{text: 'a: &a [x, x, x]\n', before: 'a'},
	)
	.text.concat('DocumentName: Own\nParameters: {A: *j}\n');

test('anchors that blow a small text up are a mistake of the plan', () => {
	expect(mistakesOf(bomb)).toEqual(["1 can't be read: Excessive alias count indicates a resource exhaustion attack"]);
	expect(mistakesOf('DocumentName: Own\nParameters: &p {A: *p}\n')).toEqual(['2 must be a list, not a map']);
	expect(mistakesOf('DocumentName: *nobody\n')).toEqual([expect.stringContaining('nobody')]);
});

test('nesting that no request has is a mistake with its line, in brackets, in lists on one line and by indentation', () => {
	const deep = [
		`DocumentName: Own\nTags: ${'['.repeat(100_000)}`,
		`DocumentName: Own\nTags: ${'{a: '.repeat(20_000)}`,
		`DocumentName: Own\n${'- '.repeat(100_000)}x`,
	];
	for (const text of deep) {
		expect(mistakesOf(text)).toEqual(['2 is nested deeper than 50 levels']);
	}

	expect(mistakesOf(Array.from({length: 2000}, (_, level) => `${' '.repeat(level)}a:`).join('\n'))).toEqual([
		'51 is nested deeper than 50 levels',
	]);
	expect(mistakesOf(`DocumentName: "${'['.repeat(60)}"\n`)).toEqual([
		expect.stringContaining('the name or ARN of a runbook'),
	]);
});

test('a key that is there twice, and more lines than a request has, are mistakes', () => {
	expect(mistakesOf('DocumentName: Own\nDocumentName: Other\n')).toEqual(['2 has the key "DocumentName" twice']);
	expect(mistakesOf('a: b\n'.repeat(60_000))).toEqual(['1 has 60001 lines; 50000 are the most that are read']);
});

test('of very many mistakes fifty are told, and how many more there are', () => {
	const told = mistakesOf(Array.from({length: 80}, (_, place) => `Field${place}: x\n`).join(''));
	expect(told).toHaveLength(51);
	expect(told.some(line => line.endsWith('has 31 more mistakes'))).toBe(true);
});

test('a large plan in JSON is read at once', () => {
	const plan = {DocumentName: 'Own-Hello', Parameters: {A: ['x'.repeat(4_900_000)]}};
	const from = performance.now();
	expect(mistakesOf(JSON.stringify(plan))).toEqual(['1 has 4900000 characters; it takes 1 to 512']);
	expect(performance.now() - from).toBeLessThan(2000);
});
