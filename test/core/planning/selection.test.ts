import {describe, expect, test} from 'vitest';
import {printLocation} from '../../../source/core/domain/location.ts';
import {
	countInColumn,
	countInRow,
	invert,
	paint,
	rangeOf,
	toggle,
} from '../../../source/core/planning/edit-selection.ts';
import {parseLocations} from '../../../source/core/planning/parse-locations.ts';
import {
	addLocations,
	createAxes,
	emptySelection,
	extendAxes,
	listLocations,
	type Selection,
} from '../../../source/core/planning/selection.ts';
import fc from '../../harness/fast-check.ts';

const [a, b, c] = ['111122223333', '444455556666', '777788889999'] as const;
const axes = createAxes([a, b, c], ['eu-west-1', 'us-east-1', 'us-west-2']);
const names = (selection: Selection) => [...listLocations(selection)].map(printLocation);

describe('a selection', () => {
	test('is painted by cell, row, column and range', () => {
		const cell = toggle(emptySelection(axes), [1], [2]);
		expect(names(cell)).toEqual([`${b}/us-west-2`]);
		const row = toggle(cell, [1], axes.regions.keys());
		expect([row.size, countInRow(row, 1), countInColumn(row, 0)]).toEqual([3, 3, 1]);
		const column = toggle(emptySelection(axes), axes.accountIds.keys(), [0]);
		expect(names(column)).toEqual([`${a}/eu-west-1`, `${b}/eu-west-1`, `${c}/eu-west-1`]);
		expect(toggle(emptySelection(axes), rangeOf(2, 1), rangeOf(0, 1)).size).toBe(4);
	});

	test('clears what is selected whole, and selects the rest of what is not', () => {
		const row = toggle(emptySelection(axes), [0], [0, 1, 2]);
		expect(toggle(row, [0], [0, 1, 2]).size).toBe(0);
		expect(toggle(row, [0, 1], [0]).size).toBe(4);
	});

	test('stays the same value where painting changes nothing', () => {
		const row = paint(emptySelection(axes), [0], [0], 'select');
		expect(paint(row, [0, 99], [0, 99], 'select')).toBe(row);
	});

	test('keeps its locations when accounts and Regions turn up later', () => {
		const later = extendAxes(toggle(emptySelection(axes), [2], [2]), ['000000000001'], ['ap-east-1']);
		expect(names(later)).toEqual([`${c}/us-west-2`]);
		expect(names(addLocations(later, [{accountId: '000000000002', region: 'sa-east-1'}]))).toEqual([
			`${c}/us-west-2`,
			'000000000002/sa-east-1',
		]);
	});

	test('has room for 64 Regions and says so beyond', () => {
		const regions = Array.from({length: 65}, (_, index) => `xx-test-${index}`);
		expect(invert(emptySelection(createAxes([a], regions.slice(1)))).size).toBe(64);
		expect(() => createAxes([a], regions)).toThrow(RangeError);
	});

	test('inverted twice is itself, and a selection and its inverse fill the matrix', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(2))), cells => {
				const selection = cells.reduce(
					(sum, [row, column]) => paint(sum, [row], [column], 'select'),
					emptySelection(axes),
				);
				expect(names(invert(invert(selection)))).toEqual(names(selection));
				expect(selection.size + invert(selection).size).toBe(9);
				expect(selection.size).toBe(names(selection).length);
			}),
		);
	});
});

describe('a pasted list', () => {
	test('names accounts, locations, or both on a line', () => {
		expect(parseLocations(`# mine\n${a}, ${b}\n${c}/us-east-1;${c}/us-east-1\n${a} eu-west-1 us-east-1\n`)).toEqual({
			accountIds: [a, b],
			locations: [
				{accountId: c, region: 'us-east-1'},
				{accountId: a, region: 'eu-west-1'},
				{accountId: a, region: 'us-east-1'},
			],
			mistakes: [],
		});
	});

	test('may be CSV with other columns, quotes, empty cells and Windows line ends', () => {
		const csv = `\uFEFFName,"Account ID",,Region\r\n"web, old","${a}",,us-east-1\r\n,${b},,eu-west-1\r\n`;
		expect(parseLocations(csv)).toEqual({
			accountIds: [],
			locations: [
				{accountId: a, region: 'us-east-1'},
				{accountId: b, region: 'eu-west-1'},
			],
			mistakes: [],
		});
	});

	test('names the line of each mistake and reads the rest', () => {
		const list = parseLocations(`${a}\n12345678901\n${b}/nowhere\nus-east-1\n`);
		expect(list.accountIds).toEqual([a]);
		expect(list.mistakes).toEqual([
			{
				line: 2,
				text: '12345678901',
				message: 'has 11 digits; an account ID has 12 (a spreadsheet drops leading zeros)',
			},
			{line: 3, text: `${b}/nowhere`, message: 'is neither an account ID, a Region code, nor account/Region'},
			{line: 4, text: 'us-east-1', message: 'has a Region without an account'},
		]);
	});
});
