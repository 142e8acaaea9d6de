import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {type Simulator, speedClock, startSimulator} from '../../source/simulator/simulator.ts';
import {openGate, type Watch} from './gate.ts';

const root = resolve(import.meta.dirname, '../..');

/** Where around a start `kill -9` strikes. */
export const killPoints = [
	'before the journal',
	'after the journal, before the call arrives',
	'while the call is under way',
	'after the effect, the answer dropped',
	'with the answer, before the record',
] as const;

export type KillPoint = (typeof killPoints)[number];

export type KillResult = {
	/** Executions after the kill, and after the next start of rollgrid. */
	readonly afterKill: number;
	readonly afterNext: number;
	/** What the next start said. */
	readonly told: string;
};

const plan = JSON.stringify({
	DocumentName: 'AWS-RestartEC2Instance',
	TargetParameterName: 'InstanceId',
	Targets: [{Key: 'tag:Env', Values: ['PROD']}],
	TargetLocations: [{Accounts: ['123456789012', '987654321098'], Regions: ['us-east-2', 'us-west-1']}],
});

/** A simulator behind a gate, and the program, built for this, that works against it. */
export async function openKillRange() {
	const built = await mkdtemp(join(tmpdir(), 'rollgrid-built-'));
	const {status} = spawnSync(process.execPath, ['scripts/build.mjs', built], {cwd: root, stdio: 'inherit'});
	if (status !== 0) {
		throw new Error('The program could not be built');
	}

	const program = join(built, 'rollgrid.js');
	const simulator = await startSimulator({world: 'seed', clock: speedClock(1), throttle: false});
	const gate = await openGate(simulator.endpoint);

	/** Launch a plan, kill the program at the point, start it again, and tell what came of it. */
	const strike = async (point: KillPoint, laterMs = 0): Promise<KillResult> => {
		const folder = await mkdtemp(join(tmpdir(), 'rollgrid-kill-'));
		const before = countParents(simulator);
		await writeFile(join(folder, 'plan.json'), plan);
		const killed = start(program, ['launch', join(folder, 'plan.json'), '--yes'], simulator, gate.endpoint, folder);
		gate.watch(watchFor(point, killed.kill, laterMs));
		await killed.ended;
		gate.watch(undefined);
		// A call that was handed on is answered, whoever still listens.
		await quiet(simulator);
		const afterKill = countParents(simulator) - before;
		const next = start(program, ['list'], simulator, gate.endpoint, folder);
		const told = await next.ended;
		const afterNext = countParents(simulator) - before;
		await rm(folder, {recursive: true});
		return {afterKill, afterNext, told};
	};

	return {
		strike,
		async close(): Promise<void> {
			gate.close();
			await simulator.close();
			await rm(built, {recursive: true});
		},
	};
}

function watchFor(point: KillPoint, kill: () => Promise<void>, laterMs: number): Watch {
	const strike = async (): Promise<void> => {
		await new Promise(wait => setTimeout(wait, laterMs));
		await kill();
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
	const child = spawn(process.execPath, [program, ...args], {
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
	const exited = once(child, 'exit');
	return {
		/** Resolves when the process is gone. */
		async kill(): Promise<void> {
			child.kill('SIGKILL');
			await exited;
		},
		/** What it wrote on stderr. */
		ended: text(child.stderr).then(async written => {
			await exited;
			return written;
		}),
	};
}

function countParents({world}: Simulator): number {
	return [...world.engine.executions.values()].filter(execution => execution.parent === undefined).length;
}

/** Resolves when the simulator has answered what had reached it. */
async function quiet({calls}: Simulator): Promise<void> {
	for (let before = -1; before !== calls.length; ) {
		before = calls.length;
		await new Promise(wait => setTimeout(wait, 20));
	}
}
