import {describe, expect, test} from 'vitest';
import {selectMatrix} from '../../../source/core/state/select/frame.ts';
import type {ConsoleState} from '../../../source/core/state/state.ts';
import {accountIds, everywhere, openMatrixOf, raise, report, viewOf} from './open-matrix-of.ts';

const down = {type: 'moved', direction: 'down', stride: 'one'} as const;
const right = {type: 'moved', direction: 'right', stride: 'one'} as const;

const [one, two, three] = accountIds(3) as [string, string, string];
const units = {[one]: 'Production', [two]: 'Production', [three]: 'Staging'};
const statuses = everywhere([one, two, three], ['eu-west-1', 'us-east-1'], 'Success');

const rowsOf = (state: ConsoleState): readonly string[] => selectMatrix(state)!.layout.rows.map(({id}) => id);

const locationUnderCursor = (state: ConsoleState): string | null => {
	const {cursor, grid} = selectMatrix(state)!;
	if (cursor.index === null) {
		return null;
	}

	return grid.keyAt(cursor.index);
};

describe('rows', () => {
	test('accounts stand under their OU, Regions by geography', () => {
		const state = openMatrixOf({statuses, units});
		expect(rowsOf(state)).toEqual([
			'ou:ou-Production',
			`account:${one}`,
			`account:${two}`,
			'ou:ou-Staging',
			`account:${three}`,
		]);
		const {grid, layout} = selectMatrix(state)!;
		expect(layout.columns.map(column => grid.regions[column])).toEqual(['us-east-1', 'eu-west-1']);
	});

	test('a folded OU hides its accounts, and folding from an account means its OU', () => {
		const state = raise(openMatrixOf({statuses, units}), {type: 'fold-toggled'});
		expect(rowsOf(state)).toEqual(['ou:ou-Production', 'ou:ou-Staging', `account:${three}`]);
		expect(rowsOf(raise(state, {type: 'fold-toggled'}))).toHaveLength(5);
	});

	test('headings give way where the accounts alone would just fit', () => {
		const accounts = accountIds(20);
		const state = openMatrixOf({
			statuses: everywhere(accounts, ['us-east-1'], 'Success'),
			units: Object.fromEntries(accounts.map((account, place) => [account, place < 10 ? 'Production' : 'Staging'])),
		});
		expect(rowsOf(state)).toEqual(accounts.map(account => `account:${account}`));
	});

	test('an account where something waits for a person is shown once more at the front', () => {
		const state = openMatrixOf({statuses: {...statuses, [`${two}/us-east-1`]: 'Waiting'}, units});
		expect(rowsOf(state).slice(0, 3)).toEqual(['ou:waiting for a person', `front:${two}`, 'ou:ou-Production']);
	});
});

describe('the cursor', () => {
	test('stays on its location when rows arrive before it', () => {
		const state = raise(openMatrixOf({statuses, units}), down, right);
		expect(locationUnderCursor(state)).toBe(`${two}/eu-west-1`);
		report(state, '000000000009/af-south-1', 'InProgress');
		expect(locationUnderCursor(state)).toBe(`${two}/eu-west-1`);
	});

	test('stays on its location when its row no longer passes the filter', () => {
		const running = {...statuses, [`${one}/us-east-1`]: 'InProgress', [`${three}/us-east-1`]: 'InProgress'};
		const state = raise(openMatrixOf({statuses: running, units, view: {filter: 'not-succeeded'}}), {
			type: 'filter-cycled',
		});
		expect(locationUnderCursor(state)).toBe(`${one}/us-east-1`);
		report(state, `${one}/us-east-1`, 'Success');
		expect(locationUnderCursor(state)).toBe(`${one}/us-east-1`);
		expect(rowsOf(state)).toContain(`account:${one}`);
	});

	test('goes to the next failure in the order of the rows, round the end, into folded OUs', () => {
		const failing = {...statuses, [`${one}/eu-west-1`]: 'Failed', [`${three}/us-east-1`]: 'TimedOut'};
		const folded = openMatrixOf({statuses: failing, units, view: {folded: new Set(['ou-Staging'])}});
		const next = {type: 'failure-moved-to', direction: 'next'} as const;
		const first = raise(folded, next);
		expect(locationUnderCursor(first)).toBe(`${one}/eu-west-1`);
		const second = raise(first, next);
		expect(locationUnderCursor(second)).toBe(`${three}/us-east-1`);
		expect(viewOf(second).folded.size).toBe(0);
		expect(locationUnderCursor(raise(second, next))).toBe(`${one}/eu-west-1`);
		expect(locationUnderCursor(raise(first, {type: 'failure-moved-to', direction: 'previous'}))).toBe(
			`${three}/us-east-1`,
		);
	});

	test('scrolls no further than it must', () => {
		const accounts = accountIds(100);
		const far = raise(
			openMatrixOf({statuses: everywhere(accounts, ['us-east-1'], 'Success')}),
			...Array.from({length: 30}, () => down),
		);
		const {topRow} = viewOf(far);
		expect(viewOf(raise(far, {type: 'moved', direction: 'up', stride: 'one'})).topRow).toBe(topRow);
		expect(viewOf(raise(far, down)).topRow).not.toBe(topRow);
	});
});

describe('search', () => {
	const search = (text: string) => [{type: 'search-began'} as const, {type: 'typed', text} as const];

	test('finds by OU, name, Region and message, as it is typed', () => {
		const state = openMatrixOf({statuses, units});
		report(state, `${two}/eu-west-1`, 'Failed', 'The agent is gone');
		expect(rowsOf(raise(state, ...search('STAG')))).toEqual(['ou:ou-Staging', `account:${three}`]);
		expect(rowsOf(raise(state, ...search('name-02')))).toEqual(['ou:ou-Production', `account:${two}`]);
		expect(locationUnderCursor(raise(state, ...search('agent')))).toBe(`${two}/eu-west-1`);
		expect(locationUnderCursor(raise(state, ...search(`${three}/eu`)))).toBe(`${three}/eu-west-1`);
	});

	test('an exclamation mark turns it round', () => {
		expect(rowsOf(raise(openMatrixOf({statuses, units}), ...search('!production')))).toEqual([
			'ou:ou-Staging',
			`account:${three}`,
		]);
	});

	test('left, it leads back to where it began; kept, the cursor stays where it found', () => {
		const state = raise(openMatrixOf({statuses, units}), down);
		const found = raise(state, ...search('staging'));
		expect(locationUnderCursor(found)).toBe(`${three}/us-east-1`);
		expect(locationUnderCursor(raise(found, {type: 'went-back'}))).toBe(`${two}/us-east-1`);
		expect(locationUnderCursor(raise(found, {type: 'entered'}))).toBe(`${three}/us-east-1`);
	});
});

describe('marks', () => {
	const marksOf = (state: ConsoleState): readonly string[] => [...viewOf(state).marks].sort();

	test('are put on a location, a row, a column, or an OU from its heading', () => {
		const state = openMatrixOf({statuses, units});
		expect(marksOf(raise(state, {type: 'mark-toggled', what: 'location'}))).toEqual([`${one}/us-east-1`]);
		expect(marksOf(raise(state, {type: 'mark-toggled', what: 'row'}))).toEqual([
			`${one}/eu-west-1`,
			`${one}/us-east-1`,
		]);
		expect(marksOf(raise(state, {type: 'mark-toggled', what: 'column'}))).toEqual([
			`${one}/us-east-1`,
			`${two}/us-east-1`,
			`${three}/us-east-1`,
		]);
		const onHeading = raise(state, {type: 'moved', direction: 'up', stride: 'one'});
		expect(marksOf(raise(onHeading, {type: 'mark-toggled', what: 'location'}))).toHaveLength(4);
	});

	test('cover a range between two corners', () => {
		const state = raise(openMatrixOf({statuses, units}), {type: 'range-toggled'}, down, right, {type: 'range-toggled'});
		expect(marksOf(state)).toHaveLength(4);
		expect(viewOf(state).anchor).toBeNull();
	});

	test('survive filter, sort and what arrives, and go only on what is shown', () => {
		const failing = {...statuses, [`${one}/eu-west-1`]: 'Failed'};
		const marked = raise(openMatrixOf({statuses: failing, units, view: {filter: 'not-succeeded'}}), {
			type: 'mark-toggled',
			what: 'shown',
		});
		expect(marksOf(marked)).toEqual([`${one}/eu-west-1`]);
		const later = raise(marked, {type: 'filter-cycled'}, {type: 'sort-cycled'});
		report(later, `${two}/eu-west-1`, 'Failed');
		expect(marksOf(later)).toEqual([`${one}/eu-west-1`]);
	});

	test('put on what is all marked, are taken away', () => {
		const row = {type: 'mark-toggled', what: 'row'} as const;
		expect(marksOf(raise(openMatrixOf({statuses, units}), row, row))).toEqual([]);
	});
});
