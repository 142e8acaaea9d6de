import {expect, test} from 'vitest';
import {listKeys} from '../../source/core/console/keymap.ts';
import {house} from '../../source/core/screens/rooms.ts';
import {openConsole} from '../harness/open-console.ts';

test('the filter shows only accounts with a location that did not succeed', async () => {
	const {operator} = await openConsole({after: '60s'});
	await operator.press('f');
	operator.sees(/not succeeded/, '128046739951');
	operator.misses('361204958817');
	await operator.press('f', 'f', 'f');
	operator.sees('361204958817');
});

test('a search narrows the matrix as it is typed, and Esc takes it away', async () => {
	const {operator} = await openConsole();
	await operator.press('/', 'vault');
	operator.sees('307758294016', '/vault');
	operator.misses('361204958817');
	await operator.press('escape');
	operator.sees('361204958817');
});

test('the help lists every key of the table', async () => {
	const {operator} = await openConsole({columns: 120, rows: 300});
	await operator.press('?');
	operator.sees(...listKeys(house).map(row => row.label));
});

test('the help begins with the keys of the screen that it was asked on', async () => {
	const {operator} = await openConsole();
	await operator.press('?');
	operator.sees('Keys here: matrix', 'next location that failed');
	await operator.press('escape', 'n', 'enter', '?');
	operator.sees('Keys here: execution', 'inspect the step itself');
});

test('the screen is laid out anew when the terminal changes its size, and a tiny one still takes keys', async () => {
	const {operator} = await openConsole();
	await operator.resizes(200, 50);
	operator.sees('vault-prod');
	for (const [columns, rows] of [
		[40, 10],
		[20, 5],
		[1, 1],
		[300, 100],
		[80, 24],
	] as const) {
		await operator.resizes(columns, rows);
		await operator.press('down', 'right', 'enter', 'escape');
	}

	operator.sees('Acme-PatchFleet');
});

test('y copies what is under the cursor', async () => {
	const {operator} = await openConsole();
	await operator.press('down', 'y', 'y');
	expect(operator.copied).toHaveLength(1);
	expect(operator.copied[0]).toMatch(/^\d{12}\/[a-z]+-/);
});

test('q quits and leaves the fan-out alone', async () => {
	const {operator, world} = await openConsole();
	await operator.press('q');
	expect(operator.hasQuit()).toBe(true);
	expect(world.calls.some(call => call.operation === 'StopAutomationExecution')).toBe(false);
});

test('the help stands in columns where there is room, and a search leaves what it finds under its heading', async () => {
	const {operator} = await openConsole({columns: 200, rows: 50});
	await operator.press('?');
	operator.sees(/^ {2}\S.*\S {3,}\S.*\S {3,}\S/m);
	await operator.press('/', 'retry');
	operator.sees('Keys here: matrix', 'retry: the marked locations');
	operator.misses('move up');
	await operator.press(' nothing-like-it');
	operator.sees('Nothing in the help matches the search');
});

test('the log has columns, shows failures or actions alone, and stands still while one reads', async () => {
	const {operator, world} = await openConsole({columns: 120, rows: 36});
	await operator.press('L');
	operator.sees(/^Time +Where +Call +Took +Outcome/m, /^\d+ of \d+ · follows/m, 'ssm:GetAutomationExecution');
	await operator.press('down');
	operator.sees(/stopped, 0 newer/);
	const first = operator.screen().split('\n')[5];
	await world.advance('20s');
	operator.sees(/stopped, [1-9]\d* newer: g follows/);
	expect(operator.screen().split('\n')[5]).toBe(first);
	await operator.press('g');
	operator.sees('follows');
	await operator.press('f');
	operator.sees(/failures · 0 of \d+/);
	await operator.press('escape');
	operator.sees(/^\d+ of \d+ · follows/m);
});
