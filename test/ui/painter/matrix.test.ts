import {describe, expect, test} from 'vitest';
import type {ConsoleState} from '../../../source/core/state/state.ts';
import {CellGrid} from '../../../source/terminal/cell-grid.ts';
import {paintConsole} from '../../../source/ui/painter/console.ts';
import {type Appearance, themes} from '../../../source/ui/theme.ts';
import {
	accountIds,
	everywhere,
	openMatrixOf,
	raise,
	report,
	seventeenRegions,
} from '../../core/matrix/open-matrix-of.ts';

const plain: Appearance = {palette: themes.dark, isAscii: false, hasColor: true};

function paint(state: ConsoleState, appearance: Appearance = plain): readonly string[] {
	const {columns, rows} = state.size;
	const cells = new CellGrid(columns, rows);
	paintConsole(cells, state, appearance);
	return Array.from({length: rows}, (_, y) => cells.rowText(y));
}

const down = {type: 'moved', direction: 'down', stride: 'one'} as const;

test('20 accounts × 17 Regions are whole on 80×24, under their header and over what is under the cursor', () => {
	const accounts = accountIds(20);
	const units = Object.fromEntries(accounts.map((account, place) => [account, place < 10 ? 'Production' : 'Staging']));
	const screen = paint(openMatrixOf({statuses: everywhere(accounts, seventeenRegions, 'Success'), units}));
	const rows = screen.filter(row => /[√ ]{17,}/.test(row) && row.includes('√√√√'));
	expect(rows).toHaveLength(20);
	expect(rows.every(row => row.replace(/[^√]/g, '').length === 17 && row.endsWith('100%'))).toBe(true);
	expect(screen[0]).toContain('Acme-PatchFleet');
	expect(screen[1]).toContain('errors 0/2');
	expect(screen[23]).toContain(`${accounts[0]}/us-east-1 · Success 5s`);
});

describe('the header', () => {
	const accounts = accountIds(24);
	const statuses = {
		...everywhere(accounts, seventeenRegions.slice(0, 8), 'Pending'),
		[`${accounts[0]}/us-east-1`]: 'Failed',
		[`${accounts[1]}/us-east-1`]: 'TimedOut',
		[`${accounts[2]}/us-east-1`]: 'InProgress',
		[`${accounts[3]}/us-east-1`]: 'Success',
		[`${accounts[4]}/us-east-1`]: 'Cancelled',
	};

	test('has the fuse and what runs of how many on 80 columns, whatever else', () => {
		const row = paint(openMatrixOf({statuses}))[1]!;
		expect(row).toContain('errors 2/2, stops in 1');
		expect(row).toContain('1/19 run');
		expect(row.length).toBeLessThanOrEqual(80);
	});

	test('says in sentences where there is room when AWS stops, and what then', () => {
		const rows = paint(openMatrixOf({statuses, columns: 160, rows: 50}));
		expect(rows[2]).toContain('errors 2 of 2 allowed · AWS stops at the 3rd (1 more), then 1 drain, 187 never run');
		expect(rows[2]).toContain('1 of 19 running');
	});

	test('keeps the path whole and gives up the account where there is no room', () => {
		const state = raise(openMatrixOf({statuses, columns: 60}), {type: 'failures-asked'});
		expect(paint(state)[0]).toContain('fan-outs › Acme-PatchFleet › failures');
		expect(paint(state)[0]).not.toContain('210987654321');
	});
});

test('totals stand right behind the last column and under the last row', () => {
	const [one, two] = accountIds(2) as [string, string];
	const statuses = {...everywhere([one, two], ['us-east-1', 'eu-west-1'], 'Success'), [`${two}/eu-west-1`]: 'Failed'};
	const screen = paint(openMatrixOf({statuses, columns: 130, rows: 50}));
	const row = screen.findIndex(text => text.includes(two));
	expect(screen[row]).toMatch(/√5s {2}×5s {2}×1 +100%$/);
	expect(screen[row + 1]).toMatch(/totals +100% ×1 +×1 +100%$/);
});

test('a Region with a thousand failures says so under its column, uncut', () => {
	const statuses = everywhere(accountIds(1200), ['us-east-1', 'eu-west-1'], 'Failed');
	const screen = paint(openMatrixOf({statuses, columns: 130, rows: 50}));
	expect(screen.find(row => row.includes('totals'))).toMatch(/totals +×1k +×1k +×2k +100%$/);
});

test('an OU’s heading sticks to the top while its accounts scroll', () => {
	const accounts = accountIds(60);
	const state = openMatrixOf({
		statuses: everywhere(accounts, ['us-east-1'], 'Success'),
		units: Object.fromEntries(accounts.map(account => [account, 'Production'])),
	});
	const far = raise(state, ...Array.from({length: 40}, () => down));
	expect(paint(far).some(row => row.includes('- Production (60)'))).toBe(true);
	expect(paint(far).some(row => row.includes('▌ name-41') || row.includes(`▌ ${accounts[40]!}`))).toBe(true);
});

test('the overview shows every location in blocks, the worst of each, and frames what the others show', () => {
	const accounts = accountIds(1000);
	const statuses = everywhere(accounts, seventeenRegions, 'Success');
	const state = openMatrixOf({
		statuses: {...statuses, [`${accounts[999]}/ap-southeast-2`]: 'Failed'},
		view: {density: 'overview'},
	});
	const screen = paint(state);
	expect(screen.some(row => row.includes('┌') && row.includes('┐'))).toBe(true);
	expect(screen.some(row => row.includes('└') && row.includes('┘'))).toBe(true);
	const blocks = screen.filter(row => /%$/.test(row));
	expect(blocks.at(-1)).toMatch(/√{16}×/);
	expect(blocks.slice(0, -1).every(row => row.replace(/[^√]/g, '').length === 17)).toBe(true);
});

test('a long message under the cursor goes on in a second row where there are many', () => {
	const [one] = accountIds(1) as [string];
	const message = `${'The patch baseline was not applied to the instance. '.repeat(3)}Look at its agent`;
	const state = openMatrixOf({statuses: {[`${one}/us-east-1`]: 'InProgress'}, columns: 120, rows: 40});
	report(state, `${one}/us-east-1`, 'Failed', message);
	const screen = paint(state);
	expect(screen[37]).toMatch(new RegExp(`^${one}/us-east-1 · Failed 5s · The patch baseline`));
	expect(screen[38]).toContain('Look at its agent');
});

test('Regions’ long names are shown on demand', () => {
	const [one] = accountIds(1) as [string];
	const state = openMatrixOf({statuses: {[`${one}/eu-west-1`]: 'Success'}});
	const named: ConsoleState = {
		...state,
		directory: {
			...state.directory,
			regions: new Map([['eu-west-1', {code: 'eu-west-1', longName: 'Europe (Ireland)'}]]),
		},
	};
	expect(paint(named).join('\n')).not.toContain('Europe (Ireland)');
	expect(paint(raise(named, {type: 'long-names-toggled'})).join('\n')).toContain(
		'euw1 eu-west-1       Europe (Ireland)',
	);
});

test('with --ascii nothing but ASCII is drawn in the matrix, in any density', () => {
	const accounts = accountIds(3);
	const statuses = {
		...everywhere(accounts, ['us-east-1', 'eu-west-1'], 'Success'),
		[`${accounts[0]}/us-east-1`]: 'TimedOut',
	};
	for (const density of ['wide', 'narrow', 'overview'] as const) {
		const state = openMatrixOf({statuses, units: {[accounts[0]!]: 'Production'}, view: {density}});
		const rows = paint(state, {...plain, isAscii: true}).slice(0, 22);
		expect(rows.join('\n')).toMatch(/^[\n\u0020-\u007E]*$/);
	}
});

test('every size down to nothing is painted without a failure', () => {
	const statuses = everywhere(accountIds(3), seventeenRegions, 'Success');
	for (const columns of [1, 10, 40, 81, 300]) {
		for (const rows of [1, 2, 5, 16, 31, 100]) {
			for (const density of ['wide', 'narrow', 'overview'] as const) {
				expect(paint(openMatrixOf({statuses, columns, rows, view: {density, hasLongNames: true}}))).toHaveLength(rows);
			}
		}
	}
});

test('a Region isn’t hidden for the sake of longer names', () => {
	const accounts = accountIds(30);
	const state = openMatrixOf({
		statuses: everywhere(accounts, seventeenRegions, 'Success'),
		units: Object.fromEntries(accounts.map(account => [account, 'Production/A deep one/With a very long name indeed'])),
		columns: 120,
		rows: 40,
	});
	expect(paint(state)[5]!.replace(/[^√]/g, '') + paint(state)[9]!.replace(/[^√]/g, '')).toContain('√'.repeat(17));
});

test('statuses that look alike are counted together', () => {
	const [one, two] = accountIds(2) as [string, string];
	const state = openMatrixOf({statuses: {[`${one}/us-east-1`]: 'NotStarted', [`${two}/us-east-1`]: 'Pending'}});
	expect(paint(state)[1]).toContain('·2');
});

test('the line under the cursor says the cause without the frames that AWS puts round it', () => {
	const [one] = accountIds(1) as [string];
	const state = openMatrixOf({statuses: {[`${one}/us-east-1`]: 'InProgress'}});
	const cause = 'No space left on device.';
	report(
		state,
		`${one}/us-east-1`,
		'Failed',
		`The automation execution 0b7c4f1a-1c2d-4e5f-8a9b-0c1d2e3f4a5b ended with status Failed: Step fails when it is Poll action status for completion. ${cause} Please refer to Automation Service Troubleshooting Guide for more diagnosis details.`,
	);
	expect(paint(state)[22]).toBe(`${one}/us-east-1 · Failed 5s · ${cause}`);
});
