import {describe, expect, test} from 'vitest';
import {stringify} from 'yaml';
import {indentContinuations} from '../../../source/simulator/documents/mend-yaml.ts';
import {readRunbookText} from '../../../source/simulator/documents/parse-runbook-text.ts';
import fc from '../../harness/fast-check.ts';

const source = (text: string, version?: '1.1' | '1.2') => {
	const read = readRunbookText(text, version);
	return 'mistake' in read ? read.mistake : read.source;
};

describe("YAML that Java's reader takes", () => {
	test.each([
		['a:\n  b: {\n  "x": 1,\n  "y": True\n  }\nc: 1\n', {a: {b: {x: 1, y: true}}, c: 1}],
		['a:\n  b: [\n1, 2, # two\n]\n  c: 3\n', {a: {b: [1, 2], c: 3}}],
		['d: "first line,\nsecond line"\ne: 1\n', {d: 'first line, second line', e: 1}],
		["a:\n  b:\n    c: 'it''s\n  here\n\n now'\n    d: 1\n", {a: {b: {c: "it's here\nnow", d: 1}}}],
		['- {a: "}\n\\" # no comment",\nb: it\'s}\n- |\n  {"\n- x\n', [{a: '} " # no comment', b: "it's"}, '{"\n', 'x']],
		['s:\n  - name: a\n    nextStep: b\n    nextStep: c\n', {s: [{name: 'a', nextStep: 'c'}]}],
	])('%j loads, with a warning', (text, expected) => {
		const read = readRunbookText(text);
		expect(read).toMatchObject({source: expected});
		expect('warnings' in read && read.warnings).toHaveLength(1);
	});

	test('has the words and numbers of YAML 1.1, unless a world says otherwise', () => {
		const text = 'a: yes\nb: Off\nc: 010\nd: 1_000\ne: 09\nf: n\ng: 2012-01-01\nh: 0x1F\n';
		expect(source(text)).toEqual({a: true, b: false, c: 8, d: 1000, e: '09', f: 'n', g: '2012-01-01', h: 31});
		expect(source(text, '1.2')).toMatchObject({a: 'yes', b: 'Off', c: 10, d: '1_000', e: 9});
	});

	test.each(['a: b: c', 'a:\n\tb: 1', 'a: [1, 2', '"open'])('%j is refused all the same', text => {
		expect(readRunbookText(text)).toHaveProperty('mistake');
	});
});

test('indenting changes no text that reads without it', () => {
	const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant('{{ a }}'), fc.constant("it's #1: [x"));
	const tree = fc.letrec(tie => ({
		node: fc.oneof({depthSize: 'small'}, leaf, fc.array(tie('node')), fc.dictionary(fc.string(), tie('node'))),
	})).node;
	fc.assert(
		fc.property(tree, fc.boolean(), (value, isFlow) => {
			const text = stringify({value}, isFlow ? {collectionStyle: 'flow', lineWidth: 20} : {lineWidth: 20});
			expect(source(indentContinuations(text), '1.2')).toEqual(source(text, '1.2'));
		}),
	);
});
