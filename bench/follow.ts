import {randomUUID} from 'node:crypto';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {CallRecorder} from '../source/adapters/system/call-recorder.ts';
import {machine} from '../source/cli/machine.ts';
import {isSettled} from '../source/core/follow/ended.ts';
import {openedFollowing} from '../source/core/state/attempts.ts';
import type {ApiCall} from '../source/ports/call-log.ts';
import {ReadBudget} from '../source/runtime/budget.ts';
import {paceReads} from '../source/runtime/pace-reads.ts';
import {startRuntime} from '../source/runtime/start.ts';
import {startExecution} from '../source/simulator/engine/run/start.ts';
import {type Simulator, startSimulator} from '../source/simulator/simulator.ts';
import {startDemoFanOut} from '../source/simulator/worlds/demo.ts';
import {connectAws} from '../test/harness/connect-aws.ts';
import {HarnessClock} from '../test/harness/harness-clock.ts';
import type {Figure} from './figures/figure.ts';
import {followGrid} from './follow/grid.ts';

type Case = {
	readonly name: string;
	readonly accounts?: number;
	readonly concurrency?: number;
};

const cases: readonly Case[] = [
	{name: 'demo: 192 locations, 12 at a time'},
	{name: '340 locations, 34 at a time', accounts: 17, concurrency: 34},
	{name: '340 locations, all at once', accounts: 17, concurrency: 340},
	{name: '5,000 locations, 250 at a time', accounts: 250, concurrency: 250},
];
const regions = 20;
const pageSize = 50;
const stepMs = 250;
const longestMs = 6 * 3_600_000;

export const argumentsForAll: readonly string[] = [];

/**
Measure what it costs to follow a fan-out: API calls to its end, next to the floor (each location's end reported once, 50 a page), and the most in any second in one account and Region, which AWS's published rate bounds at 3. Clocks are driven, so all figures but those of the machine are the same in every run.

First the whole console on the simulator; then the machine by itself over fan-outs of known course (`--most N` leaves larger ones out).
*/
export async function run(args: readonly string[] = []): Promise<readonly Figure[]> {
	const {values} = parseArgs({args: [...args], options: {most: {type: 'string', default: '100000'}}});
	const figures: Figure[] = [];
	for (const one of cases) {
		figures.push(await follow(one));
	}

	return [...figures, ...(await followGrid(Number(values.most)))];
}

async function follow({name, accounts, concurrency}: Case): Promise<Figure> {
	const clock = new HarnessClock();
	const simulator = await startSimulator(
		accounts === undefined ? {world: 'demo', clock} : {world: 'large', accounts, regions, clock},
	);
	const executionId = concurrency === undefined ? startDemoFanOut(simulator.world) : start(simulator, concurrency);
	const calls: ApiCall[] = [];
	const recorder = new CallRecorder(undefined);

	let asked = 0;
	const aws = connectAws(simulator, {
		timeoutMs: 60_000,
		isReadOnly: () => true,
		callLog: {
			record(call) {
				recorder.record(call);
				calls.push(call);
			},
		},
		clock,
		userName: 'bench',
	});
	const counted = <T extends object>(port: T): T =>
		new Proxy(port, {
			get: (target, key) => {
				const method = Reflect.get(target, key) as (...args: readonly unknown[]) => Promise<unknown>;
				return (...args: readonly unknown[]) => {
					asked++;
					return method(...args).finally(() => asked--);
				};
			},
		});
	const runtime = startRuntime(
		machine,
		{
			...aws,
			...paceReads({...aws, automation: counted(aws.automation)}, new ReadBudget(clock, 1.5)),
			directory: counted(aws.directory),
			clock,
			createId: randomUUID,
			terminal: {},
		},
		{
			pace: {baseMs: 2000, quietMs: 15_000, troubledMs: 60_000},
			isReadOnly: true,
			dangerousRunbooks: [],
			watchCommand: 'rollgrid watch',
		},
		error => {
			throw error;
		},
	);
	const settle = async (): Promise<void> => {
		for (let quiet = 0; quiet < 3; quiet = asked > 0 ? 0 : quiet + 1) {
			await new Promise(resolve => setImmediate(resolve));
		}
	};

	runtime.store.dispatch({type: 'started', open: {executionId}});
	await settle();
	const from = clock.now();
	const hasEnded = () => {
		const following = openedFollowing(runtime.store.getState());
		return following !== null && isSettled(following);
	};

	while (!hasEnded() && clock.now() - from < longestMs) {
		await clock.advance(stepMs, settle);
	}

	const following = openedFollowing(runtime.store.getState());
	const total = following === null ? 0 : [...following.grid.indices()].length;
	const reads = calls.filter(({operation}) => /Automation/.test(operation));
	const floor = Math.ceil(total / pageSize);
	const byOperation = Object.entries(Object.groupBy(calls, ({operation}) => operation)).map(
		([operation, some]) => `${operation} ${some?.length ?? 0}`,
	);
	process.stdout.write(
		[
			`${name}: ${hasEnded() ? 'ended' : 'not ended'} after ${Math.round((clock.now() - from) / 1000)} s`,
			`  API calls ${calls.length}, of them ${reads.length} of Automation, ${(reads.length / ((clock.now() - from) / 1000)).toFixed(2)} a second; floor ${floor}; ${calls.filter(({errorCode}) => errorCode !== null).length} refused`,
			`  ${byOperation.join(' · ')}`,
			`  most in one second, one account and Region, one operation: ${mostInOneSecond(reads)} (AWS allows 3)`,
			'',
		].join('\n'),
	);
	runtime.stop();
	await simulator.close();
	const most = mostInOneSecond(reads);
	return {
		name: `${name}: most reads in a second, one account, Region and operation`,
		value: most,
		unit: '',
		most: 3,
		beside: `${reads.length} reads in all; the floor is ${floor}`,
	};
}

function start({world, centralAccount, region}: Simulator, concurrency: number): string {
	const [{principalArn = ''} = {}] = world.people.values();
	return startExecution(
		world,
		{accountId: centralAccount, region, principalArn},
		{
			DocumentName: 'Acme-PatchFleet',
			Parameters: {PatchGroup: ['fleet-default']},
			TargetLocations: [
				{
					Accounts: ['r-larg'],
					IncludeChildOrganizationUnits: true,
					Regions: [...world.regions.keys()].slice(0, regions),
					TargetLocationMaxConcurrency: String(concurrency),
					TargetLocationMaxErrors: '100%',
				},
			],
		},
	);
}

function mostInOneSecond(calls: readonly ApiCall[]): number {
	let most = 0;
	for (const one of calls) {
		const near = calls.filter(
			other =>
				other.operation === one.operation &&
				other.where.accountId === one.where.accountId &&
				other.where.region === one.where.region &&
				other.startedAt >= one.startedAt &&
				other.startedAt < one.startedAt + 1000,
		);
		most = Math.max(most, near.length);
	}

	return most;
}
