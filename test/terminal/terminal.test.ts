import {expect, test} from 'vitest';
import {canShowScreen} from '../../source/terminal/capabilities.ts';
import {styleOf} from '../../source/terminal/style.ts';
import {openTerminal} from '../../source/terminal/terminal.ts';
import {loadWidths} from '../../source/terminal/width.ts';
import {Emulator} from './emulator.ts';
import {FakeClock} from './fake-clock.ts';
import {FakeProcess, FakeStdin, FakeStdout} from './fake-streams.ts';

/** A terminal of 20 × 5 with an emulator behind it. `settle` waits for what the tick's end brings. */
function open(env: Record<string, string> = {TERM: 'xterm-256color'}) {
	const stdin = new FakeStdin();
	const stdout = new FakeStdout(stdin);
	const clock = new FakeClock();
	const process = new FakeProcess();
	const ends: Array<string | undefined> = [];
	const terminal = openTerminal({
		stdin,
		stdout,
		env,
		now: clock.now,
		setTimer: clock.setTimer,
		process,
		onEnd: signal => ends.push(signal),
	});
	const emulator = new Emulator(20, 5);
	const settle = async (): Promise<void> => {
		await new Promise(resolve => setImmediate(resolve));
		clock.advance(100);
		await new Promise(resolve => setImmediate(resolve));
	};

	const rows = async (): Promise<string[]> => {
		await settle();
		await emulator.write(stdout.take());
		return emulator.text();
	};

	const press = (input: string): boolean => stdin.emit('data', Buffer.from(input));
	return {clock, emulator, ends, press, process, rows, settle, stdin, stdout, terminal};
}

test('the painter lies over Ink where its regions say, and a dialog of Ink’s over both', async () => {
	const {rows, terminal} = open();
	const {layers} = terminal;
	for (let y = 0; y < 5; y++) {
		layers.ink.write(0, y, 'iiiiiiiiiiiiiiiiiiii');
		layers.painter.write(0, y, 'pppppppppppppppppppp');
	}

	layers.painterRegions = [{x: 2, y: 1, columns: 16, rows: 3}];
	layers.dialogRegions = [{x: 6, y: 2, columns: 8, rows: 1}];
	expect(await rows()).toEqual([
		'iiiiiiiiiiiiiiiiiiii',
		'iippppppppppppppppii',
		'iippppiiiiiiiippppii',
		'iippppppppppppppppii',
		'iiiiiiiiiiiiiiiiiiii',
	]);
});

test('what is painted is asked for right before a frame, and once for many changes', async () => {
	const {rows, settle, terminal} = open();
	let count = 0;
	terminal.layers.painterRegions = [{x: 0, y: 0, columns: 20, rows: 5}];
	terminal.onPaint(() => {
		count++;
		terminal.layers.painter.write(0, 0, `frame ${count}`);
	});
	expect((await rows())[0]).toBe('frame 1');
	terminal.schedule('update');
	terminal.schedule('update');
	terminal.schedule('key');
	await settle();
	expect((await rows())[0]).toBe('frame 2');
});

test('keys go to the router, what it leaves goes to Ink, and acknowledgements to neither', async () => {
	const {press, settle, terminal} = open();
	const heard: string[] = [];
	terminal.inkStreams.stdin.setEncoding('utf8').setRawMode(true);
	terminal.onKey(key => {
		heard.push(key.name);
		return key.name !== 'x';
	});
	press('a\u{1B}[Bx\u{1B}[0n');
	await settle();
	expect(heard).toEqual(['a', 'down', 'x']);
	expect(terminal.inkStreams.stdin.read()).toBe('x');
});

test('Ink’s frame in answer to a key goes at once, one of its own accord waits for the frame rate', async () => {
	const {clock, press, settle, stdout, terminal} = open();
	terminal.onKey(() => false);
	await settle();
	terminal.inkStreams.stdout.write('one');
	await new Promise(resolve => setImmediate(resolve));
	stdout.take();
	clock.advance(5);
	terminal.inkStreams.stdout.write(' two');
	await new Promise(resolve => setImmediate(resolve));
	expect(stdout.take()).toBe('');
	press('x');
	terminal.inkStreams.stdout.write(' three');
	await new Promise(resolve => setImmediate(resolve));
	expect(stdout.take()).toContain('two three');
});

test('a new size clears the terminal, tells everyone and paints everything', async () => {
	const {emulator, rows, stdout, terminal} = open();
	const {layers} = terminal;
	layers.ink.write(0, 0, 'ink stays');
	await rows();
	const sizes: string[] = [];
	terminal.onResize(() => {
		sizes.push(`${terminal.columns} × ${terminal.rows}`);
		layers.painterRegions = [{x: 0, y: 1, columns: 30, rows: 1}];
		layers.painter.write(0, 1, 'painted anew');
	});
	terminal.inkStreams.stdout.on('resize', () => {
		sizes.push(`Ink ${terminal.inkStreams.stdout.columns} × ${terminal.inkStreams.stdout.rows}`);
	});
	stdout.columns = 30;
	stdout.rows = 4;
	stdout.emit('resize');
	emulator.terminal.resize(30, 4);
	expect(await rows()).toEqual(['ink stays', 'painted anew', '', '']);
	expect(sizes).toEqual(['Ink 30 × 4', '30 × 4']);
});

test('a redraw repairs what another program has written', async () => {
	const {emulator, rows, terminal} = open();
	terminal.layers.ink.write(0, 0, 'ours');
	await rows();
	await emulator.write('\u{1B}[1;2r\u{1B}[31mBroadcast message\r\nfrom root');
	terminal.redraw();
	expect(await rows()).toEqual(['ours', '', '', '', '']);
});

test('a wide character whose width wasn’t known at first is put right', async () => {
	const {rows, terminal} = open();
	let drawn = 0;
	const draw = (): void => {
		drawn++;
		terminal.layers.ink.clear();
		terminal.layers.ink.write(0, 0, 'a\u{2630}b');
	};

	terminal.onResize(draw);
	draw();
	terminal.schedule('key');
	await rows();
	await loadWidths();
	await rows();
	expect(drawn).toBe(2);
	expect(terminal.layers.ink.rowText(0)).toBe('a\u{2630}b');
	expect(terminal.layers.ink.write(0, 1, '\u{2630}')).toBe(2);
});

test('suspending restores the terminal and stops the group; continuing paints everything', async () => {
	const {process, rows, settle, stdin, stdout, terminal} = open();
	terminal.layers.ink.write(0, 0, 'shown');
	await rows();
	terminal.suspend();
	await settle();
	expect(process.sent).toEqual([[0, 'SIGSTOP']]);
	expect(stdin.isRaw).toBe(false);
	expect(stdout.take()).toContain('\u{1B}[?1049l');
	terminal.schedule('key');
	await settle();
	expect(stdout.take()).toBe('');
	process.emit('SIGCONT');
	expect(stdin.isRaw).toBe(true);
	await settle();
	const sent = stdout.take();
	expect(sent).toContain('\u{1B}[?1049h');
	expect(sent).toContain('\u{1B}[2J');
	expect(sent).toContain('shown');
});

test('a signal that ends the process restores the terminal first, says so, and goes on', async () => {
	const {ends, process, settle, stdin, stdout} = open();
	await settle();
	stdout.take();
	process.emit('SIGTERM');
	expect(stdout.take()).toContain('\u{1B}[?1049l\u{1B}[?25h');
	expect(stdin.isRaw).toBe(false);
	expect(ends).toEqual(['SIGTERM']);
	expect(process.sent).toEqual([[4711, 'SIGTERM']]);
	expect(process.listenerCount('SIGTERM')).toBe(0);
});

test('closing restores the terminal once and lets go of everything', async () => {
	const {clock, ends, press, process, settle, stdin, stdout, terminal} = open();
	await settle();
	stdout.take();
	const heard: string[] = [];
	terminal.onKey(key => {
		heard.push(key.name);
		return true;
	});
	const closed = terminal.close();
	clock.advance(1000);
	await closed;
	await terminal.close();
	press('a');
	process.emit('exit');
	expect(heard).toEqual([]);
	expect(stdout.take().match(/\?1049l/g)).toHaveLength(1);
	expect(stdin.isRaw).toBe(false);
	expect(ends).toEqual([]);
	expect(process.eventNames()).toEqual([]);
	expect(stdout.listenerCount('resize')).toBe(0);
});

test('copying goes through the terminal, and says when a text is too long', async () => {
	const {settle, stdout, terminal} = open();
	await settle();
	stdout.take();
	expect(terminal.copy('exec-1')).toBe(true);
	expect(stdout.take()).toBe('\u{1B}]52;c;ZXhlYy0x\u{7}');
	expect(terminal.copy('x'.repeat(100_000))).toBe(false);
	expect(stdout.take()).toBe('');
});

test('colours are those of the terminal, whatever is asked for', async () => {
	const {settle, stdout, terminal} = open({TERM: 'xterm'});
	terminal.layers.ink.write(0, 0, 'red', styleOf({fg: '#ff0000'}));
	await settle();
	expect(stdout.take()).toContain('\u{1B}[91mred');
});

test('a full screen needs a terminal on both ends that can place its cursor', () => {
	const stdin = new FakeStdin();
	const stdout = new FakeStdout(stdin);
	expect(canShowScreen(stdin, stdout, {TERM: 'xterm'})).toBe(true);
	expect(canShowScreen(stdin, stdout, {TERM: 'dumb'})).toBe(false);
	expect(canShowScreen({}, stdout, {TERM: 'xterm'})).toBe(false);
	expect(canShowScreen(stdin, {}, {TERM: 'xterm'})).toBe(false);
});
