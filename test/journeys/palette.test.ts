import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';

test('the palette finds an action by letters of its name, shows its key, and does it', async () => {
	const {operator} = await openConsole();
	await operator.press(':', 'failgr');
	operator.sees('failures grouped by cause (e)');
	await operator.press('enter');
	operator.sees('› failures');
	operator.misses(':failgr');
});

test('Tab completes, arrows choose, Esc leaves', async () => {
	const {operator, terminal} = await openConsole();
	const ink = () => terminal.emulator.buffer.active.getLine(0)?.getCell(0)?.getFgColor();
	await operator.press(':', 'the', 'tab');
	operator.sees(':theme ', 'dark', 'deuteranopia');
	await operator.press('down', 'down');
	operator.sees('theme high-contrast: colours');
	const before = ink();
	await operator.press('enter');
	operator.misses(':theme');
	// The name of the program is in the accent colour, which is another one there.
	expect(ink()).not.toBe(before);
	await operator.press(':', 'escape');
	operator.sees('Enter open');
});

test('open goes to a fan-out by its ID', async () => {
	const {operator, executionId} = await openConsole({opensList: true});
	await operator.press(':', `open ${executionId!}`, 'enter');
	operator.sees('› Acme-PatchFleet');
});

test('an action that can’t be done now says why', async () => {
	const {operator} = await openConsole({isReadOnly: true});
	await operator.press(':', 'cancel', 'enter');
	operator.sees(':cancel', '--read-only');
});

test('a word that nothing is called by is said to be none', async () => {
	const {operator} = await openConsole();
	await operator.press(':', 'zzzq');
	operator.sees('nothing is called so');
	await operator.press('enter');
	operator.sees('Nothing here is called "zzzq"');
	expect(operator.hasQuit()).toBe(false);
});
