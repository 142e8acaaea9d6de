import {expect, test} from 'vitest';
import {groupByTurn, shareRate} from '../../../source/core/planning/share-rate.ts';
import fc from '../../harness/fast-check.ts';

test('concurrency is shared in proportion to the locations', () => {
	const shares = shareRate([30, 10], {each: 8, total: 8}, {each: 4, total: 4});
	expect(shares).toEqual([
		{concurrency: 6, errors: 3, turn: 0},
		{concurrency: 2, errors: 1, turn: 0},
	]);
});

test('one at a time over three target locations takes three turns', () => {
	expect(shareRate([5, 5, 5], {each: 1, total: 1}, {each: 0, total: 0}).map(({turn}) => turn)).toEqual([0, 1, 2]);
});

test('what a small target location can not use goes to the others', () => {
	expect(shareRate([1, 50], {each: 20, total: 20}, {each: 0, total: 0}).map(share => share.concurrency)).toEqual([
		1, 19,
	]);
});

test('a turn of more than 100 target locations takes several requests', () => {
	const items = Array.from({length: 150}, (_, item) => ({item, turn: item < 120 ? 0 : 1}));
	expect(groupByTurn(items).map(({turn, items: one}) => [turn, one.length])).toEqual([
		[0, 100],
		[0, 20],
		[1, 30],
	]);
});

test('however AWS budgets several target locations, no turn has more than was asked', () => {
	const amount = fc.integer({min: 0, max: 60});
	fc.assert(
		fc.property(
			fc.array(fc.integer({min: 1, max: 100}), {minLength: 1, maxLength: 30}),
			amount,
			amount,
			(sizes, most, errors) => {
				const concurrency = most + 1;
				const shares = shareRate(sizes, {each: concurrency, total: concurrency}, {each: errors, total: errors});
				expect(shares).toHaveLength(sizes.length);
				for (const {items} of groupByTurn(shares.map(item => ({item, turn: item.turn})))) {
					expect(items.reduce((sum, share) => sum + share.concurrency, 0)).toBeLessThanOrEqual(concurrency);
				}

				expect(shares.reduce((sum, share) => sum + share.errors, 0)).toBeLessThanOrEqual(errors);
				expect(shares.every(share => share.concurrency >= 1 && share.errors >= 0)).toBe(true);
			},
		),
	);
});
