import {expect, test} from 'vitest';
import type {Experience, Trials} from '../../../../source/core/actions/rehearse/experience.ts';
import {playFanOut} from '../../../../source/core/actions/rehearse/play.ts';

const never = Number.POSITIVE_INFINITY;

/** What each location always takes, in seconds; with `!` it fails. */
function trials(...locations: readonly string[]): Trials {
	return {
		runs: 1,
		durationsMs: Float64Array.from(locations, text =>
			text.startsWith('∞') ? never : 1000 * Number.parseInt(text, 10),
		),
		errors: Uint8Array.from(locations, text => (text.endsWith('!') ? 1 : 0)),
	};
}

function experience(usual: Trials, change: Partial<Experience> = {}): Experience {
	return {
		usual,
		failing: null,
		slow: null,
		slowAndFailing: null,
		chances: {fails: 0, isSlow: 0},
		expansionsMs: [0],
		...change,
	};
}

const entry = (size: number, concurrency: number, allowed: number) => ({size, concurrency, allowed});

test.each([
	['one at a time takes the sum', [entry(3, 1, 0)], ['1', '2', '3'], {tookMs: 6000, failed: 0}],
	['the next starts as soon as one ends', [entry(3, 2, 0)], ['1', '4', '3'], {tookMs: 4000, failed: 0}],
	['errors that are allowed stop nothing', [entry(3, 1, 1)], ['1!', '2', '3'], {tookMs: 6000, failed: 1}],
	[
		'the error after the allowed ones blows the fuse, and no further location starts',
		[entry(4, 1, 1)],
		['1!', '1!', '1', '1'],
		{tookMs: 2000, failed: 2, blownAtMs: 2000, hitBeforeBlown: 2},
	],
	[
		'what runs when the fuse blows was hit, goes on and may fail too',
		[entry(4, 3, 0)],
		['1!', '5!', '2', '9'],
		{tookMs: 5000, failed: 2, blownAtMs: 1000, hitBeforeBlown: 3},
	],
	[
		'of none allowed the first stops',
		[entry(2, 1, 0)],
		['1!', '1'],
		{tookMs: 1000, failed: 1, blownAtMs: 1000, hitBeforeBlown: 1},
	],
	['what never ends keeps it from ending', [entry(2, 1, 0)], ['∞', '1'], {tookMs: never, failed: 0}],
	[
		'each target location has a limit and a fuse of its own, side by side',
		[entry(2, 1, 0), entry(2, 1, 0)],
		['1!', '1', '3', '3'],
		{tookMs: 6000, failed: 1, blownAtMs: 1000, hitBeforeBlown: 2},
	],
] as const)('%s', (_, entries, locations, expected) => {
	expect(playFanOut(entries, 'separate-parallel', experience(trials(...locations)), 1)).toEqual({
		blownAtMs: null,
		hitBeforeBlown: null,
		...expected,
	});
});

test.each([
	['separate-parallel', {tookMs: 3000, failed: 1, blownAtMs: 1000, hitBeforeBlown: 2}],
	['separate-serial', {tookMs: 1000, failed: 1, blownAtMs: 1000, hitBeforeBlown: 1}],
	['pooled', {tookMs: 3000, failed: 1, blownAtMs: 1000, hitBeforeBlown: 2}],
] as const)('several target locations go %s, as the world is set', (order, expected) => {
	const entries = [entry(1, 1, 0), entry(1, 1, 0)];
	expect(playFanOut(entries, order, experience(trials('1!', '3')), 1)).toEqual(expected);
});

test('the expansion of OUs comes first', () => {
	const drawn = experience(trials('1'), {expansionsMs: [1500]});
	expect(playFanOut([entry(1, 1, 0)], 'separate-parallel', drawn, 1).tookMs).toBe(2500);
});

test('added failures come in as often as their share says, and take as long as a failure does', () => {
	const many = Array.from({length: 100}, () => '4');
	const drawn = experience(trials(...many), {
		failing: trials(...many.map(() => '1!')),
		chances: {fails: 0.1, isSlow: 0},
	});
	const played = Array.from({length: 200}, (_, seed) =>
		playFanOut([entry(100, 1, 100)], 'separate-parallel', drawn, seed),
	);
	const failed = played.reduce((sum, one) => sum + one.failed, 0) / played.length;
	expect(failed).toBeGreaterThan(9);
	expect(failed).toBeLessThan(11);
	expect(played.every(one => one.tookMs === 400_000 - 3000 * one.failed)).toBe(true);
});

test('the same seed plays the same', () => {
	const drawn = experience(trials('1', '2'), {failing: trials('1!', '2!'), chances: {fails: 0.5, isSlow: 0}});
	const play = (seed: number) => playFanOut([entry(2, 1, 2)], 'separate-parallel', drawn, seed);
	expect(play(7)).toEqual(play(7));
	expect(new Set(Array.from({length: 40}, (_, seed) => play(seed).failed))).toEqual(new Set([0, 1, 2]));
});
