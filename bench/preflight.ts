/**
What a preflight takes: seconds and API calls at 50 ms a call, beside the floor: each location read once, and of each account its role assumed, read and simulated once. The simulator holds AWS's published rates meanwhile.
*/

import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {CallRecorder} from '../source/adapters/system/call-recorder.ts';
import {systemClock} from '../source/adapters/system/clock.ts';
import {ReadBudget} from '../source/runtime/budget.ts';
import {paceReads} from '../source/runtime/pace-reads.ts';
import {examine} from '../source/runtime/preflight/examine.ts';
import {startSimulator} from '../source/simulator/simulator.ts';
import {connectAws} from '../test/harness/connect-aws.ts';
import type {Figure} from './figures/figure.ts';

type Case = {
	readonly accounts: number;
	readonly regions: number;
	/** Seconds. */
	readonly most?: number;
};

const cases: readonly Case[] = [
	{accounts: 20, regions: 10},
	{accounts: 100, regions: 10, most: 60},
	{accounts: 625, regions: 20},
];
const delay = '50ms';
/** Reads a second, per account and Region: what rollgrid does by itself. */
const rate = 1.5;
const entrySize = 50;

export const argumentsForAll: readonly string[] = [];

export async function run(): Promise<readonly Figure[]> {
	const figures: Figure[] = [];
	for (const one of cases) {
		figures.push(...(await measure(one)));
	}

	return figures;
}

async function measure({accounts, regions, most}: Case): Promise<readonly Figure[]> {
	const simulator = await startSimulator({world: 'large', accounts, regions});
	await fetch(`${simulator.endpoint}/_rollgrid/faults`, {method: 'POST', body: `slow,delay=${delay}`});
	const recorder = new CallRecorder(undefined);
	const aws = connectAws(simulator, {callLog: recorder, clock: systemClock});
	const ports = {...aws, ...paceReads(aws, new ReadBudget(systemClock, rate)), clock: systemClock};
	const located = await aws.locateCentral();
	if (!located.ok) {
		throw new Error(located.failure.what);
	}

	const {definition} = simulator.world;
	const accountIds = definition.accounts.slice(0, accounts).map(({id}) => id);
	const codes = [...simulator.world.regions.keys()].slice(0, regions);
	const entries = Array.from({length: Math.ceil(accountIds.length / entrySize)}, (_, entry) => ({
		Accounts: accountIds.slice(entry * entrySize, (entry + 1) * entrySize),
		Regions: codes,
	}));
	const request = {
		DocumentName: 'AWS-RestartEC2Instance',
		Parameters: {InstanceId: ['i-0123456789abcdef0']},
		TargetLocations: entries,
	};
	const begun = performance.now();
	const {total, done, checks} = await examine(ports, located.value, [request]);
	const seconds = (performance.now() - begun) / 1000;
	const {calls, throttled} = recorder.traffic();
	await simulator.close();
	const floor = total + accountIds.length * 3;
	const bad = checks.filter(({verdict}) => verdict !== 'ok').length;
	const beside = `${done} of ${total} looked at, ${bad} findings, ${throttled} throttled`;
	process.stdout.write(
		`${total} locations: ${seconds.toFixed(1)} s, ${calls} calls beside a floor of ${floor} (${(calls / floor).toFixed(2)} ×); ${beside}\n`,
	);
	return [
		{name: `${total} locations, time`, value: seconds, unit: 's', ...(most === undefined ? {} : {most}), beside},
		{name: `${total} locations, calls`, value: calls, unit: 'calls', beside: `floor ${floor}`},
	];
}
