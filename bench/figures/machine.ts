import {spawnSync} from 'node:child_process';
import {cpus, loadavg, release, totalmem, type} from 'node:os';
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import type {Machine} from './figure.ts';

const runs = 12;

/** What is known of this machine; its two short programs are timed here. */
export function readMachine(loadBegun: number): Machine {
	const [cpu] = cpus();
	return {
		cpu: cpu?.model ?? 'unknown',
		cores: cpus().length,
		memoryGb: Math.round(totalmem() / 2 ** 30),
		system: `${type()} ${release()}, ${process.arch}`,
		node: process.version,
		nodeMs: time(process.execPath, ['-e', '0']),
		awsMs: time('aws', ['--version']),
		load: [loadBegun, loadavg()[0]!],
	};
}

function time(command: string, args: readonly string[]): number {
	const times: number[] = [];
	for (let count = 0; count < runs; count++) {
		const from = performance.now();
		const {error} = spawnSync(command, args, {stdio: 'ignore'});
		times.push(error === undefined ? performance.now() - from : Number.NaN);
	}

	return fastestThird(times);
}

/** The mean of the fastest third: what the machine can do when nothing else wants it. */
export function fastestThird(times: readonly number[]): number {
	const fastest = times.toSorted((a, b) => a - b).slice(0, Math.max(1, Math.floor(times.length / 3)));
	return fastest.reduce((sum, one) => sum + one, 0) / fastest.length;
}
