import {describe, expect, test} from 'vitest';
import {findOptimum} from '../../../bench/cover/optimum.ts';
import {type Location, printLocation} from '../../../source/core/domain/location.ts';
import {coverLocations, coverSelection} from '../../../source/core/planning/cover.ts';
import {selectLocations} from '../../../source/core/planning/selection.ts';
import fc from '../../harness/fast-check.ts';

const account = (index: number) => String(111_100_000_000 + index);
const region = (index: number) => `xx-test-${index + 1}`;

/** Locations of a picture: a line for each account, `#` where it is selected. */
function draw(...lines: readonly string[]): Location[] {
	return lines.flatMap((line, row) =>
		[...line].flatMap((mark, column) => (mark === '#' ? [{accountId: account(row), region: region(column)}] : [])),
	);
}

function rectangle(accounts: number, regions: number): Location[] {
	return draw(...Array.from({length: accounts}, () => '#'.repeat(regions)));
}

/** Every location that a cover sends, as often as it sends it. */
function expand(entries: ReturnType<typeof coverLocations>): string[] {
	return entries
		.flatMap(({Accounts, Regions}) =>
			Accounts.flatMap(accountId => Regions.map(name => printLocation({accountId, region: name}))),
		)
		.sort();
}

describe('the cover', () => {
	test('accounts with the same Regions share one target location', () => {
		expect(coverLocations(draw('#.#', '#.#', '.#.'))).toEqual([
			{Accounts: [account(0), account(1)], Regions: [region(0), region(2)]},
			{Accounts: [account(2)], Regions: [region(1)]},
		]);
	});

	test('an empty selection needs no target location', () => {
		expect(coverLocations([])).toEqual([]);
	});

	test('a location that is listed twice is sent once', () => {
		expect(expand(coverLocations([...draw('#'), ...draw('#')]))).toEqual([`${account(0)}/${region(0)}`]);
	});

	test.each([
		['a full rectangle', rectangle(20, 17), 1],
		['a rectangle of 51 accounts', rectangle(51, 3), 2],
		['a rectangle of 5,000 accounts', rectangle(5000, 20), 100],
		['a rectangle of 60 Regions', rectangle(3, 60), 2],
		['a hole', draw('####', '#.##', '####'), 2],
		['two holes in a row', draw('####', '#..#', '####'), 2],
		['two holes in a column', draw('####', '#.##', '#.##'), 2],
		['two holes apart', draw('####', '#.##', '##.#'), 3],
		['a row that is longer', draw('###.', '####', '###.'), 2],
		['a row and a column that stick out', draw('###.', '###.', '####', '##..'), 3],
		['failures of one account and one Region', draw('..#..', '..#..', '#####', '..#..'), 2],
		['failures of two accounts and two Regions', draw('.#.#.', '#####', '.#.#.', '#####'), 2],
		['a diagonal', draw('#..', '.#.', '..#'), 3],
		['blocks that share nothing', draw('##...', '##...', '..###', '..###'), 2],
		['steps', draw('#...', '##..', '###.', '####'), 4],
	])('%s takes the fewest target locations', (_, locations, fewest) => {
		const cover = coverLocations(locations);
		expect(cover).toHaveLength(fewest);
		expect(expand(cover)).toEqual(locations.map(printLocation).sort());
	});

	test('one row beyond 50 shares the target locations of others instead of taking its own', () => {
		const rows = [...Array(51).fill('##'), ...Array(49).fill('#.'), ...Array(49).fill('.#')];
		expect(coverLocations(draw(...rows))).toHaveLength(3);
	});

	test('the longest target locations come first', () => {
		const sizes = coverLocations(draw('#...', '.###', '.###')).map(
			entry => entry.Accounts.length * entry.Regions.length,
		);
		expect(sizes).toEqual([6, 1]);
	});
});

const matrix = (rows: number, columns: number) =>
	fc.array(fc.string({unit: fc.constantFrom('#', '.'), minLength: columns, maxLength: columns}), {maxLength: rows});

describe('the cover of any selection', () => {
	test('sends every location exactly once and no other, within the limits', () => {
		fc.assert(
			fc.property(matrix(70, 12), fc.constantFrom(1, 2, 5, 50), (lines, limit) => {
				const cover = coverSelection(selectLocations(draw(...lines)), limit);
				expect(expand(cover)).toEqual(
					draw(...lines)
						.map(printLocation)
						.sort(),
				);
				for (const entry of cover) {
					expect(entry.Accounts.length).toBeLessThanOrEqual(limit);
					expect(entry.Regions.length).toBeLessThanOrEqual(50);
				}
			}),
			{numRuns: 60},
		);
	});

	test('keeps 50 columns apart that only their highest bits tell', () => {
		fc.assert(
			fc.property(matrix(12, 50), lines => {
				expect(expand(coverLocations(draw(...lines)))).toEqual(
					draw(...lines)
						.map(printLocation)
						.sort(),
				);
			}),
			{numRuns: 30},
		);
	});

	test('needs no more than 5 % over the optimum on average', () => {
		const [ours, optimum] = [0, 0].map(() => ({entries: 0}));
		fc.assert(
			fc.property(matrix(5, 5), fc.constantFrom(2, 50), (lines, limit) => {
				ours!.entries += coverSelection(selectLocations(draw(...lines)), limit).length;
				const rows = lines.map(line => [...line].reduce((bits, mark, bit) => bits + (mark === '#' ? 2 ** bit : 0), 0));
				optimum!.entries += findOptimum(rows, 5, limit);
			}),
			{numRuns: 100},
		);
		expect(ours!.entries).toBeLessThanOrEqual(optimum!.entries * 1.05);
	});
});
