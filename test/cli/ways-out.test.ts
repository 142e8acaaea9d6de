import {readFileSync} from 'node:fs';
import process from 'node:process';
import xterm from '@xterm/headless';
import {spawn} from 'node-pty';
import {afterEach, beforeAll, expect, test} from 'vitest';
import {buildProgram, root} from './run-program.ts';

let program = '';
beforeAll(() => {
	program = buildProgram();
});

const running: Array<() => void> = [];
afterEach(() => {
	for (const end of running.splice(0)) {
		end();
	}
});

/** The built demo under a shell that says, once it is over, how the terminal was left: `echo` and `icanon`, or `-echo` and `-icanon`. */
function openDemo(hook = '') {
	const emulator = new xterm.Terminal({cols: 100, rows: 30, allowProposedApi: true});
	const preload = hook === '' ? '' : `--import 'data:text/javascript,${encodeURIComponent(hook)}'`;
	const script = `${process.execPath} ${preload} ${program} demo; echo "status $?"; stty -a | grep -oE -- '-?(icanon|echo)\\b' | tr '\\n' ' '; echo over`;
	const pty = spawn('/bin/sh', ['-c', script], {
		cols: 100,
		rows: 30,
		name: 'xterm-256color',
		cwd: root,
		env: {...process.env, FORCE_COLOR: '', NO_COLOR: '', COLORTERM: '', TMUX: '', LC_ALL: 'C.UTF-8'},
	});
	let hasExited = false;
	const press = (bytes: string): void => {
		if (!hasExited) {
			pty.write(bytes);
		}
	};
	const watchers = new Set<() => void>();
	pty.onData(data =>
		emulator.write(data, () => {
			for (const watch of [...watchers]) {
				watch();
			}
		}),
	);
	emulator.onData(press);
	pty.onExit(() => {
		hasExited = true;
	});
	running.push(() => {
		if (!hasExited) {
			pty.kill('SIGKILL');
		}
	});
	const screen = (): string => {
		const buffer = emulator.buffer.active;
		return Array.from(
			{length: emulator.rows},
			(_, y) => buffer.getLine(buffer.viewportY + y)?.translateToString(true) ?? '',
		).join('\n');
	};
	/** Resolves once the terminal is so. */
	const becomes = (isSo: () => boolean): Promise<void> =>
		new Promise(done => {
			const watch = (): void => {
				if (isSo()) {
					watchers.delete(watch);
					done();
				}
			};
			watchers.add(watch);
			watch();
		});
	return {
		press,
		screen,
		/** The process of the demo itself. */
		pid: () => Number(readFileSync(`/proc/${pty.pid}/task/${pty.pid}/children`, 'utf8').trim().split(' ')[0]),
		modes: () => ({
			screen: emulator.buffer.active.type,
			bracketedPaste: emulator.modes.bracketedPasteMode,
			wraparound: emulator.modes.wraparoundMode,
		}),
		becomes,
		/** Resolves once the screen shows it. */
		shows: (pattern: RegExp) => becomes(() => pattern.test(screen())),
		/** What a shell does for `fg`. */
		resume: () => process.kill(-pty.pid, 'SIGCONT'),
	};
}

const restored = {screen: 'normal', bracketedPaste: false, wraparound: true};

test.each([
	['q', 'q', 0],
	['Ctrl+C', '\u{3}', 0],
])('%s gives the terminal back as it was', async (_, key, status) => {
	const demo = openDemo();
	await demo.shows(/acme-/);
	expect(demo.modes()).toEqual({screen: 'alternate', bracketedPaste: true, wraparound: false});
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
] as const)('%s gives the terminal back as it was, and still ends the process', async (signal, status) => {
	const demo = openDemo();
	await demo.shows(/acme-/);
	process.kill(demo.pid(), signal);
	await demo.shows(/over/);
	expect(demo.modes()).toEqual(restored);
	expect(demo.screen()).toContain(`status ${status}`);
	expect(demo.screen()).not.toMatch(/-icanon|-echo\b/);
});

test('an error that nobody catches is told of on the restored screen', async () => {
	const demo = openDemo('process.on("SIGUSR2",()=>{throw new Error("a bug of ours")})');
	await demo.shows(/acme-/);
	process.kill(demo.pid(), 'SIGUSR2');
	await demo.shows(/over/);
	expect(demo.modes()).toEqual(restored);
	expect(demo.screen()).toContain('a bug of ours');
	expect(demo.screen()).not.toMatch(/-icanon|-echo\b|status 0/);
});

test('Ctrl+Z leaves an ordinary terminal to the shell, and fg brings the console back', async () => {
	const demo = openDemo();
	await demo.shows(/acme-/);
	const pid = demo.pid();
	demo.press('\u{1A}');
	await demo.becomes(() => demo.modes().screen === 'normal');
	expect(demo.modes()).toEqual(restored);
	while (!/\) T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) {
		await new Promise(resolve => setImmediate(resolve));
	}

	demo.resume();
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
