import process from 'node:process';
import {killPoints, openKillRange, type Strike} from '../test/start-once/kill-at.ts';
import {Random} from '../test/terminal/random.ts';

const statuses = {SIGKILL: 137, SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;
const signals = ['SIGKILL', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const faults = [
	undefined,
	undefined,
	'drop-after,operation=StartAutomationExecution',
	'drop-before,operation=StartAutomationExecution',
	'throttle,operation=StartAutomationExecution',
	'unavailable,operation=StartAutomationExecution',
	'drop-after,operation=StartAutomationExecution,rate=0.5',
] as const;

/** From the start of the program to after its launch is over, on a busy machine. */
const latestMs = 2500;

/**
End the program around a start, again and again, at points and at random moments, by random signals and with random trouble on the line, and count what became of it: executions after the end, after another command has looked, and after the operator has said that it is to be started.

@param args - How many runs, 300 if not given, and the seed of the random numbers.
*/
export async function run([runs = '300', seed = '1']: readonly string[]): Promise<void> {
	const range = await openKillRange();
	const random = new Random(Number(seed));
	const counts = new Map<string, {runs: number; started: number; slowestMs: number; troubles: string[]}>();
	try {
		for (let count = 0; count < Number(runs); count++) {
			const signal = random.pick(signals);
			const strike: Strike = {
				signal,
				at: random.isOneIn(2) ? random.pick(killPoints) : random.below(latestMs),
				laterMs: random.below(8),
				fault: random.pick(faults),
			};
			const {afterEnd, afterLook, afterSettle, status, tookMs} = await range.strike(strike);
			if ((count + 1) % 25 === 0) {
				process.stderr.write(`${count + 1} of ${runs}\n`);
			}

			const row = counts.get(signal) ?? {runs: 0, started: 0, slowestMs: 0, troubles: []};
			counts.set(signal, row);
			row.runs++;
			row.started += afterEnd;
			row.slowestMs = Math.max(row.slowestMs, tookMs);
			const troubles = [
				afterLook === afterEnd ? '' : `looking started ${afterLook - afterEnd}`,
				Math.max(afterEnd, afterSettle) > 1 ? `${afterSettle} executions` : '',
				tookMs > 0 && status !== statuses[signal] && status !== 0 && status !== 3 ? `status ${status}` : '',
				tookMs > 1000 ? `${Math.round(tookMs)} ms` : '',
			].filter(Boolean);
			if (troubles.length > 0) {
				row.troubles.push(`${troubles.join(', ')} at ${JSON.stringify(strike)}`);
			}
		}
	} finally {
		await range.close();
	}

	for (const [signal, {runs: all, started, slowestMs, troubles}] of counts) {
		process.stdout.write(
			`${signal.padEnd(8)} ${all} runs, ${started} had started; slowest end ${Math.round(slowestMs)} ms; ${troubles.length} in trouble\n${troubles.map(one => `  ${one}\n`).join('')}`,
		);
	}
}
