import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {startExecution} from '../source/simulator/engine/run/start.ts';
import {advanceTo, nextEventMs} from '../source/simulator/engine/state/advance.ts';
import {largeWorld} from '../source/simulator/worlds/large.ts';
import type {Figure} from './figures/figure.ts';
import {
	accounts,
	type Client,
	clientOf,
	fanOut,
	regions,
	residentMb,
	running,
	serve,
	startFanOut,
	untilRunning,
} from './simulator/served.ts';

const startRuns = 7;

export const argumentsForAll: readonly string[] = [];

/**
The simulator at its size: 5,000 accounts × 20 Regions, 100,000 locations in one fan-out, of which 500 run.

Start-up from exec to the first line, and resident memory, of the built program in a process of its own; pages over HTTP, signed and checked, as a client sees them; events of the engine in this process.
*/
export async function run(): Promise<readonly Figure[]> {
	const starts: number[] = [];
	for (let count = 0; count < startRuns; count++) {
		const served = await serve();
		starts.push(served.startMs);
		served.process.kill();
	}

	const served = await serve();
	const emptyMb = residentMb(served.process);
	const client = clientOf(served);
	const parentId = await startFanOut(client);
	await untilRunning(client, parentId);
	const pages = await timePages(client, parentId);
	const fullMb = residentMb(served.process);
	const get = await timeCalls(300, () => client('GetAutomationExecution', {AutomationExecutionId: parentId}));
	const peakMb = residentMb(served.process, 'VmHWM');
	served.process.kill();
	const {events, seconds} = runToTheEnd();
	process.stdout.write(
		[
			`${accounts} accounts × ${regions} Regions, ${running} of ${accounts * regions} locations running`,
			row('start-up, exec to ready', `${format(quantile(starts, 0.5))} ms (${starts.length} runs)`),
			row('memory, nothing started', `${format(emptyMb)} MB`),
			row('memory, fan-out running', `${format(fullMb)} MB, at the most ${format(peakMb)} MB`),
			row(`page of 50 steps (${pages.length} pages)`, latencies(pages)),
			row('GetAutomationExecution, 100 steps', latencies(get)),
			row('events', `${format(events / seconds)} a second (${events} in ${seconds.toFixed(1)} s)`),
			'',
		].join('\n'),
	);
	return [
		{name: 'start-up, exec to ready', value: quantile(starts, 0.5), unit: 'ms', beside: `${starts.length} runs`},
		{name: 'memory, nothing started', value: emptyMb, unit: 'MB'},
		{name: `memory, ${running} of ${accounts * regions} locations running`, value: fullMb, unit: 'MB', most: 200},
		{name: 'page of 50 steps, median', value: quantile(pages, 0.5), unit: 'ms', beside: `${pages.length} pages`},
		{name: 'events a second', value: events / seconds, unit: ''},
	];
}

/** Walk all the steps, page by page. */
async function timePages(client: Client, parentId: string): Promise<readonly number[]> {
	const times: number[] = [];
	let token: string | undefined;
	do {
		const {body, ms} = await client('DescribeAutomationStepExecutions', {
			AutomationExecutionId: parentId,
			MaxResults: 50,
			...(token === undefined ? {} : {NextToken: token}),
		});
		times.push(ms);
		token = (JSON.parse(body) as {NextToken?: string}).NextToken;
	} while (token !== undefined);
	return times;
}

async function timeCalls(count: number, call: () => Promise<{readonly ms: number}>): Promise<readonly number[]> {
	const times: number[] = [];
	while (times.length < count) {
		times.push((await call()).ms);
	}

	return times;
}

/** The whole fan-out, from its start to its last location, as fast as it goes. */
function runToTheEnd(): {readonly events: number; readonly seconds: number} {
	const world = largeWorld({accounts, regions, startMs: 0});
	const {accountId, region} = world.central;
	startExecution(world, {accountId, region, principalArn: [...world.people.values()][0]!.principalArn}, fanOut);
	const from = performance.now();
	for (let next = nextEventMs(world); next !== undefined; next = nextEventMs(world)) {
		advanceTo(world, next + 60_000);
	}

	return {events: world.engine.eventsHappened, seconds: (performance.now() - from) / 1000};
}

function quantile(values: readonly number[], share: number): number {
	return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
}

function latencies(times: readonly number[]): string {
	return `median ${quantile(times, 0.5).toFixed(2)} ms, 99 % under ${quantile(times, 0.99).toFixed(2)} ms, slowest ${Math.max(...times).toFixed(1)} ms`;
}

function row(name: string, value: string): string {
	return `${name.padEnd(34)} ${value}`;
}

function format(value: number): string {
	return Math.round(value).toLocaleString('en-US');
}
