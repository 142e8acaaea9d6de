import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';

test('words and fields together narrow rows and Regions; the foot says how much of all is left', async () => {
	const {operator} = await openConsole({columns: 120, rows: 36, after: '60s'});
	await operator.press('/', 'ou:regulated');
	operator.sees(/^\/ou:regulated +\d+ of 192/, '285917340662');
	operator.misses('361204958817');
	await operator.press(' region:eu');
	operator.sees('Europe', /region:eu +\d+ of 192/);
	operator.misses('Asia Pacific');
	await operator.press('enter');
	operator.sees(/\d+ of 192 \/ou:reg/);
});

test('a mistake in a regular expression is said while it is typed, and mended with the keys of a shell', async () => {
	const {operator} = await openConsole();
	await operator.press('/', '/(vault/');
	operator.sees('isn’t a regular expression: unterminated group');
	await operator.press('enter');
	operator.sees('isn’t a regular expression');
	await operator.press('home', 'right', 'right', 'backspace', 'enter');
	operator.sees('/vault/', '307758294016');
	operator.misses('361204958817');
	await operator.press('/', 'ctrl+w', 'media', 'enter');
	operator.sees('163829504427');
	await operator.press('/', 'ctrl+u', 'enter');
	operator.sees('Platform');
});

test('↑ brings back what was searched for before', async () => {
	const {operator} = await openConsole();
	await operator.press('/', 'vault', 'enter', 'escape', '/', 'media', 'enter', 'escape');
	await operator.press('/', 'up');
	operator.sees(/^\/media/);
	await operator.press('up');
	operator.sees(/^\/vault/, '307758294016');
	await operator.press('down', 'down');
	operator.sees(/^\/ .*words/);
});

test('what is found is underlined', async () => {
	const {operator, terminal} = await openConsole();
	await operator.press('/', 'vault');
	const buffer = terminal.emulator.buffer.active;
	const underlined = Array.from({length: terminal.emulator.rows}, (_, y) =>
		Array.from({length: terminal.emulator.cols}, (_column, x) => buffer.getLine(y)?.getCell(x))
			.filter(cell => cell?.isUnderline())
			.map(cell => cell?.getChars())
			.join(''),
	).filter(Boolean);
	expect(underlined).toContain('vault');
});

test('a number before a move counts', async () => {
	const {operator} = await openConsole({columns: 120, rows: 36});
	await operator.press('g', '1', '0');
	operator.sees('10: so often the next move is made');
	await operator.press('j');
	operator.misses('so often');
	const tenth = /^►.*$/m.exec(operator.screen())?.[0];
	await operator.press('g', ...Array.from({length: 10}, () => 'j'));
	expect(/^►.*$/m.exec(operator.screen())?.[0]).toBe(tenth);
	await operator.press('$');
	const atEnd = /^\d{12}\/([\w-]+)/m.exec(operator.screen())?.[1];
	await operator.press('0');
	expect(/^\d{12}\/([\w-]+)/m.exec(operator.screen())?.[1]).not.toBe(atEnd);
});
