import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';

/** Every line of the console that takes text, and the keys that open it. */
const lines: ReadonlyArray<{
	readonly name: string;
	readonly opens: readonly string[];
	readonly opensList?: boolean;
}> = [
	{name: 'the search of the matrix', opens: ['/']},
	{name: 'the search of a list', opens: ['/'], opensList: true},
	{name: 'the search of a text', opens: ['?', '/']},
	{name: 'the palette', opens: [':']},
	{name: 'a note', opens: ['#']},
	{name: 'the number that a launch asks for', opens: ['E', '8', 'enter']},
	{name: 'the search of runbooks', opens: ['n', '/'], opensList: true},
	{name: 'a runbook’s name', opens: ['n', 'a'], opensList: true},
	{name: 'the search of locations', opens: ['n', '2', '/'], opensList: true},
	{name: 'a list of locations', opens: ['n', '2', 'a'], opensList: true},
	{name: 'the name of an alarm', opens: ['n', '6'], opensList: true},
	{name: 'the value of a tag', opens: ['n', '7', 'down'], opensList: true},
	{name: 'the rings', opens: ['n', '0'], opensList: true},
];

/** The text around the caret, which is drawn inverse; the caret itself is `^` before what lies under it. */
function lineAtCaret({emulator}: Awaited<ReturnType<typeof openConsole>>['terminal']): readonly string[] {
	const buffer = emulator.buffer.active;
	return Array.from({length: emulator.rows}, (_, y) => {
		const cells = Array.from({length: emulator.cols}, (_column, x) => buffer.getLine(y)?.getCell(x));
		return cells.map(cell => `${cell?.isInverse() ? '^' : ''}${cell?.getChars() || ' '}`).join('');
	}).filter(line => line.includes('^'));
}

test.each(lines)('$name is edited with the keys of a shell', async ({opens, opensList = false}) => {
	const {operator, terminal} = await openConsole({columns: 120, rows: 36, opensList});
	await operator.press(...opens);
	const shows = async (keys: readonly string[], expected: string) => {
		await operator.press(...keys);
		const found = lineAtCaret(terminal);
		expect(
			found.some(line => line.includes(expected)),
			`"${expected}" in:\n${found.join('\n')}`,
		).toBe(true);
	};

	await shows(['ab', ' ', 'cd', ' ', 'ef'], 'ab cd ef^ ');
	await shows(['alt+b'], 'ab cd ^ef');
	await shows(['ctrl+w'], 'ab ^ef');
	await shows(['home'], '^ab ef');
	await shows(['delete'], '^b ef');
	await shows(['alt+f'], 'b^ ef');
	await shows(['backspace'], '^ ef');
	await shows(['ctrl+e'], ' ef^ ');
	await shows(['left'], ' e^f');
	await shows(['\u001B[200~gh\u001B[201~'], ' egh^f');
	await shows(['ctrl+a', 'right', 'ctrl+u'], '^eghf');
	await shows(['end'], 'eghf^ ');
});
