import process from 'node:process';
import {beforeAll, expect, test} from 'vitest';
import {buildProgram, node} from '../harness/built-program.ts';
import {openPty} from '../harness/open-program.ts';

let program = '';
beforeAll(() => {
	program = buildProgram();
}, 60_000);

const ways = [
	['painter', []],
	['--plain-ink', ['--plain-ink']],
] as const;

/** The demo as a job of an interactive shell, as an operator has it. */
async function openJob(flags: readonly string[]) {
	const shell = openPty({
		command: ['/bin/bash', '--norc', '--noprofile', '-i'],
		columns: 100,
		rows: 30,
		env: {PS1: '$ ', HISTFILE: ''},
	});
	shell.press(`${node.join(' ')} ${program} demo ${flags.join(' ')}\r`);
	await shell.shows(/acme-/);
	return shell;
}

/** The job itself: the only child of the shell. */
const jobOf = (shell: ReturnType<typeof openPty>): number => shell.childOf(shell.pty.pid);

/** Stop the job from outside; resolves with its process once the shell has said so, and has a line that nothing stands in. */
async function stopJob(shell: ReturnType<typeof openPty>): Promise<number> {
	const job = jobOf(shell);
	process.kill(job, 'SIGSTOP');
	// The stop may cut a sequence in two: then the screen doesn't show what the shell says.
	await shell.becomes(() => /Stopped[\s\S]*\$ /.test(shell.written), 'the prompt after the stop');
	// An answer to the job may come into the shell's line, where DCS is Alt+P and begins a search of the history: only Ctrl+C ends that.
	const since = shell.written.length;
	shell.press('\u{3}');
	await shell.becomes(() => /\^C[\s\S]*\$ $/.test(shell.written.slice(since)), 'the next prompt');
	return job;
}

test.each(ways)(
	'%s: stopped from outside and brought back with fg, keys count and the picture is whole',
	async (_, flags) => {
		const shell = await openJob(flags);
		await stopJob(shell);
		shell.press('fg\r');
		await shell.becomes(() => /acme-/.test(shell.screen()) && !/Stopped/.test(shell.screen()), 'the whole picture');
		shell.press('?');
		await shell.shows(/Keys/);
		shell.press('q');
		await shell.becomes(() => shell.modes().screen === 'normal', 'the end');
	},
);

test.each(ways)(
	'%s: continued from elsewhere it leaves the shell alone, and ends by a signal there',
	async (_, flags) => {
		const shell = await openJob(flags);
		const job = await stopJob(shell);
		const before = shell.sleepsOf(job);
		process.kill(job, 'SIGCONT');
		// In the background it does little more than wake once a second; where an answer of the terminal comes in this very moment, the
		// kernel stops it again for reading that. Either way the shell is left alone.
		await shell.turns(() => shell.isStopped(job) || shell.sleepsOf(job) > before + 3, 'the job that goes on');
		const since = shell.written.length;
		shell.press('echo $((6 * 7))\r');
		await shell.becomes(() => /^42/m.test(shell.written.slice(since)), 'the answer of the shell');
		expect(shell.written.slice(since)).not.toMatch(/acme-|\u{1B}\[\?1049h/u);
		process.kill(job, 'SIGTERM');
		let isBroughtBack = false;
		await shell.turns(() => {
			// What the kernel has stopped for reading is stopped again each time it goes on in the background: it gets the signal in the foreground.
			if (!isBroughtBack && shell.isStopped(job)) {
				isBroughtBack = true;
				shell.press('fg\r');
			}

			return !shell.isAlive(job);
		}, 'the end of the job');
	},
);

test.each(ways)(
	'%s: a window that has kept its size is painted whole, with all modes, as dtach needs it',
	async (_, flags) => {
		const demo = openPty({command: [...node, program, 'demo', ...flags], columns: 100, rows: 30});
		await demo.shows(/acme-/);
		// Another terminal is behind it now, which has nothing of what was set.
		await new Promise<void>(done => demo.emulator.write('\u{1B}[?1049l\u{1B}[?2004l\u{1B}[?25h\u{1B}[2J', done));
		expect(demo.modes()).toMatchObject({screen: 'normal', bracketedPaste: false});
		demo.signal('SIGWINCH');
		// A frame that was under way may come first.
		await demo.becomes(() => demo.modes().screen === 'alternate' && demo.modes().bracketedPaste, 'the modes');
		await demo.shows(/acme-/);
		expect(demo.modes()).toMatchObject({screen: 'alternate', bracketedPaste: true, wraparound: false});
		demo.press('q');
		await demo.gone;
	},
);

test.each(ways)('%s: Ctrl+L sets the modes again that something else has changed', async (_, flags) => {
	const demo = openPty({command: [...node, program, 'demo', ...flags], columns: 100, rows: 30});
	await demo.shows(/acme-/);
	await new Promise<void>(done => demo.emulator.write('\u{1B}[?1049l\u{1B}[?2004l\u{1B}[2J', done));
	demo.press('\u{C}');
	await demo.shows(/acme-/);
	await demo.becomes(() => demo.modes().bracketedPaste, 'marked pastes');
	expect(demo.modes()).toMatchObject({screen: 'alternate', bracketedPaste: true});
	demo.press('q');
	await demo.gone;
});
