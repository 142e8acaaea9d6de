import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {buildProgram} from '../test/harness/built-program.ts';
import type {Figure} from './figures/figure.ts';
import {Reporting} from './memory/parts.ts';
import {Session, sleep} from './render/session.ts';
import {clientOf, fanOut, type Served, serve, startFanOut} from './simulator/served.ts';

/** A real minute, and the speed of the world: 25 of its hours. */
const lastsMs = 60_000;
const speed = 1500;
/** Everything that is loaded once has been loaded by then. */
const warmUpMs = 20_000;
const sampleMs = 5000;
/** 600 locations, four at a time: two hours of the world's time, four seconds of ours. */
const accounts = 30;
const concurrency = '4';
const betweenFanOutsMs = 4500;
/** Every kind of trouble that passes by itself; AWS's rates apply, too. */
const faults = [
	'throttle,rate=0.05',
	'error,rate=0.02',
	'unavailable,rate=0.02',
	'slow,rate=0.03,delay=700ms',
	'drop-before,rate=0.02',
	'malformed,rate=0.01',
	'expired-token,rate=0.01',
	'short-page,rate=0.2',
	'empty-page,rate=0.1',
];
const keys = {down: '\u{1B}[B', right: '\u{1B}[C', enter: '\r', back: '\u{1B}', top: 'g'} as const;

export const argumentsForAll: readonly string[] = [];

/** Memory at one moment, in MB, after garbage was collected. */
type Sample = {readonly hours: number; readonly rss: number; readonly live: number};

/**
A console that is left open for a day of the world's time, with trouble on every call: fan-outs come one after the other, and each is opened, looked around in, and left again.

Memory must not grow: the figure is its slope, in MB an hour.
*/
export async function run(): Promise<readonly Figure[]> {
	delete process.env.NODE_EXTRA_CA_CERTS;
	delete process.env.AWS_CA_BUNDLE;
	const ofWorld = new Reporting();
	const ofConsole = new Reporting();
	const args = ['--speed', String(speed), ...faults.flatMap(fault => ['--fault', fault])];
	const served = await serve({accounts, args, env: ofWorld.env, nodeFlags: ofWorld.nodeFlags});
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-state-'));
	const session = new Session(
		{command: [process.execPath, ...ofConsole.nodeFlags, buildProgram(), '--interval', '0.5']},
		160,
		45,
		{...served.env, ...ofConsole.env, XDG_CONFIG_HOME: join(folder, 'config'), XDG_STATE_HOME: join(folder, 'state')},
	);
	try {
		const begun = performance.now();
		const samples: Sample[] = [];
		const ofSimulator: Sample[] = [];
		const operated = operate(served, session, () => performance.now() - begun < lastsMs);
		for (let at = warmUpMs; at <= lastsMs; at += sampleMs) {
			await sleep(Math.max(0, at - (performance.now() - begun)));
			const hours = ((performance.now() - begun) * speed) / 3_600_000;
			samples.push(await takeSample(session, ofConsole, hours));
			ofSimulator.push(await takeSample(served.process, ofWorld, hours));
		}

		const opened = await operated;
		process.stdout.write(
			[
				`${samples.at(-1)!.hours.toFixed(1)} hours of the world's time, ${opened} fan-outs of ${accounts * 20} locations`,
				print('console', samples),
				print('simulator', ofSimulator),
				'',
			].join('\n'),
		);
		return [
			toFigure('console, resident', samples, 'rss'),
			toFigure('console, live heap', samples, 'live'),
			toFigure('simulator, resident (it keeps 30 days)', ofSimulator, 'rss'),
		];
	} finally {
		await session.end();
		served.process.kill();
		ofWorld.remove();
		ofConsole.remove();
		rmSync(folder, {recursive: true, force: true});
	}
}

/** Start fan-outs and open each: a look around in its matrix, into a location, back to the list. @returns How many. */
async function operate(served: Served, session: Session, goesOn: () => boolean): Promise<number> {
	const client = clientOf(served);
	const input = {
		...fanOut,
		TargetLocations: fanOut.TargetLocations!.map(entry => ({...entry, TargetLocationMaxConcurrency: concurrency})),
	};
	let opened = 0;
	while (goesOn()) {
		// A fault may hit this call too: the next one then starts the next fan-out.
		await startFanOut(client, input).catch(() => undefined);
		opened++;
		await sleep(700);
		const strokes = [
			keys.top,
			keys.enter,
			keys.down,
			keys.right,
			keys.down,
			keys.enter,
			keys.back,
			keys.down,
			keys.back,
		];
		for (const stroke of strokes) {
			session.send(stroke);
			await sleep((betweenFanOutsMs - 700) / strokes.length);
		}
	}

	return opened;
}

async function takeSample(
	subject: {readonly pid?: number | undefined},
	reporting: Reporting,
	hours: number,
): Promise<Sample> {
	await reporting.read(subject);
	const {rss, live} = await reporting.read(subject);
	return {hours, rss, live};
}

/** The slope of memory, by least squares. */
function slopeOf(samples: readonly Sample[], what: 'rss' | 'live'): number {
	const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
	const meanHours = mean(samples.map(({hours}) => hours));
	const meanMb = mean(samples.map(sample => sample[what]));
	const rise = samples.map(sample => (sample.hours - meanHours) * (sample[what] - meanMb));
	return mean(rise) / mean(samples.map(({hours}) => (hours - meanHours) ** 2));
}

function print(name: string, samples: readonly Sample[]): string {
	const list = (what: 'rss' | 'live'): string =>
		`${samples.map(sample => Math.round(sample[what])).join(' ')} (${slopeOf(samples, what).toFixed(2)} MB an hour)`;
	return `${name.padEnd(12)} RSS ${list('rss')}; live heap ${list('live')}`;
}

function toFigure(name: string, samples: readonly Sample[], what: 'rss' | 'live'): Figure {
	const from = samples[0]!;
	const to = samples.at(-1)!;
	return {
		name: `${name}: growth in an hour of the world's time`,
		value: Math.max(0, slopeOf(samples, what)),
		unit: 'MB',
		most: 1,
		beside: `${Math.round(from[what])} MB after ${Math.round(from.hours)} hours, ${Math.round(to[what])} MB after ${Math.round(to.hours)}`,
	};
}
