import process from 'node:process';
import xterm from '@xterm/headless';
import {buildProgram} from '../test/harness/built-program.ts';
import {PtyTerminal} from '../test/harness/pty-terminal.ts';
import {Random} from '../test/terminal/random.ts';

const signals = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGABRT', 'SIGALRM', 'SIGUSR2', 'SIGPIPE'] as const;
const ways = [
	['painter', []],
	['--plain-ink', ['--plain-ink']],
	['--plain', ['--plain']],
] as const;

/** From before the program has said anything to a console that is long up. */
const latestMs = 4000;
const mostMs = 500;

const modesOf = ({emulator, written}: Pick<PtyTerminal, 'emulator' | 'written'>): string => {
	const {modes, buffer} = emulator;
	return JSON.stringify({
		screen: buffer.active.type,
		cursor: written.match(/\u{1B}\[\?25[hl]/gu)?.at(-1) !== '\u{1B}[?25l',
		paste: modes.bracketedPasteMode,
		wrap: modes.wraparoundMode,
		mouse: modes.mouseTrackingMode,
		focus: modes.sendFocusMode,
		keys: [modes.applicationCursorKeysMode, modes.applicationKeypadMode],
		origin: modes.originMode,
		insert: modes.insertMode,
	});
};

/** A terminal that nobody has touched. */
const ordinary = modesOf({emulator: new xterm.Terminal({allowProposedApi: true}), written: ''});

/**
End the console at random moments by random signals, at each of the three ways of drawing, and look at what is left: line discipline, modes, cursor, alternate screen, and when the process was gone.

@param args - How many ends, 200 if not given, and the seed of the random numbers.
*/
export async function run([runs = '200', seed = '1']: readonly string[]): Promise<void> {
	const program = buildProgram();
	const random = new Random(Number(seed));
	for (const [way, flags] of ways) {
		let slowestMs = 0;
		const troubles: string[] = [];
		const count = Math.ceil(Number(runs) / ways.length);
		for (let turn = 0; turn < count; turn++) {
			const {tookMs, trouble} = await end(
				[process.execPath, program, 'demo', ...flags],
				random.pick(signals),
				random.below(latestMs),
			);
			slowestMs = Math.max(slowestMs, tookMs);
			if (trouble !== '') {
				troubles.push(trouble);
			}
		}

		process.stdout.write(
			`${way.padEnd(12)} ${count} ends, ${count - troubles.length} left the terminal as it was and were gone within ${mostMs} ms; slowest ${Math.round(slowestMs)} ms\n${troubles.map(one => `  ${one}\n`).join('')}`,
		);
	}
}

async function end(command: readonly string[], signal: (typeof signals)[number], afterMs: number) {
	// The shell says how the terminal was before, and afterwards.
	const terminal = new PtyTerminal({
		command: ['/bin/sh', '-c', `stty -a; echo begins; exec ${command.map(word => `'${word}'`).join(' ')}`],
		afterwards: 'stty -a',
		columns: 100,
		rows: 30,
	});
	try {
		await terminal.becomes(() => terminal.written.includes('begins'));
		const job = terminal.pid;
		await new Promise(wait => setTimeout(wait, afterMs));
		const from = performance.now();
		process.kill(job, signal);
		let tookMs = Number.POSITIVE_INFINITY;
		await Promise.race([
			terminal
				.turns(() => !terminal.isAlive(job))
				.then(() => {
					tookMs = performance.now() - from;
				}),
			new Promise(wait => setTimeout(wait, 5000)),
		]);
		if (terminal.isAlive(job)) {
			process.kill(job, 'SIGKILL');
			return {tookMs, trouble: `${signal} after ${afterMs} ms: not gone`};
		}

		await terminal.becomes(() => /over\r\n/.test(terminal.written));
		// What was written is not yet what the emulator has taken in.
		await new Promise<void>(done => terminal.emulator.write('', done));
		const [first, last] = [...terminal.written.matchAll(/speed \d+ baud;[\s\S]*?(?=begins|over)/g)].map(([told]) =>
			told.trim(),
		);
		const wrong = [
			modesOf(terminal) === ordinary ? '' : `modes ${modesOf(terminal)}`,
			first !== undefined && first === last ? '' : 'stty differs',
			tookMs <= mostMs ? '' : `${Math.round(tookMs)} ms`,
		].filter(Boolean);
		return {tookMs, trouble: wrong.length === 0 ? '' : `${signal} after ${afterMs} ms: ${wrong.join(', ')}`};
	} finally {
		await terminal.close();
	}
}
