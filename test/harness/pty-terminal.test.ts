import process from 'node:process';
import {expect, test} from 'vitest';
import {openPty} from './open-program.ts';
import {answersTwice, garblesAnswers, staysSilent} from './terminal-replies.ts';

/** A program that asks, and prints what it gets until it gets a `q`. */
const asker = `
	process.stdin.setRawMode(true);
	process.stdin.on('data', data => {
		process.stdout.write(JSON.stringify(data.toString()) + '\\r\\n');
		if (data.includes('q')) process.exit(3);
	});
	process.stdout.write('\\u001B[5n\\u001B[c\\u001B[?2004$p\\u001B[?u\\u001B[>qasked\\r\\n');
`;
const command = [process.execPath, '-e', asker];

test('a terminal answers what it is asked, keys go through, and its end is told', async () => {
	const terminal = openPty({command});
	await terminal.shows('asked', '[0n', '?62;22c', '?2004;2$y', 'XTerm');
	expect(terminal.queries.map(({name}) => name)).toEqual(['DSR', 'DA1', 'DECRQM', 'kitty', 'XTVERSION']);
	terminal.press('q');
	expect(await terminal.gone).toMatchObject({exitCode: 3, signal: 0});
});

test('a silent one answers nothing, one that is held answers once it is released', async () => {
	const silent = openPty({command, habit: staysSilent});
	await silent.shows('asked');
	silent.press('x');
	await silent.shows('"x"');
	expect(silent.screen()).not.toContain('[0n');
	const held = openPty({command});
	held.hold();
	await held.shows('asked');
	held.press('x');
	await held.shows('"x"');
	expect(held.screen()).not.toContain('[0n');
	held.release();
	await held.shows('[0n');
});

test('answers come doubled or with a byte lost, and so may the picture', async () => {
	const doubled = openPty({command, habit: answersTwice});
	await doubled.becomes(() => doubled.screen().split('[0n').length === 3);
	const garbled = openPty({command, habit: garblesAnswers()});
	await garbled.shows('"[0n');
	const lossy = openPty({command, garble: bytes => bytes.replace('asked', 'akd')});
	await lossy.shows('akd');
});

test('what a shell does afterwards is on the same terminal, and the line discipline is seen from outside', async () => {
	const terminal = openPty({command, afterwards: 'echo "left $(stty -a | grep -oE -- "-?icanon")"'});
	await terminal.shows('XTerm');
	expect(terminal.stty('icanon', 'echo')).toEqual(['-icanon', '-echo']);
	terminal.press('q');
	await terminal.shows('status 3', 'left icanon', 'over');
});

test('a program killed by a signal is told as such', async () => {
	const terminal = openPty({command});
	await terminal.shows('asked');
	terminal.signal('SIGTERM');
	expect(await terminal.gone).toMatchObject({exitCode: 0, signal: 15});
});
