import {Box, render, Text, useCursor} from 'ink';
import {createElement, type ReactNode} from 'react';
import {expect, test} from 'vitest';
import {TerminalImage} from '../../source/terminal/diff.ts';
import {InkStdin} from '../../source/terminal/ink-stdin.ts';
import {InkStdout} from '../../source/terminal/ink-stream.ts';
import {loadWidths} from '../../source/terminal/width.ts';
import {cellsOf, differences, Emulator} from './emulator.ts';
import {Random} from './random.ts';

await loadWidths();

const imageOptions = {colorDepth: 'truecolor', charset: 'utf-8', canEraseCharacters: true} as const;

/** Ink's stdout as the console has it, which also keeps what Ink wrote for an emulator to show. */
class RecordedStdout extends InkStdout {
	written = '';

	override _write(chunk: Buffer | string, encoding: string, callback: () => void): void {
		this.written += String(chunk);
		super._write(chunk, encoding, callback);
	}

	take(): string {
		const {written} = this;
		this.written = '';
		return written;
	}
}

/** Ink on our stream, beside an emulator that gets the same bytes as from Ink alone, and one that gets only what we would send. */
class Comparison {
	readonly stdout: RecordedStdout;
	readonly instance: ReturnType<typeof render>;
	readonly #plain: Emulator;
	readonly #ours: Emulator;
	readonly #image: TerminalImage;

	constructor(columns: number, rows: number, node: ReactNode) {
		this.stdout = new RecordedStdout(columns, rows);
		this.#plain = new Emulator(columns, rows, {convertEol: true});
		this.#ours = new Emulator(columns, rows);
		this.#image = new TerminalImage(columns, rows, imageOptions);
		this.instance = render(node, {
			stdout: this.stdout,
			stdin: new InkStdin(),
			interactive: true,
			incrementalRendering: false,
			patchConsole: false,
			exitOnCtrlC: false,
		});
	}

	async show(node: ReactNode): Promise<void> {
		this.instance.rerender(node);
		await this.instance.waitUntilRenderFlush();
	}

	async resize(columns: number, rows: number): Promise<void> {
		await this.#plain.write(this.stdout.take());
		this.#plain.terminal.resize(columns, rows);
		this.#ours.terminal.resize(columns, rows);
		this.#image.invalidate(columns, rows);
		this.stdout.resize(columns, rows);
		await this.instance.waitUntilRenderFlush();
	}

	/** Cells in which the two emulators differ, and those in which our screen differs from Ink's. */
	async differences(): Promise<string[]> {
		await this.#plain.write(this.stdout.take());
		await this.#ours.write(this.#image.frame(this.stdout.cells).text);
		const expected = this.#plain.cells();
		return [...differences(cellsOf(this.stdout.cells), expected), ...differences(this.#ours.cells(), expected)];
	}
}

const words = [
	'prod',
	'eu-west-1',
	'✔',
	'✖ failed',
	'日本語',
	'ｶﾅ',
	'é',
	'…',
	'a b  c',
	'한국어',
	'',
	' ',
	'x'.repeat(30),
];
const colors = ['red', 'green', '#ff8000', 'ansi256(208)', 'blackBright', undefined];

function randomNode(random: Random, depth: number): ReactNode {
	if (depth === 0 || random.isOneIn(3)) {
		const color = random.pick(colors);
		const backgroundColor = random.pick([...colors, undefined, undefined]);
		return createElement(
			Text,
			{
				key: random.below(1e9),
				...(color === undefined ? {} : {color}),
				...(backgroundColor === undefined ? {} : {backgroundColor}),
				bold: random.isOneIn(4),
				dimColor: random.isOneIn(6),
				italic: random.isOneIn(6),
				underline: random.isOneIn(6),
				inverse: random.isOneIn(6),
				strikethrough: random.isOneIn(8),
				wrap: random.pick(['wrap', 'truncate', 'truncate-middle'] as const),
			},
			Array.from({length: 1 + random.below(4)}, () => random.pick(words)).join(' '),
		);
	}

	return createElement(
		Box,
		{
			key: random.below(1e9),
			flexDirection: random.pick(['row', 'column'] as const),
			...(random.isOneIn(3) ? {borderStyle: 'round' as const, borderColor: 'cyan'} : {}),
			paddingLeft: random.below(3),
			...(random.isOneIn(4) ? {overflow: 'hidden' as const, width: 4 + random.below(20)} : {}),
		},
		Array.from({length: 1 + random.below(3)}, () => randomNode(random, depth - 1)),
	);
}

const fullScreen = (columns: number, rows: number, child: ReactNode): ReactNode =>
	createElement(Box, {width: columns, height: rows, overflow: 'hidden', flexDirection: 'column'}, child);

test.each([
	[40, 10],
	[80, 24],
])('random frames of Ink show the same through our layer, at %i × %i and after resizes', async (columns, rows) => {
	const random = new Random(rows);
	let size = {columns, rows};
	const comparison = new Comparison(columns, rows, fullScreen(columns, rows, null));
	for (let count = 0; count < 150; count++) {
		if (random.isOneIn(12)) {
			size = {columns: columns - 10 + random.below(20), rows: rows - 4 + random.below(8)};
			await comparison.resize(size.columns, size.rows);
		}

		await comparison.show(fullScreen(size.columns, size.rows, randomNode(random, 4)));
		expect(await comparison.differences()).toEqual([]);
	}

	expect(comparison.stdout.unknown).toEqual([]);
	comparison.instance.unmount();
});

test('frames that are lower than the terminal, of changing height, show the same through our layer', async () => {
	const random = new Random(1);
	const comparison = new Comparison(50, 12, null);
	for (let count = 0; count < 60; count++) {
		const height = 1 + random.below(14);
		await comparison.show(
			createElement(Box, {height, overflow: 'hidden', flexDirection: 'column'}, randomNode(random, 3)),
		);
		expect(await comparison.differences()).toEqual([]);
	}

	expect(comparison.stdout.unknown).toEqual([]);
	comparison.instance.unmount();
});

function Field() {
	const {setCursorPosition} = useCursor();
	setCursorPosition({x: 3, y: 1});
	return <Text>name:</Text>;
}

test('the cursor that a text field of Ink asks for is known, and gone when the field is', async () => {
	const comparison = new Comparison(20, 5, fullScreen(20, 5, <Field />));
	await comparison.instance.waitUntilRenderFlush();
	expect(comparison.stdout.cursor).toEqual({x: 3, y: 1});
	await comparison.show(fullScreen(20, 5, <Text>done</Text>));
	expect(comparison.stdout.cursor).toBeUndefined();
	comparison.instance.unmount();
});

test('a frame is announced once it is whole, not between its marks', () => {
	const frames: string[] = [];
	const stdout = new InkStdout(10, 2, () => frames.push(stdout.cells.rowText(0)));
	stdout.write('\u{1B}[?2026h');
	stdout.write('ab');
	stdout.write('\u{1B}[1Gcd');
	stdout.write('\u{1B}[?2026l');
	expect(frames).toEqual(['cd']);
});

test('a sequence may be split anywhere between writes', () => {
	const text = '\u{1B}[1;31mred\u{1B}[0m \u{1B}]0;title\u{7}\u{1B}[2;3H日本\u{1B}[?25l\u{1B}[38;2;1;2;3mx';
	const whole = new InkStdout(12, 3);
	whole.write(text);
	for (let index = 1; index < text.length; index++) {
		const split = new InkStdout(12, 3);
		split.write(text.slice(0, index));
		split.write(text.slice(index));
		expect(cellsOf(split.cells)).toEqual(cellsOf(whole.cells));
	}
});

test('sequences that Ink never sends are kept for a look', () => {
	const stdout = new InkStdout(10, 2);
	stdout.write('\u{1B}[5S\u{1B}[3;4rab\u{1B}7');
	expect(stdout.unknown).toEqual(['\u{1B}[5S', '\u{1B}[3;4r', '\u{1B}7']);
	expect(stdout.cells.rowText(0)).toBe('ab');
});

test('keys that come before the first component listens reach it, in order', async () => {
	const stdin = new InkStdin();
	const press = (text: string) => ({name: text, ctrl: false, alt: false, shift: false, text, sequence: text});
	stdin.forward(press('a'));
	stdin.forward(press('b'));
	stdin.setEncoding('utf8');
	stdin.setRawMode(true);
	stdin.forward(press('c'));
	expect(stdin.read()).toBe('abc');
	stdin.setRawMode(false);
	stdin.forward(press('d'));
	stdin.setRawMode(true);
	expect(stdin.read()).toBeNull();
});
