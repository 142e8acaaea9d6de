import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';

test('the palette finds an action by words of its name, shows its key, and does it', async () => {
	const {operator} = await openConsole();
	await operator.press(':', 'cause fail');
	operator.sees(/►.failures grouped by cause +e/, '1 of 1');
	await operator.press('enter');
	operator.sees('› failures');
	operator.misses(':cause fail');
});

test('Tab completes, arrows choose, Esc leaves', async () => {
	const {operator, terminal} = await openConsole();
	const ink = () => terminal.emulator.buffer.active.getLine(0)?.getCell(0)?.getFgColor();
	await operator.press(':', 'the', 'tab');
	operator.sees(':theme ', 'dark', 'deuteranopia');
	await operator.press('down', 'down');
	operator.sees(/►.theme high-contrast +colours/);
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

test('the candidates stand in a list, with what they do and the keys that do the same', async () => {
	const {operator} = await openConsole({columns: 200, rows: 50});
	await operator.press(':');
	operator.sees(/^►.open +EXECUTION-ID +the matrix of a fan-out/m, /^ {2}region +NAME/m, /1 of \d+ · Tab completes/);
	await operator.press('down');
	operator.sees(/^►.run /m);
	await operator.press('pagedown', 'pagedown');
	operator.misses(/^►.run /m);
	await operator.press('escape');
	operator.misses('Tab completes');
});

test('↑ brings back what was chosen before, and the line is edited as in a shell', async () => {
	const {operator} = await openConsole();
	await operator.press(':', 'theme li', 'enter', ':', 'sort fai', 'enter');
	operator.sees('by failures');
	await operator.press(':', 'up');
	operator.sees(/^:sort failures/m);
	await operator.press('up');
	operator.sees(/^:theme light/m);
	await operator.press('ctrl+w');
	operator.sees(/^:theme +/m, 'high-contrast');
	await operator.press('ctrl+u', 'sort failures', 'enter');
	operator.sees('fewest first');
});

test('the interval of the reads changes from here on', async () => {
	const {operator} = await openConsole();
	await operator.press(':', 'interval 0', 'enter');
	operator.sees('interval takes seconds');
	await operator.press('ctrl+u', 'interval 7', 'enter');
	operator.sees('every 7 s');
});
