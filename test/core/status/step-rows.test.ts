import {expect, test} from 'vitest';
import {documentOf} from '../../../source/core/status/step-document.ts';
import {findInStep, layOutStep, unfoldTo} from '../../../source/core/status/step-rows.ts';
import {locationStep} from '../follow/steps.ts';

const step = locationStep('111122223333', 'eu-west-1', {
	failureMessage: 'Disk full\non sda',
	inputs: {InstanceIds: '["i-1","i-2"]', State: '"stopped"'},
	outputs: {Report: [JSON.stringify({items: Array.from({length: 60}, (_, n) => `item ${n}`)})], Plain: ['one', 'two']},
});

const textsOf = (toggled: ReadonlySet<string> = new Set()) =>
	layOutStep(documentOf(step, {accountId: '111122223333', region: 'eu-west-1'}, undefined), toggled, 80).rows.map(
		({text}) => text.trimEnd(),
	);

test('the failure comes first, JSON as a tree, and a long list folded', () => {
	const texts = textsOf();
	expect(texts.slice(0, 3)).toEqual(['- Failure', '    Disk full', '    on sda']);
	expect(texts).toContain('  - InstanceIds:');
	expect(texts).toContain('      0 = i-1');
	expect(texts).toContain('    State = stopped');
	expect(texts).toContain('    + items: [60]');
	expect(texts).toContain('      1 = two');
});

test('a search finds what is folded, and unfolds only what lies above it', () => {
	const document = documentOf(step, {accountId: '111122223333', region: 'eu-west-1'}, undefined);
	const matches = findInStep(document, 'ITEM 42');
	expect(matches).toHaveLength(1);
	const toggled = unfoldTo(matches[0]!.node, new Set());
	expect(textsOf(toggled)).toContain('        42 = item 42');
	expect(textsOf()).not.toContain('        42 = item 42');
});

test('the document of a step that has not changed is the same, so nothing is laid out again', () => {
	expect(documentOf(step, {accountId: '111122223333', region: 'eu-west-1'}, undefined)).toBe(
		documentOf(step, {accountId: '111122223333', region: 'eu-west-1'}, undefined),
	);
	const toggled = new Set<string>();
	expect(layOutStep(documentOf(step, {accountId: '111122223333', region: 'eu-west-1'}, undefined), toggled, 80)).toBe(
		layOutStep(documentOf(step, {accountId: '111122223333', region: 'eu-west-1'}, undefined), toggled, 80),
	);
});
