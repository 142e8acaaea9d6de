import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {constants, tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {speedClock} from '../../source/simulator/clock.ts';
import {parseFault} from '../../source/simulator/faults/parse-fault.ts';
import {type Simulator, startSimulator} from '../../source/simulator/simulator.ts';
import {buildProgram, node} from '../harness/built-program.ts';
import {moment} from '../harness/moment.ts';
import {openGate, type Watch} from './gate.ts';

/** Where around a start the end strikes. */
export const killPoints = [
	'before the journal',
	'after the journal, before the call arrives',
	'while the call is under way',
	'after the effect, the answer dropped',
	'with the answer, before the record',
] as const;

type KillPoint = (typeof killPoints)[number];

export type Strike = {
	/** A point, or milliseconds after the program was started. */
	readonly at: KillPoint | number;
	readonly signal: 'SIGKILL' | 'SIGINT' | 'SIGTERM' | 'SIGHUP';
	/** Milliseconds from the point to the signal. */
	readonly laterMs?: number;
	/** What is wrong with the line meanwhile, as `--fault` takes it. */
	readonly fault?: string | undefined;
};

export type StrikeResult = {
	/** Executions once the program is gone; once another command has looked; once the operator has said that it is to be started. */
	readonly afterEnd: number;
	readonly afterLook: number;
	readonly afterSettle: number;
	/** What the command that looked said. */
	readonly told: string;
	/** The exit status, as a shell tells it, and the milliseconds from the signal to the end; 0 where it had ended before. */
	readonly status: number;
	readonly tookMs: number;
};

/** All that was struck before is in the same window of time, and is read through. */
const fast = ['--rate', '100'];

/** How long a point is waited for where it may never come. */
const pointWithinMs = 4000;

const plan = JSON.stringify({
	DocumentName: 'AWS-RestartEC2Instance',
	TargetParameterName: 'InstanceId',
	Targets: [{Key: 'tag:Env', Values: ['PROD']}],
	TargetLocations: [{Accounts: ['123456789012', '987654321098'], Regions: ['us-east-2', 'us-west-1']}],
});

/** A simulator behind a gate, and the built program that works against it. */
export async function openKillRange() {
	const program = buildProgram();
	const simulator = await startSimulator({world: 'seed', clock: speedClock(1), throttle: false});
	const gate = await openGate(simulator.endpoint);

	/** Launch a plan, end the program at the point, look with another command, let the operator decide, and tell what came of it. */
	const strike = async ({at, signal, laterMs = 0, fault}: Strike): Promise<StrikeResult> => {
		const folder = await mkdtemp(join(tmpdir(), 'rollgrid-kill-'));
		const before = countParents(simulator);
		await writeFile(join(folder, 'plan.json'), plan);
		if (fault !== undefined) {
			simulator.addFault(parseFault(fault));
		}

		const run = (...args: readonly string[]) => start(program, args, simulator, gate.endpoint, folder);
		const struck = run('launch', join(folder, 'plan.json'), '--yes', '--no-preflight');
		const end = (): Promise<void> => struck.end(signal);
		if (typeof at === 'number') {
			void moment(at).then(end);
		} else {
			gate.watch(watchFor(at, end, laterMs));
			if (fault !== undefined) {
				// With trouble on the line the point may never come.
				void moment(pointWithinMs).then(end);
			}
		}

		await struck.told;
		gate.watch(undefined);
		simulator.clearFaults();
		// The simulator answers a forwarded call even if its program is gone.
		await gate.drained();
		const afterEnd = countParents(simulator) - before;
		const told = await run('list', ...fast).told;
		const afterLook = countParents(simulator) - before;
		await run('launch', '--settle', 'start', '--yes', ...fast).told;
		const afterSettle = countParents(simulator) - before;
		await rm(folder, {recursive: true});
		return {afterEnd, afterLook, afterSettle, told, status: struck.status(), tookMs: struck.tookMs()};
	};

	return {
		strike,
		async close(): Promise<void> {
			gate.close();
			await simulator.close();
		},
	};
}

function watchFor(point: KillPoint, end: () => Promise<void>, laterMs: number): Watch {
	const strike = async (): Promise<void> => {
		await moment(laterMs);
		await end();
	};

	const operation = 'StartAutomationExecution';
	switch (point) {
		case 'before the journal':
			return {operation: 'GetCallerIdentity', onArrival: strike};
		case 'after the journal, before the call arrives':
			return {
				operation,
				async onArrival() {
					await strike();
					throw new Error('The line is cut');
				},
			};
		case 'while the call is under way':
			return {operation, onForward: strike};
		case 'after the effect, the answer dropped':
			return {operation, onAnswer: strike};
		case 'with the answer, before the record':
			return {operation, onReturn: strike};
	}
}

function start(program: string, args: readonly string[], simulator: Simulator, endpoint: string, folder: string) {
	const child = spawn(node[0], [...node.slice(1), program, ...args], {
		env: {
			PATH: process.env.PATH,
			HOME: folder,
			...simulator.env,
			AWS_ENDPOINT_URL: endpoint,
			ROLLGRID_STATE_DIR: folder,
			NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
		},
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let endedAt = 0;
	let signalledAt = 0;
	const exited = once(child, 'exit').then(() => {
		endedAt = performance.now();
	});
	return {
		/** Resolves when the process is gone. */
		async end(signal: Strike['signal']): Promise<void> {
			if (endedAt === 0) {
				signalledAt = performance.now();
				child.kill(signal);
			}

			await exited;
		},
		/** What it wrote on stderr, once it has ended. */
		told: text(child.stderr).then(async written => {
			await exited;
			return written;
		}),
		status: () => child.exitCode ?? 128 + (constants.signals[child.signalCode ?? 'SIGKILL'] ?? 0),
		tookMs: () => (signalledAt === 0 ? 0 : endedAt - signalledAt),
	};
}

function countParents({world}: Simulator): number {
	return [...world.engine.executions.values()].filter(execution => execution.parent === undefined).length;
}
