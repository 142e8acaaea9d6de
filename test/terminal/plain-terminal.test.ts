import {expect, test} from 'vitest';
import {openPlainTerminal} from '../../source/terminal/plain-terminal.ts';
import {FakeClock} from './fake-clock.ts';
import {FakeProcess, FakeStdin, FakeStdout} from './fake-streams.ts';

const giveBack = '\u{1B}[?1049l';

/** A terminal that replies when it is told to, the request of the opening answered after 900 ms. */
function open() {
	const stdin = new FakeStdin();
	const stdout = new FakeStdout(stdin, {repliesAtOnce: false});
	const clock = new FakeClock();
	const process = new FakeProcess();
	const terminal = openPlainTerminal({
		stdin,
		stdout,
		env: {TERM: 'xterm-256color'},
		now: clock.now,
		setTimer: clock.setTimer,
		process,
		screen: 'own',
		onKey: () => true,
		onResume: () => {},
	});
	clock.advance(900);
	stdout.reply();
	return {clock, process, stdout, terminal};
}

const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

test('a picture that is drawn while the terminal is being given back is not asked about', async () => {
	const {stdout, terminal} = open();
	terminal.whenSeen(() => {});
	// The first request is under way, so this one would be asked about next.
	terminal.whenSeen(() => {});
	const closed = terminal.close();
	terminal.whenSeen(() => {});
	expect(stdout.pending).toBe(1);
	stdout.reply();
	await closed;
	terminal.whenSeen(() => {});
	expect(stdout.pending).toBe(0);
	expect(stdout.written).toContain(giveBack);
});

test('the terminal is given back only once its last reply is there, or after twice the time of the slowest', async () => {
	const {clock, stdout, terminal} = open();
	terminal.whenSeen(() => {});
	const closed = terminal.close();
	clock.advance(1700);
	await nextTurn();
	expect(stdout.written).not.toContain(giveBack);
	clock.advance(100);
	await closed;
	expect(stdout.written).toContain(giveBack);
});

test('while the process is stopped nothing is asked, and who waits learns after `fg` that the picture is seen', async () => {
	const {process, stdout, terminal} = open();
	let isSeen = false;
	terminal.whenSeen(() => {});
	terminal.suspend();
	terminal.whenSeen(() => {
		isSeen = true;
	});
	stdout.reply();
	await nextTurn();
	await nextTurn();
	expect(process.sent).toEqual([[0, 'SIGSTOP']]);
	expect(stdout.pending).toBe(0);
	process.emit('SIGCONT');
	expect(stdout.pending).toBe(1);
	stdout.reply();
	expect(isSeen).toBe(true);
});
