import process from 'node:process';
import {beforeAll, expect, test} from 'vitest';
import {buildProgram, node} from '../harness/built-program.ts';
import {openPty} from '../harness/open-program.ts';

let program = '';
beforeAll(() => {
	program = buildProgram();
});

const sayHowItWasLeft = "stty -a | grep -oE -- '-?(icanon|echo)\\b' | tr '\\n' ' '";

/** The built demo under a shell that says, once it is over, how the terminal was left: `echo` and `icanon`, or `-echo` and `-icanon`. */
function openDemo(hook = '') {
	const preload = hook === '' ? [] : ['--import', `data:text/javascript,${encodeURIComponent(hook)}`];
	return openPty({
		command: [...node, ...preload, program, 'demo'],
		afterwards: sayHowItWasLeft,
		columns: 100,
		rows: 30,
	});
}

const restored = {screen: 'normal', bracketedPaste: false, wraparound: true, mouse: 'none'};

test.each([
	['q', 'q', 0],
	['Ctrl+C', '\u{3}', 0],
])('%s gives the terminal back as it was', async (_, key, status) => {
	const demo = openDemo();
	await demo.shows(/acme-/);
	expect(demo.modes()).toEqual({...restored, screen: 'alternate', bracketedPaste: true, wraparound: false});
	demo.press(key);
	await demo.shows(/over/);
	expect(demo.modes()).toEqual(restored);
	expect(demo.screen()).toContain(`status ${status}`);
	expect(demo.screen()).toMatch(/(^|\s)icanon .*echo|(^|\s)echo .*icanon/);
	expect(demo.screen()).not.toMatch(/-icanon|-echo\b/);
});

test.each([
	['SIGTERM', 143],
	['SIGHUP', 129],
	['SIGINT', 130],
	['SIGQUIT', 131],
	['SIGABRT', 134],
	['SIGALRM', 142],
	['SIGUSR2', 140],
	['SIGPIPE', 141],
] as const)('%s gives the terminal back as it was, and still ends the process', async (signal, status) => {
	const demo = openDemo();
	await demo.shows(/acme-/);
	demo.signal(signal);
	await demo.shows(/over/);
	expect(demo.modes()).toEqual(restored);
	expect(demo.screen()).toContain(`status ${status}`);
	expect(demo.screen()).not.toMatch(/-icanon|-echo\b/);
});

test('an error that nobody catches is told of on the restored screen', async () => {
	const demo = openDemo('process.on("SIGUSR2",()=>{throw new Error("a bug of ours")})');
	await demo.shows(/acme-/);
	demo.signal('SIGUSR2');
	await demo.shows(/over/);
	expect(demo.modes()).toEqual(restored);
	expect(demo.screen()).toContain('rollgrid has a bug: Error: a bug of ours');
	expect(demo.screen()).toContain('status 4');
	expect(demo.screen()).not.toMatch(/-icanon|-echo\b/);
});

test('Ctrl+Z leaves an ordinary terminal to the shell, and fg brings the console back', async () => {
	const demo = openDemo();
	await demo.shows(/acme-/);
	demo.press('\u{1A}');
	await demo.becomes(() => demo.modes().screen === 'normal');
	expect(demo.modes()).toEqual(restored);
	await demo.turns(() => demo.isStopped(), 'the stop');
	// What a shell does for `fg`.
	process.kill(-demo.pty.pid, 'SIGCONT');
	await demo.becomes(() => demo.modes().screen === 'alternate' && /acme-/.test(demo.screen()));
	demo.press('q');
	await demo.shows(/over/);
	expect(demo.screen()).toContain('status 0');
});

test('keys that are typed before anything is loaded count', async () => {
	const demo = openDemo();
	demo.press('?');
	await demo.shows(/fan-outs › Acme-PatchFleet › help/);
	await demo.shows(/Keys/);
	demo.press('\u{1B}');
	await demo.shows(/acme-/);
	demo.press('q');
	await demo.shows(/over/);
	expect(demo.screen()).toContain('status 0');
});

test('SIGUSR1 opens no debugger, and changes nothing', async () => {
	const demo = openDemo();
	await demo.shows(/acme-/);
	demo.signal('SIGUSR1');
	demo.press('?');
	await demo.shows(/Keys/);
	demo.press('\u{3}');
	await demo.shows(/over/);
	expect(demo.written).not.toMatch(/Debugger|inspector|ws:/);
});
