import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {Agent, request} from 'node:http';
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {startExecution} from '../source/simulator/engine/run/start.ts';
import {advanceTo, nextEventMs} from '../source/simulator/engine/state/advance.ts';
import type {StartInput} from '../source/simulator/engine/state/api.ts';
import {largeWorld} from '../source/simulator/worlds/large.ts';
import {buildProgram} from '../test/harness/built-program.ts';
import {signedHeaders} from '../test/simulator/wire/sign.ts';
import type {Figure} from './figures/figure.ts';

const accounts = 5000;
const regions = 20;
/** Locations that run at a time while the pages are timed. */
const running = 500;
const startRuns = 7;

type Served = {
	readonly process: ChildProcess;
	readonly endpoint: string;
	readonly region: string;
	readonly env: Readonly<Record<string, string>>;
	readonly startMs: number;
};

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

function serve(): Promise<Served> {
	const from = performance.now();
	const size = ['--accounts', String(accounts), '--regions', String(regions)];
	const child = spawn(process.execPath, [buildProgram(), 'simulate', ...size, '--no-throttle', '--json'], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		createInterface(child.stdout).once('line', line => {
			const startMs = performance.now() - from;
			resolve({...(JSON.parse(line) as Omit<Served, 'process' | 'startMs'>), process: child, startMs});
		});
	});
}

type Client = (operation: string, input: object) => Promise<{readonly body: string; readonly ms: number}>;

/** Calls Systems Manager over one connection. Only the answer's time counts, not the signing of the request. */
function clientOf({endpoint, region, env}: Served): Client {
	const agent = new Agent({keepAlive: true, maxSockets: 1});
	const credentials = {accessKeyId: env.AWS_ACCESS_KEY_ID!, secretAccessKey: env.AWS_SECRET_ACCESS_KEY!};
	return async (operation, input) => {
		const body = JSON.stringify(input);
		const headers = signedHeaders(
			endpoint,
			credentials,
			'ssm',
			{headers: {'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AmazonSSM.${operation}`}, body},
			{region},
		);
		const from = performance.now();
		const sent = request(endpoint, {method: 'POST', agent, headers});
		sent.end(body);
		const [response] = await once(sent, 'response');
		const chunks: Buffer[] = [];
		for await (const chunk of response) {
			chunks.push(chunk);
		}

		const ms = performance.now() - from;
		const text = Buffer.concat(chunks).toString();
		if (response.statusCode !== 200) {
			throw new Error(`${operation}: ${text}`);
		}

		return {body: text, ms};
	};
}

const fanOut: StartInput = {
	DocumentName: 'Acme-PatchFleet',
	Parameters: {PatchGroup: ['fleet-default']},
	TargetLocations: [
		{
			Accounts: ['r-larg'],
			IncludeChildOrganizationUnits: true,
			Regions: [...largeWorld({accounts: 1, regions, startMs: 0}).regions.keys()],
			TargetLocationMaxConcurrency: String(running),
			TargetLocationMaxErrors: '100%',
		},
	],
};

async function startFanOut(client: Client): Promise<string> {
	const {body} = await client('StartAutomationExecution', fanOut);
	return (JSON.parse(body) as {AutomationExecutionId: string}).AutomationExecutionId;
}

async function untilRunning(client: Client, parentId: string): Promise<void> {
	const input = {
		AutomationExecutionId: parentId,
		ReverseOrder: true,
		Filters: [{Key: 'StepExecutionStatus', Values: ['InProgress']}],
	};
	for (;;) {
		const {body} = await client('DescribeAutomationStepExecutions', input);
		const {StepExecutions} = JSON.parse(body) as {StepExecutions: ReadonlyArray<{Outputs: object}>};
		if (StepExecutions.length > 0 && StepExecutions.every(({Outputs}) => 'ExecutionId' in Outputs)) {
			return;
		}

		await new Promise(resolve => setTimeout(resolve, 200));
	}
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

function residentMb({pid}: ChildProcess, line: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
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
