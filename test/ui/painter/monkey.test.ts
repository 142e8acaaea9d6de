import {expect, test} from 'vitest';
import {listKeys} from '../../../source/core/console/keymap.ts';
import type {Status} from '../../../source/core/domain/status.ts';
import {house} from '../../../source/core/screens/rooms.ts';
import {selectMatrix} from '../../../source/core/state/select/frame.ts';
import {type ConsoleState, currentScreen} from '../../../source/core/state/state.ts';
import {CellGrid} from '../../../source/terminal/cell-grid.ts';
import {findKeyEvent} from '../../../source/ui/find-key-event.ts';
import {paintConsole} from '../../../source/ui/painter/console.ts';
import {themes} from '../../../source/ui/theme.ts';
import {
	accountIds,
	everywhere,
	openMatrixOf,
	raise,
	report,
	seventeenRegions,
} from '../../core/matrix/open-matrix-of.ts';
import fc from '../../harness/fast-check.ts';

const look = {palette: themes.dark, isAscii: false, hasColor: true};
const accounts = accountIds(30);
const units = Object.fromEntries(
	accounts.map((account, place) => [account, ['', 'One', 'One/Two', 'Three'][place % 4]!]),
);
const harmful = new Set(['c', 'enter']);
const names = [...new Set(listKeys(house).flatMap(({keys}) => keys))].filter(name => !harmful.has(name));

const happening = fc.oneof(
	{weight: 6, arbitrary: fc.constantFrom(...names).map(key => ({key}) as const)},
	{weight: 1, arbitrary: fc.constantFrom('1', 'o', 'e', '!', 'backspace').map(key => ({key}) as const)},
	{
		weight: 2,
		arbitrary: fc.record({
			location: fc
				.tuple(fc.constantFrom(...accounts), fc.constantFrom(...seventeenRegions))
				.map(parts => parts.join('/')),
			status: fc.constantFrom<Status>('InProgress', 'Waiting', 'Success', 'Failed', 'TimedOut', 'Novelty'),
		}),
	},
	{weight: 2, arbitrary: fc.record({passed: fc.constantFrom(1, 400, 1000, 59_000, 3_600_000)})},
	{weight: 1, arbitrary: fc.record({columns: fc.integer({min: 1, max: 220}), rows: fc.integer({min: 1, max: 60})})},
);

type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function happen(state: ConsoleState, what: Happening): ConsoleState {
	if ('key' in what) {
		const event = findKeyEvent(state, what.key, what.key.length === 1 ? what.key : '');
		return event === undefined || event.type === 'quit-asked' ? state : raise(state, event);
	}

	if ('location' in what) {
		report(state, what.location, what.status, what.status === 'Failed' ? `gone in ${what.location}` : null);
		return state;
	}

	if ('passed' in what) {
		return {...state, now: state.now + what.passed};
	}

	return raise(state, {type: 'resized', ...what});
}

test('whatever is pressed and arrives, the screen can be painted, its cursor is seen, and what is remembered of it is as it would be painted', () => {
	fc.assert(
		fc.property(fc.array(happening, {maxLength: 60}), all => {
			let state = openMatrixOf({statuses: everywhere(accounts, seventeenRegions, 'Pending'), units});
			let kept = new CellGrid(0, 0);
			for (const one of all) {
				state = happen(state, one);
				const {columns, rows} = state.size;
				const cells = new CellGrid(columns, rows);
				paintConsole(cells, state, look);
				// The console's layer is painted over and over, and remembers its rows.
				kept = kept.columns === columns && kept.rows === rows ? kept : new CellGrid(columns, rows);
				paintConsole(kept, state, look);
				expect(kept).toEqual(cells);
				const scene = selectMatrix(state);
				if (scene !== undefined && scene.layout.rows.length > 0 && columns >= 60 && rows >= 16) {
					const text = Array.from({length: rows}, (_, y) => cells.rowText(y)).filter(row => row.startsWith('▌'));
					expect(text).toHaveLength(1);
				}
			}

			expect(currentScreen(state)).toBeDefined();
		}),
		{numRuns: 150},
	);
});
