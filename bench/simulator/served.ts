import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {Agent, request} from 'node:http';
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {createInterface} from 'node:readline';
import type {StartInput} from '../../source/simulator/engine/state/api.ts';
import {largeWorld} from '../../source/simulator/worlds/large.ts';
import {buildProgram} from '../../test/harness/built-program.ts';
import {signedHeaders} from '../../test/simulator/wire/sign.ts';

export const accounts = 5000;
export const regions = 20;
/** Locations that run at a time. */
export const running = 500;

/** The built simulator in a process of its own. */
export type Served = {
	readonly process: ChildProcess;
	readonly endpoint: string;
	readonly region: string;
	/** The variables that a client needs. */
	readonly env: Readonly<Record<string, string>>;
	readonly startMs: number;
};

/** How the large world is served. */
type Serving = {
	readonly accounts?: number;
	/** Further arguments of `simulate`. */
	readonly args?: readonly string[];
	/** Added to the environment of this process. */
	readonly env?: Readonly<Record<string, string>>;
	/** For Node, before the program. */
	readonly nodeFlags?: readonly string[];
};

/** Serve the large world. */
export function serve(serving: Serving = {}): Promise<Served> {
	const {args = ['--no-throttle'], env = {}, nodeFlags = []} = serving;
	const from = performance.now();
	const size = ['--accounts', String(serving.accounts ?? accounts), '--regions', String(regions)];
	const child = spawn(process.execPath, [...nodeFlags, buildProgram(), 'simulate', ...size, ...args, '--json'], {
		stdio: ['ignore', 'pipe', 'ignore'],
		env: {...process.env, ...env},
	});
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', code => reject(new Error(`The simulator ended with ${code}`)));
		createInterface(child.stdout).once('line', line => {
			const startMs = performance.now() - from;
			resolve({...(JSON.parse(line) as Omit<Served, 'process' | 'startMs'>), process: child, startMs});
		});
	});
}

export type Client = (operation: string, input: object) => Promise<{readonly body: string; readonly ms: number}>;

/** Calls Systems Manager over one connection. Only the answer's time counts, not the signing of the request. */
export function clientOf({endpoint, region, env}: Served): Client {
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

/** A fan-out over every location, of which {@link running} run at a time. */
export const fanOut: StartInput = {
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

/** @returns The execution's ID. */
export async function startFanOut(client: Client, input: StartInput = fanOut): Promise<string> {
	const {body} = await client('StartAutomationExecution', input);
	return (JSON.parse(body) as {AutomationExecutionId: string}).AutomationExecutionId;
}

/** Resolves when the locations that may run at the start do. */
export async function untilRunning(client: Client, parentId: string): Promise<void> {
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

/** Resolves when an execution has ended; with its status. */
export async function untilEnded(client: Client, executionId: string): Promise<string> {
	const input = {Filters: [{Key: 'ExecutionId', Values: [executionId]}]};
	for (;;) {
		// A simulator that computes for seconds closes connections that were idle.
		const {body} = await client('DescribeAutomationExecutions', input).catch(() => ({body: unanswered}));
		const {AutomationExecutionMetadataList: list} = JSON.parse(body) as {
			AutomationExecutionMetadataList: ReadonlyArray<{AutomationExecutionStatus: string; ExecutionEndTime?: number}>;
		};
		if (list[0]?.ExecutionEndTime !== undefined) {
			return list[0].AutomationExecutionStatus;
		}

		await new Promise(resolve => setTimeout(resolve, 500));
	}
}

const unanswered = '{"AutomationExecutionMetadataList": []}';

/** Resident memory of a process, in MB: now (`VmRSS`), or the most so far (`VmHWM`). */
export function residentMb({pid}: {readonly pid?: number | undefined}, line: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
}
