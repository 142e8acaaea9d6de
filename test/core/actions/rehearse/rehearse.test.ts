import {expect, test} from 'vitest';
import {printRehearsal, printRehearsalJson} from '../../../../source/core/actions/rehearse/print.ts';
import {listAlternatives, rehearse} from '../../../../source/core/actions/rehearse/rehearse.ts';

const plan = {
	entries: [{size: 4, concurrency: 2, allowed: 1}],
	order: 'separate-parallel',
	experience: {
		usual: {runs: 1, durationsMs: Float64Array.of(1000, 1000, 1000, 3_600_000), errors: Uint8Array.of(1, 1, 0, 0)},
		failing: null,
		slow: null,
		slowAndFailing: null,
		chances: {fails: 0, isSlow: 0},
		expansionsMs: [0],
	},
} as const;

test.each([
	[
		'half and twice as many, of both',
		[{size: 100, concurrency: 12, allowed: 5}],
		['6/5', '24/5', '12/2', '12/10', '24/10'],
	],
	['of none allowed the next step up is one', [{size: 100, concurrency: 1, allowed: 0}], ['2/0', '1/1', '2/1']],
	['never more than there are', [{size: 3, concurrency: 3, allowed: 3}], ['2/3', '3/1']],
	[
		'each entry by itself',
		[
			{size: 9, concurrency: 2, allowed: 0},
			{size: 9, concurrency: 4, allowed: 2},
		],
		['1/0 2/2', '4/0 8/2', '2/0 4/1', '2/1 4/4', '4/1 8/4'],
	],
] as const)('other rate controls: %s', (_, entries, expected) => {
	const shown = listAlternatives(entries).map(one =>
		one.map(({concurrency, allowed}) => `${concurrency}/${allowed}`).join(' '),
	);
	expect(shown).toEqual(expected);
});

test('JSON has the shares, the spreads and the other rate controls', () => {
	const {alternatives, ...asPlanned} = JSON.parse(
		printRehearsalJson(rehearse(plan, {seeds: 3, firstSeed: 1}), {firstSeed: 1}),
	);
	expect(asPlanned).toEqual({
		seeds: 3,
		firstSeed: 1,
		locations: 4,
		rates: [{locations: 4, maxConcurrency: 2, maxErrors: 1}],
		fuseBlown: 1,
		blownAfterSeconds: {median: 1, p95: 1},
		hitBeforeBlown: {median: 3, p95: 3},
		seconds: {median: 2, p95: 2},
		failed: {median: 2, p95: 2},
	});
	expect(alternatives[3]).toEqual({
		rates: [{locations: 4, maxConcurrency: 2, maxErrors: 2}],
		fuseBlown: 0,
		blownAfterSeconds: null,
		hitBeforeBlown: null,
		seconds: {median: 3601, p95: 3601},
		failed: {median: 2, p95: 2},
	});
});

test('in words, as a table and as pictures', () => {
	const lines = printRehearsal(rehearse(plan, {seeds: 3, firstSeed: 1}), {
		plan: 'plan.yaml',
		firstSeed: 1,
		isAscii: true,
	});
	expect(lines.slice(0, 2)).toEqual([
		'REHEARSAL of plan.yaml: 4 locations, 3 seeds from 1. Nothing is started on AWS.',
		'2 at a time, stops after 1: 100 % blown, 2s; 1/1: 100 % blown, 2s; 4/1: 100 % blown, 1h00m; 2/0: 100 % blown, 1s; 2/2: 0 % blown, 1h00m; 4/2: 0 % blown, 1h00m',
	]);
	expect(lines.map(line => line.replaceAll(/ {2,}/g, ' | '))).toContain(
		'2 | 1 | 100 % | 1s (1s) | 3 (3) | 2s (2s) | 2 (2) | as planned',
	);
	expect(lines).toContain(`  2/1  ${'#'.repeat(40)} 100 %`);
	expect(lines).toContain('  2/2  0 %');
	expect(lines.at(-1)).toBe(`  2s  ${'#'.repeat(40)} 3`);
});

test('what never ends has no seconds', () => {
	const usual = {
		...plan.experience.usual,
		durationsMs: Float64Array.of(1, 1, 1, Number.POSITIVE_INFINITY),
		errors: new Uint8Array(4),
	};
	const endless = rehearse({...plan, experience: {...plan.experience, usual}}, {seeds: 2, firstSeed: 1});
	expect(JSON.parse(printRehearsalJson(endless, {firstSeed: 1})).seconds).toEqual({median: null, p95: null});
	expect(printRehearsal(endless, {plan: 'p', firstSeed: 1, isAscii: true}).at(-1)).toMatch(/never ends {2}#+ 2$/);
});
