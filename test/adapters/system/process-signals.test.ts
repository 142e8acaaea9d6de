import {EventEmitter} from 'node:events';
import {expect, test} from 'vitest';
import {endingSignals, ProcessSignals} from '../../../source/adapters/system/process-signals.ts';

/** A process that notes how it was ended. */
class FakeProcess extends EventEmitter {
	readonly pid = 4711;
	readonly ends: Array<readonly [string, unknown]> = [];

	exit(status?: number | string | null): void {
		this.ends.push(['exit', status]);
	}

	kill(_: number, signal?: string | number): true {
		this.ends.push(['signal', signal]);
		return true;
	}
}

const statuses = {
	SIGHUP: 129,
	SIGINT: 130,
	SIGQUIT: 131,
	SIGTERM: 143,
	SIGABRT: 134,
	SIGALRM: 142,
	SIGUSR2: 140,
	SIGPIPE: 141,
} as const;

function open(isAway = false) {
	const process = new FakeProcess();
	const signals = new ProcessSignals(process, () => isAway).take();
	return {process, signals};
}

test.each(endingSignals.filter(signal => signal !== 'SIGPIPE'))(
	'%s: whoever has the terminal restores it, then the process ends with its status',
	signal => {
		const {process, signals} = open();
		const told: string[] = [];
		signals.on(signal, () => {
			told.push('restored');
			signals.kill(signals.pid, signal);
		});
		process.emit(signal);
		expect(told).toEqual(['restored']);
		expect(process.ends).toEqual([['exit', statuses[signal]]]);
		expect(signals.signal.aborted).toBe(true);
		expect(signals.exitStatus).toBe(statuses[signal]);
	},
);

test('a second signal waits for nobody', () => {
	const {process} = open();
	process.emit('SIGINT');
	expect(process.ends).toEqual([]);
	process.emit('SIGINT');
	expect(process.ends).toEqual([['exit', 130]]);
});

test('in the background it ends by the signal itself, and never by one that leaves its memory on disk', () => {
	for (const [signal, sent] of [
		['SIGTERM', 'SIGTERM'],
		['SIGHUP', 'SIGHUP'],
		['SIGQUIT', 'SIGTERM'],
	] as const) {
		const {process, signals} = open(true);
		signals.kill(signals.pid, signal);
		expect(process.ends).toEqual([['signal', sent]]);
		expect(process.listenerCount(sent)).toBe(0);
	}
});

test('SIGUSR1 is listened to, so that it opens no debugger, and ends nothing', () => {
	const {process} = open();
	expect(process.listenerCount('SIGUSR1')).toBe(1);
	process.emit('SIGUSR1');
	expect(process.ends).toEqual([]);
});

test('what ends nothing goes to the process itself', () => {
	const {process, signals} = open();
	const told: string[] = [];
	const listener = (): void => void told.push('continued');
	signals.on('SIGCONT', listener);
	process.emit('SIGCONT');
	signals.off('SIGCONT', listener);
	process.emit('SIGCONT');
	expect(told).toEqual(['continued']);
	signals.kill(0, 'SIGSTOP');
	expect(process.ends).toEqual([['signal', 'SIGSTOP']]);
});
