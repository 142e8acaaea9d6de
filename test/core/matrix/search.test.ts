import {describe, expect, test} from 'vitest';
import {selectSearchLine} from '../../../source/core/console/search-line.ts';
import {tallyShown} from '../../../source/core/matrix/tally-shown.ts';
import {selectMatrix} from '../../../source/core/state/select/frame.ts';
import {type ConsoleState, currentScreen} from '../../../source/core/state/state.ts';
import {accountIds, everywhere, openMatrixOf, raise, report, viewOf} from './open-matrix-of.ts';

const [one, two, three] = accountIds(3) as [string, string, string];
const units = {[one]: 'Production', [two]: 'Production', [three]: 'Staging'};
const regions = ['us-east-1', 'eu-west-1', 'eu-central-1'];
const search = (text: string) => [{type: 'search-began'} as const, {type: 'typed', text} as const];

function open(): ConsoleState {
	const statuses = {...everywhere([one, two, three], regions, 'Success'), [`${one}/us-east-1`]: 'Waiting'};
	const state = openMatrixOf({statuses, units});
	report(state, `${two}/eu-west-1`, 'Failed', 'The agent is gone');
	report(state, `${three}/us-east-1`, 'TimedOut', 'Step timed out');
	return state;
}

/** The locations that are shown, as they stand. */
function shown(state: ConsoleState): readonly string[] {
	const {grid, layout, matcher} = selectMatrix(state)!;
	return layout.rows.flatMap(row =>
		row.kind === 'account'
			? layout.columns
					.map(column => grid.indexAt(row.account, column))
					.filter(index => grid.has(index) && matcher.matches(index))
					.map(index => grid.keyAt(index))
			: [],
	);
}

const columnsOf = (state: ConsoleState): readonly string[] => {
	const {grid, layout} = selectMatrix(state)!;
	return layout.columns.map(column => grid.regions[column]!);
};

describe('the matrix is searched in the language of every screen', () => {
	test.each([
		['region:eu-w', [`${one}/eu-west-1`, `${two}/eu-west-1`, `${three}/eu-west-1`]],
		['ou:staging region:eu-w', [`${three}/eu-west-1`]],
		['account:name-02 region:us', [`${two}/us-east-1`]],
		[`${three} eu-c`, [`${three}/eu-central-1`]],
		['status:failed', [`${two}/eu-west-1`]],
		['status:failed,timedout', [`${two}/eu-west-1`, `${three}/us-east-1`]],
		['status:waiting', [`${one}/us-east-1`]],
		['!status:succeeded !status:waiting', [`${two}/eu-west-1`, `${three}/us-east-1`]],
		['msg:agent', [`${two}/eu-west-1`]],
		['msg:/^step .* out$/', [`${three}/us-east-1`]],
		['/agent|timed/', [`${two}/eu-west-1`, `${three}/us-east-1`]],
		[`/${two}\\/us/`, [`${two}/us-east-1`]],
		[`${two}/us`, [`${two}/us-east-1`]],
		[`/${two}.us/`, [`${two}/us-east-1`]],
		[`/^${two}\\/.*-1$/ region:us`, [`${two}/us-east-1`]],
		['step:none', []],
	])('%s', (text, found) => {
		expect(shown(raise(open(), ...search(text)))).toEqual(found);
	});
});

describe('while something is searched for', () => {
	test('Regions without a location that is found are left out, and come back', () => {
		const found = raise(open(), ...search('region:eu'));
		expect(columnsOf(found)).toEqual(['eu-central-1', 'eu-west-1']);
		expect(columnsOf(raise(found, {type: 'entered'}))).toEqual(['eu-central-1', 'eu-west-1']);
		expect(columnsOf(raise(found, {type: 'went-back'}))).toHaveLength(3);
	});

	test('the Region under the cursor stays, though nothing in it is found any more', () => {
		const found = raise(open(), ...search('agent'), {type: 'entered'});
		expect(columnsOf(found)).toEqual(['eu-west-1']);
		report(found, `${two}/eu-west-1`, 'Success');
		report(found, `${one}/eu-central-1`, 'Failed', 'Another agent');
		expect(columnsOf(found)).toEqual(['eu-central-1', 'eu-west-1']);
	});

	test('folded OUs open for what is found, and fold again when it is left', () => {
		const folded = raise(open(), {type: 'all-folded'});
		const rows = (state: ConsoleState) => selectMatrix(state)!.layout.rows.map(({id}) => id);
		expect(rows(folded)).toHaveLength(4);
		const found = raise(folded, ...search('staging'));
		expect(rows(found)).toEqual(['ou:ou-Staging', `account:${three}`]);
		const refolded = raise(found, {type: 'entered'}, {type: 'fold-toggled'});
		expect(rows(refolded)).toEqual(['ou:ou-Staging']);
		const left = raise(refolded, {type: 'went-back'});
		expect(viewOf(left).folded).toEqual(viewOf(folded).folded);
	});

	test('totals are of what is shown, and the foot says of how many', () => {
		const found = raise(open(), ...search('region:eu-w'));
		const scene = selectMatrix(found)!;
		const totals = tallyShown(scene);
		expect(totals.inAll(0)).toBe(3);
		expect(totals.inRow(scene.grid.findAccount(two)!, 0)).toBe(1);
		expect(totals.inColumn(scene.layout.columns[0]!, 0)).toBe(3);
		expect(selectSearchLine(found)).toMatchObject({found: '3 of 9', isOpen: true, before: 'region:eu-w', hint: ''});
		expect(selectSearchLine(open())).toBeUndefined();
	});
});

test('Esc leaves the filter, then the search, then the screen', () => {
	const narrowed = raise(open(), ...search('production'), {type: 'entered'}, {type: 'filter-cycled'});
	expect(viewOf(narrowed)).toMatchObject({filter: 'not-succeeded', search: 'production'});
	const unfiltered = raise(narrowed, {type: 'went-back'});
	expect(viewOf(unfiltered)).toMatchObject({filter: 'all', search: 'production'});
	const unsearched = raise(unfiltered, {type: 'went-back'});
	expect(viewOf(unsearched)).toMatchObject({filter: 'all', search: ''});
	expect(currentScreen(raise(unsearched, {type: 'went-back'})).name).toBe('fan-outs');
});

test('Esc while one types leaves the search alone', () => {
	const typing = raise(open(), {type: 'filter-cycled'}, ...search('production'), {type: 'went-back'});
	expect(viewOf(typing)).toMatchObject({filter: 'not-succeeded', search: '', isSearching: false});
});

test('a mistake is said while one types, and Enter doesn’t pass over it', () => {
	const wrong = raise(open(), ...search('/(agent/'));
	expect(selectSearchLine(wrong)?.mistake).toMatch(/unterminated group/);
	expect(viewOf(raise(wrong, {type: 'entered'})).isSearching).toBe(true);
	expect(selectSearchLine(raise(open(), ...search('by:anna')))?.mistake).toMatch(/^by: says nothing on this screen/);
	expect(
		viewOf(
			raise(
				wrong,
				{type: 'line-edited', edit: 'erase-back'},
				{type: 'line-edited', edit: 'erase-back'},
				{type: 'entered'},
			),
		).isSearching,
	).toBe(true);
});

describe('the order of the rows', () => {
	const orders = (state: ConsoleState, count: number) => {
		const seen: string[] = [];
		let now = state;
		for (let turn = 0; turn < count; turn++) {
			now = raise(now, {type: 'sort-cycled'});
			seen.push(`${viewOf(now).sort}${viewOf(now).isReversed ? ' reversed' : ''}`);
		}

		return seen;
	};

	test('is turned round by the same key again', () => {
		expect(orders(open(), 7)).toEqual([
			'name',
			'name reversed',
			'failures',
			'failures reversed',
			'duration',
			'duration reversed',
			'ou',
		]);
	});

	test('chosen by name, is turned round when it is chosen again', () => {
		const rows = (state: ConsoleState) =>
			selectMatrix(state)!.layout.rows.flatMap(row => (row.kind === 'account' ? [row.id.slice(-1)] : []));
		const chosen = raise(open(), {type: 'filter-cycled'}, {type: 'sort-chosen', sort: 'name'});
		expect(rows(chosen)).toEqual(['2', '3']);
		expect(rows(raise(chosen, {type: 'sort-chosen', sort: 'name'}))).toEqual(['3', '2']);
		expect(viewOf(raise(chosen, {type: 'sort-chosen', sort: 'ou'}, {type: 'sort-chosen', sort: 'ou'})).isReversed).toBe(
			false,
		);
	});
});

describe('a number before a move', () => {
	const digits = (text: string) => [...text].map(digit => ({type: 'digit-typed', digit: Number(digit)}) as const);
	const move = (direction: 'down' | 'up' | 'right', stride: 'one' | 'page' | 'end' = 'one') =>
		({type: 'moved', direction, stride}) as const;
	const many = () =>
		openMatrixOf({
			statuses: everywhere(accountIds(100), ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'], 'Success'),
		});
	const cursorOf = (state: ConsoleState) => {
		const {row, column} = selectMatrix(state)!.cursor;
		return [row, column];
	};

	test.each([
		['10', move('down'), [10, 0]],
		['3', move('right'), [0, 3]],
		['999', move('down'), [99, 0]],
		['50', move('down', 'end'), [49, 0]],
		['1', move('up', 'end'), [0, 0]],
		['500', move('down', 'end'), [99, 0]],
	])('%s, then %o', (typed, event, place) => {
		expect(cursorOf(raise(many(), ...digits(typed), event))).toEqual(place);
	});

	test('counts once, and moves pages too', () => {
		const far = raise(many(), ...digits('2'), move('down', 'page'));
		const page = cursorOf(raise(many(), move('down', 'page')))[0]!;
		expect(cursorOf(far)).toEqual([2 * page, 0]);
		expect(cursorOf(raise(far, move('down')))).toEqual([2 * page + 1, 0]);
	});

	test('is forgotten by any other key', () => {
		const left = raise(many(), ...digits('5'), {type: 'count-left'}, move('down'));
		expect(cursorOf(left)).toEqual([1, 0]);
	});
});
