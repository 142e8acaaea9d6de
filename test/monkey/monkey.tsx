import {Writable} from 'node:stream';
import {render} from 'ink';
import {listKeys} from '../../source/core/console/keymap.ts';
import {house} from '../../source/core/screens/rooms.ts';
import {InkStdin} from '../../source/terminal/ink-stdin.ts';
import {Console} from '../../source/ui/console.tsx';
import {openConsole} from '../../source/ui/open-console.ts';
import {type Appearance, themes} from '../../source/ui/theme.ts';
import {FakeTerminal} from '../harness/fake-terminal.ts';
import {toBytes} from '../harness/keys.ts';
import {Emulator} from '../terminal/emulator.ts';
import {FakeClock} from '../terminal/fake-clock.ts';
import {Random} from '../terminal/random.ts';
import {harm, type MonkeyWorld} from './worlds.ts';

export type MonkeyOptions = {
	readonly world: MonkeyWorld;
	readonly seed: number;
	/** Keys and resizes. */
	readonly steps: number;
	/** After how many of them the screen is held against a repaint. */
	readonly checkEvery: number;
	/** Is told how far it is. */
	readonly onCheck?: (steps: number) => void;
};

/** What the monkey found: the first thing that was wrong, or nothing. */
export type MonkeyReport = {readonly steps: number; readonly trouble: string | null};

const look: Appearance = {palette: themes.dark, isAscii: false, hasColor: true};
const names = [...new Set(listKeys(house).flatMap(({keys}) => keys))].filter(name => name !== 'ctrl+z');
/** What the console is made for; on less, Ink alone shares out the rows in another way. */
const fewestRows = 24;
const fewestColumns = 80;
const frameMs = 40;
/** Longer than a paste is waited for. */
const pasteMs = 1100;
const strange = [
	'\u{1A}',
	'\u{1B}[200~pasted\n123456789012/eu-west-1\u{1B}[201~',
	'\u{1B}[201~',
	'\u{1B}]11;rgb:00',
	'\u{1B}P>|XTerm',
	'\u{1B}[7$',
	'\u{1B}\u{1B}[A',
	'\u{1B}[99;1:3u',
	'\u{1B}[<0;10;10M',
	'\u{1B}[<32;40;14M',
	'\u{1B}[<0;40;14m',
	'\u{1B}[<65;9;9M',
	'\u{1B}[<64;9;9M',
	'\u{1B}[1;5D',
	'\u{1B}OP',
	'\u{1B}[9',
	'日本',
	'e\u{301}',
	'\u{0}',
	'\u{4}',
	'\u{B}',
	'\u{1B}\u{1B}',
	'123',
	'prod',
	'!x',
];

/** Let a monkey at the console: no crash, no byte from data that a terminal obeys, and at every check the screen that a full repaint and Ink alone show too. */
export async function runMonkey({world, seed, steps, checkEvery, onCheck}: MonkeyOptions): Promise<MonkeyReport> {
	const random = new Random(seed);
	const terminal = new FakeTerminal(80, 24);
	const clock = new FakeClock();
	const line = new BadLine(random);
	terminal.onAnswer = answer => line.take(answer);
	const console = openConsole({
		store: world.store,
		appearance: look,
		listCalls: world.listCalls,
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		env: {TERM: 'xterm-256color', LANG: 'C.UTF-8'},
		timers: {now: clock.now, setTimer: clock.setTimer},
	});
	let done = 0;
	if (seed % 2 === 1) {
		world.store.dispatch({type: 'mouse-toggled'});
	}

	/** Lets the terminal's time go on until something is done. */
	const until = async (promise: Promise<void>): Promise<void> => {
		let isDone = false;
		const done = promise.finally(() => {
			isDone = true;
		});
		while (!isDone) {
			clock.advance(frameMs);
			await terminal.taken();
		}

		await done;
	};

	const flush = (): Promise<void> => until(console.flush());
	const finish = async (trouble: string | null): Promise<MonkeyReport> => {
		await until(console.close());
		return {steps: done, trouble: trouble === null ? null : `after ${done} steps of seed ${seed}: ${trouble}`};
	};

	try {
		while (done < steps) {
			done += await act(random, world, terminal, clock, line);
			if (done % checkEvery < 8 || done >= steps) {
				const trouble = await checkAtRest(world, terminal, () => console.redraw(), flush);
				if (trouble !== null) {
					return await finish(trouble);
				}

				onCheck?.(done);
			}
		}
	} catch (error) {
		return await finish(error instanceof Error ? String(error.stack) : String(error));
	}

	return finish(null);
}

/** Press a few keys in one read, or change the size, or let the world move. @returns How many keys and resizes it was. */
async function act(
	random: Random,
	world: MonkeyWorld,
	terminal: FakeTerminal,
	clock: FakeClock,
	line: BadLine,
): Promise<number> {
	if (random.isOneIn(12)) {
		await world.happen(random);
	}

	if (random.isOneIn(25)) {
		terminal.resize(random.isOneIn(3) ? 80 : 20 + random.below(200), random.isOneIn(3) ? 24 : 5 + random.below(56));
		await new Promise(resolve => setImmediate(resolve));
		return 1;
	}

	if (random.isOneIn(30)) {
		await beginPaste(random, terminal, clock);
		return 2;
	}

	terminal.type(line.late());
	const keys = Array.from({length: 1 + random.below(8)}, () =>
		random.isOneIn(10) ? random.pick(strange) : toBytes(random.pick(names)),
	);
	terminal.type(keys.join(''));
	await new Promise(resolve => setImmediate(resolve));
	// An Esc that begins nothing longer is a key after a while.
	clock.advance(frameMs);
	await new Promise(resolve => setImmediate(resolve));
	return keys.length;
}

/** Begin a paste whose end doesn't come: a while later, or after Ctrl+C or Esc, the keys count again. */
async function beginPaste(random: Random, terminal: FakeTerminal, clock: FakeClock): Promise<void> {
	terminal.type(`\u{1B}[200~${random.pick(['', 'pasted', 'y\ry\r', '123456789012/eu-west-1\n'])}`);
	await new Promise(resolve => setImmediate(resolve));
	const end = random.pick(['', '\u{3}', '\u{1B}']);
	terminal.type(end);
	await new Promise(resolve => setImmediate(resolve));
	clock.advance(end === '' ? pasteMs : frameMs);
	await new Promise(resolve => setImmediate(resolve));
}

/** A line that now and then loses an answer, or a byte of it, doubles it, or brings it late. */
class BadLine {
	readonly #random: Random;
	#late = '';

	constructor(random: Random) {
		this.#random = random;
	}

	/** What comes of an answer at once. */
	take(answer: string): readonly string[] {
		const random = this.#random;
		if (!random.isOneIn(8)) {
			return [answer];
		}

		switch (random.below(5)) {
			case 0:
				return [];
			case 1:
				return [answer, answer];
			case 2:
				return [answer + answer];
			case 3: {
				const index = random.below(answer.length);
				return [answer.slice(0, index) + answer.slice(index + 1)];
			}

			default:
				this.#late += answer;
				return [];
		}
	}

	/** The answers that were held up until now. */
	late(): string {
		const late = this.#late;
		this.#late = '';
		return late;
	}
}

/** Check the screen while nothing of the world moves it: what AWS answers in the midst of a check begins it anew. */
async function checkAtRest(
	world: MonkeyWorld,
	terminal: FakeTerminal,
	redraw: () => void,
	flush: () => Promise<void>,
): Promise<string | null> {
	for (;;) {
		await world.settle();
		await flush();
		const state = world.store.getState();
		const trouble = await check(world, terminal, redraw, flush);
		if (trouble === null || world.store.getState() === state) {
			return trouble;
		}
	}
}

async function check(
	world: MonkeyWorld,
	terminal: FakeTerminal,
	redraw: () => void,
	flush: () => Promise<void>,
): Promise<string | null> {
	if (world.bugs.length > 0) {
		return `a bug: ${String((world.bugs[0] as Error).stack ?? world.bugs[0])}`;
	}

	const found = harm.exec(terminal.written);
	if (found !== null) {
		return `the terminal was sent ${JSON.stringify(terminal.written.slice(found.index - 40, found.index + 40))}`;
	}

	const shown = cellsOf(terminal);
	redraw();
	await flush();
	terminal.written = '';
	const repainted = firstDifference(shown, cellsOf(terminal));
	if (repainted !== null) {
		return `the screen isn’t that of a repaint: ${repainted}\n${terminal.screen()}`;
	}

	const {cols, rows} = terminal.emulator;
	if (rows < fewestRows || cols < fewestColumns) {
		return null;
	}

	const shownRows = terminal.screen().split('\n');
	const inkRows = await renderAlone(world, rows, cols);
	const difference = firstDifference(shownRows, inkRows);
	return difference === null
		? null
		: `the screen isn’t that of Ink alone: ${difference}\n${shownRows.join('\n')}\n--\n${inkRows.join('\n')}`;
}

/** The rows of the same console through Ink's own output. */
async function renderAlone(world: MonkeyWorld, rows: number, columns: number): Promise<readonly string[]> {
	const emulator = new Emulator(columns, rows, {convertEol: true});
	let written = '';
	const stdout = new Writable({
		decodeStrings: false,
		write(chunk: string | Buffer, _, done) {
			written += chunk.toString();
			done();
		},
	});
	const instance = render(<Console store={world.store} appearance={look} listCalls={world.listCalls} />, {
		stdout: Object.assign(stdout, {isTTY: true, columns, rows}) as unknown as NodeJS.WriteStream,
		stdin: new InkStdin() as unknown as NodeJS.ReadStream,
		incrementalRendering: false,
		patchConsole: false,
		exitOnCtrlC: false,
		interactive: true,
	});
	await instance.waitUntilRenderFlush();
	const frame = written;
	instance.unmount();
	await emulator.write(frame);
	return emulator.text();
}

/** Every cell with its colours, as a terminal has it. */
function cellsOf({emulator}: FakeTerminal): string[] {
	const buffer = emulator.buffer.active;
	return Array.from({length: emulator.rows}, (_, y) => {
		const line = buffer.getLine(buffer.viewportY + y);
		return Array.from({length: emulator.cols}, (__, x) => {
			const cell = line?.getCell(x);
			const text = cell?.getChars() || ' ';
			const isBlank = text === ' ' && !cell?.isInverse();
			return isBlank
				? ' '
				: `${text}${cell?.getFgColor()}/${cell?.getBgColor()}${cell?.isInverse() ? 'i' : ''}${cell?.isBold() ? 'b' : ''}`;
		}).join('');
	});
}

function firstDifference(actual: readonly string[], expected: readonly string[]): string | null {
	const row = expected.findIndex((text, place) => text !== actual[place]);
	return row < 0 ? null : `row ${row} is\n${actual[row]}\ninstead of\n${expected[row]}\n`;
}
