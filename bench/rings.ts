import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readdirSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {speedClock} from '../source/simulator/clock.ts';
import {type Simulator, startSimulator} from '../source/simulator/simulator.ts';
import {buildProgram, node} from '../test/harness/built-program.ts';
import {restartPlan} from '../test/harness/restart-plan.ts';
import {Random} from '../test/terminal/random.ts';
import type {Figure} from './figures/figure.ts';

/** From the start of the program to after its first ring is started, on a busy machine. */
const latestMs = 2500;

const rings = 'rings: [{name: one, count: 1, gate: {after: 1s}}, {name: two, share: 25%}, {name: rest, rest: true}]';

/** Runs that are under fire at the same time, each with an AWS and a state folder of its own. A run mostly waits for its rings, so two cores are enough for so many. */
const lanes = 8;

export const argumentsForAll: readonly string[] = ['300'];

/**
Kill runs over rings at random moments, take them up again and again, at times from two processes at once, until each is over; and count the starts that AWS received.

@param args - How many kills, 300 if not given, and the seed of the random numbers.
*/
export async function run([kills = '300', seed = '1']: readonly string[]): Promise<readonly Figure[]> {
	const program = buildProgram();
	const begun = performance.now();
	const tally: Tally = {wanted: Number(kills), killed: 0, runs: 0, troubles: []};
	await Promise.all(
		Array.from({length: lanes}, (_, lane) => keepUnderFire(program, new Random(Number(seed) * lanes + lane), tally)),
	);
	const {killed, runs, troubles} = tally;
	const seconds = Math.round((performance.now() - begun) / 1000);
	process.stdout.write(
		`${killed} kills in ${runs} runs over rings, ${seconds} s: ${troubles.length} in trouble\n${troubles.map(one => `  ${one}\n`).join('')}`,
	);
	return [
		{
			name: 'runs in trouble after kill -9',
			value: troubles.length,
			unit: 'runs',
			most: 0,
			beside: `${killed} kills in ${runs} runs`,
		},
		{name: 'seconds for all kills', value: seconds, unit: 's', most: 240, beside: `${lanes} runs at a time`},
	];
}

type Tally = {readonly wanted: number; killed: number; runs: number; readonly troubles: string[]};

/** Conduct one run after the other, until all lanes together have made the wanted kills. */
async function keepUnderFire(program: string, random: Random, tally: Tally): Promise<void> {
	const simulator = await startSimulator({world: 'seed', clock: speedClock(60), throttle: false});
	try {
		while (tally.killed < tally.wanted) {
			tally.runs++;
			const killed = await conductUnderFire(program, simulator, random, tally.troubles);
			// In two steps: `+=` would take the sum from before the wait, and lose what other lanes have added since.
			tally.killed += killed;
			process.stderr.write(`${tally.killed} kills, ${tally.runs} runs\n`);
		}
	} finally {
		await simulator.close();
	}
}

/** Conduct one run from its begin to its end. @returns How often it was killed. */
async function conductUnderFire(
	program: string,
	simulator: Simulator,
	random: Random,
	troubles: string[],
): Promise<number> {
	const folder = await mkdtemp(join(tmpdir(), 'rollgrid-rings-'));
	await writeFile(join(folder, 'plan.json'), JSON.stringify(restartPlan));
	await writeFile(join(folder, 'rings.yaml'), rings);
	const known = new Set(simulator.world.engine.executions.keys());
	const begin = () => {
		const runId = findRun(folder);
		const args =
			runId === null
				? ['launch', join(folder, 'plan.json'), '--rings', join(folder, 'rings.yaml'), '--yes', '--no-preflight']
				: ['launch', '--take-up', runId, '--yes'];
		return start(program, args, simulator, folder);
	};

	const most = 6 + random.below(10);
	let killed = 0;
	for (let status: number | null = null; killed < most && status !== 0; ) {
		const child = begin();
		const second = findRun(folder) !== null && random.isOneIn(3) ? begin() : null;
		const timer = setTimeout(() => child.kill('SIGKILL'), random.below(latestMs));
		[status] = (await once(child, 'exit')) as [number | null];
		clearTimeout(timer);
		killed += Number(status === null);
		if (second !== null) {
			setTimeout(() => second.kill('SIGKILL'), random.below(latestMs));
			const [ended] =
				second.exitCode === null && second.signalCode === null ? await once(second, 'exit') : [second.exitCode];
			killed += Number(ended === null);
			status = ended === 0 ? 0 : status;
		}
	}

	const last = begin();
	const [status] = (await once(last, 'exit')) as [number];
	const starts = listStarts(simulator, known);
	const expected = [
		['123456789012/us-east-2'],
		['123456789012/us-west-1'],
		['987654321098/us-east-2', '987654321098/us-west-1'],
	];
	if (status !== 0 || JSON.stringify(starts) !== JSON.stringify(expected)) {
		troubles.push(`after ${killed} kills: status ${status}, started ${JSON.stringify(starts)}`);
	}

	await rm(folder, {recursive: true});
	return killed;
}

function findRun(folder: string): string | null {
	const runs = join(folder, 'runs');
	const [name] = existsSync(runs) ? readdirSync(runs).filter(file => file.endsWith('.ndjson')) : [];
	return name === undefined ? null : name.replace(/\.ndjson$/, '');
}

/** Where each fan-out that is new went, in the order of their starts. */
function listStarts({world}: Simulator, known: ReadonlySet<string>): readonly (readonly string[])[] {
	return [...world.engine.executions.entries()]
		.filter(([id, {parent}]) => parent === undefined && !known.has(id))
		.map(([, {input}]) =>
			(input.TargetLocations ?? []).flatMap(({Accounts = [], Regions = []}) =>
				Accounts.flatMap(account => Regions.map(region => `${account}/${region}`)),
			),
		);
}

function start(program: string, args: readonly string[], simulator: Simulator, folder: string): ChildProcess {
	return spawn(node[0], [...node.slice(1), program, ...args, '--rate', '100'], {
		env: {
			PATH: process.env.PATH,
			HOME: folder,
			...simulator.env,
			AWS_ENDPOINT_URL: simulator.endpoint,
			ROLLGRID_STATE_DIR: folder,
			NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
		},
		stdio: 'ignore',
	});
}
