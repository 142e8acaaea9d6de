import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {buildProgram} from '../test/harness/built-program.ts';
import type {Figure} from './figures/figure.ts';
import {type Parts, Reporting} from './memory/parts.ts';
import {Session, sleep} from './render/session.ts';
import {
	accounts,
	clientOf,
	regions,
	running,
	type Served,
	serve,
	startFanOut,
	untilEnded,
	untilRunning,
} from './simulator/served.ts';

/** The fan-out takes two and a half hours of the world's time. */
const speed = 200;
/** How long a program rests before it is measured, and how long a screen has to stay the same to count as resting. */
const restMs = 3000;
const patienceMs = 180_000;

export const argumentsForAll: readonly string[] = [];

/**
Memory at 100,000 locations: the simulator with 500 of them running, and after all have ended; then the console in a pty of 200×50 and `watch --json` into a pipe, each of which follows that fan-out from its first read to its last.

The built program, each in a process of its own, over real HTTP. Without a rate, as the pages would take 22 minutes otherwise: their garbage then comes faster than it would.
*/
export async function run(): Promise<readonly Figure[]> {
	// The machine's own certificates are no part of the program's memory.
	delete process.env.NODE_EXTRA_CA_CERTS;
	delete process.env.AWS_CA_BUNDLE;
	const reporting = new Reporting();
	const {env, nodeFlags} = reporting;
	const served = await serve({args: ['--no-throttle', '--speed', String(speed)], env, nodeFlags});
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-state-'));
	try {
		const client = clientOf(served);
		const executionId = await startFanOut(client);
		await untilRunning(client, executionId);
		const few = show(`simulator, ${running} of ${accounts * regions} running`, await reporting.read(served.process));
		const status = await untilEnded(client, executionId);
		await sleep(restMs);
		const all = show(`simulator, all ended (${status})`, await reporting.read(served.process));
		const subject = {served, folder, executionId};
		const lines = show('watch --json', await measureWatch(subject));
		const screen = show('console', await measureConsole(subject));
		return [
			...toFigures(`simulator, ${running} of ${accounts * regions} locations running`, few, 200),
			...toFigures(`simulator, ${accounts * regions} locations have ended`, all, 400),
			...toFigures('watch --json, read to its end', lines, 150),
			...toFigures('console, all locations read', screen, 140),
		];
	} finally {
		served.process.kill();
		reporting.remove();
		rmSync(folder, {recursive: true, force: true});
	}
}

type Subject = {readonly served: Served; readonly folder: string; readonly executionId: string};

/** The command line, and an environment without the settings and records of whoever runs this. */
function program(
	{served, folder, executionId}: Subject,
	{nodeFlags, env}: Reporting,
	more: readonly string[],
): {readonly args: readonly string[]; readonly env: Readonly<Record<string, string>>} {
	return {
		args: [...nodeFlags, buildProgram(), 'watch', executionId, '--rate', '10000', ...more],
		env: {
			...served.env,
			...env,
			XDG_CONFIG_HOME: join(folder, 'config'),
			XDG_STATE_HOME: join(folder, `state-${more.join('')}`),
		},
	};
}

/** Measure `watch` when it has written its last line: then it has read everything. */
async function measureWatch(subject: Subject): Promise<Parts> {
	const reporting = new Reporting();
	const {args, env} = program(subject, reporting, ['--json']);
	// The process stays after its end, so that it can be measured.
	const child = spawn(process.execPath, args, {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: {...process.env, ...env, MEMORY_HOLD: '1'},
	});
	try {
		await untilResult(child);
		return await reporting.read(child);
	} finally {
		child.kill('SIGKILL');
		reporting.remove();
	}
}

async function untilResult(child: ChildProcess): Promise<void> {
	let tail = '';
	child.stdout!.on('data', (data: Buffer) => {
		tail = (tail + data.toString('latin1')).slice(-2000);
	});
	const until = Date.now() + patienceMs;
	while (!tail.includes('"type":"result"')) {
		if (Date.now() > until || child.exitCode !== null) {
			throw new Error(`watch did not come to its end: ${tail.slice(-200)}`);
		}

		await Promise.race([once(child.stdout!, 'data'), sleep(1000)]);
	}
}

async function measureConsole(subject: Subject): Promise<Parts> {
	const reporting = new Reporting();
	const {args, env} = program(subject, reporting, []);
	const session = new Session({command: [process.execPath, ...args]}, 200, 50, env);
	try {
		await session.settle(restMs, 0, patienceMs);
		await sleep(restMs);
		return await reporting.read(session);
	} finally {
		await session.end();
		reporting.remove();
	}
}

function show(name: string, parts: Parts): Parts {
	process.stdout.write(`${name.padEnd(44)} ${parts.words}\n`);
	return parts;
}

function toFigures(name: string, {rss, peak, words}: Parts, most: number): readonly Figure[] {
	return [
		{name: `${name}: resident`, value: rss, unit: 'MB', most, beside: words},
		{name: `${name}: the most that it was`, value: peak, unit: 'MB'},
	];
}
