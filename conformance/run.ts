import {writeFile} from 'node:fs/promises';
import process from 'node:process';
import {setTimeout} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {driveClock} from '../source/simulator/clock.ts';
import {startSimulator} from '../source/simulator/simulator.ts';
import {startDemoFanOut} from '../source/simulator/worlds/demo.ts';
import type {Case, Finding, Subject} from './case.ts';
import {fanOutCases} from './cases/fan-outs.ts';
import {readCases} from './cases/reads.ts';
import {type Started, startCases} from './cases/start.ts';
import {openSubject, type Shapes} from './subject.ts';

const usage = `npm run conformance
  checks the facts of docs/facts.md against the simulator
npm run conformance -- --live [--region REGION] [--output FILE]
  runs what only reads against AWS, with your own credentials, and writes what it has found
npm run conformance -- --live --start RUNBOOK --accounts ID,… --regions REGION,… [--parameter NAME=VALUE]…
  starts that runbook in those locations too: name one that does nothing\n`;

/** What a run has found, without account IDs, names and texts. */
export type Report = {
	readonly version: 1;
	/** By the line of docs/facts.md. */
	readonly facts: Readonly<Record<string, Finding['fact']>>;
	/** Of the simulator, to answer like this account. */
	readonly settings: Readonly<Record<string, unknown>>;
	/** Members of answers that only one of the two has, by operation. */
	readonly shapes: Readonly<
		Record<string, {readonly onlyLive: readonly string[]; readonly onlySimulated: readonly string[]}>
	>;
};

/** Run the cases against a subject, one after another. A case that breaks off settles nothing. */
export async function runCases(cases: readonly Case[], subject: Subject, say: (line: string) => void) {
	const facts: Record<string, Finding['fact']> = {};
	const settings: Record<string, unknown> = {};
	for (const {fact, title, find} of cases) {
		let finding: Finding;
		try {
			finding = await find(subject);
		} catch (error) {
			finding = {fact: 'unsettled'};
			say(`     ${(error as Error).name}`);
		}
		facts[fact] = finding.fact;
		Object.assign(settings, finding.settings);
		say(`${finding.fact === 'held' ? '✔' : finding.fact === 'differs' ? '✖' : '·'} ${fact.padEnd(4)} ${title}`);
	}
	return {facts, settings};
}

/** The simulator with a fan-out that has ended, on a clock that waiting drives. */
export async function runSimulated(say: (line: string) => void, started?: Started) {
	const clock = driveClock(Date.now());
	const simulator = await startSimulator({world: 'demo', clock, throttle: false});
	startDemoFanOut(simulator.world);
	clock.advance(45_000);
	const shapes: Shapes = new Map();
	const {AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = ''} = simulator.env;
	const config = {endpoint: simulator.endpoint, region: simulator.region, credentials: {accessKeyId, secretAccessKey}};
	const wait = async (ms: number) => clock.advance(ms);
	const subject = openSubject(config, wait, shapes);
	const {accountId} = simulator.world.central;
	const own = started ?? {
		runbook: 'AWS-RestartEC2Instance',
		parameters: {InstanceId: ['i-0123456789abcdef0']},
		accounts: [accountId],
		regions: [simulator.region],
	};
	const found = await runCases([...readCases, ...fanOutCases, ...startCases(own)], subject, say);
	subject.close();
	await simulator.close();
	return {...found, shapes};
}

/** What to write of a run against AWS. */
export function reportOf(
	found: {readonly facts: Report['facts']; readonly settings: Report['settings']},
	live: Shapes,
	simulated: Shapes,
): Report {
	const shapes = [...live].flatMap(([operation, paths]) => {
		const other = simulated.get(operation);
		const onlyLive = [...paths].filter(path => !other?.has(path)).sort();
		const onlySimulated = [...(other ?? [])].filter(path => !paths.has(path)).sort();
		return onlyLive.length + onlySimulated.length === 0 ? [] : [[operation, {onlyLive, onlySimulated}] as const];
	});
	return {version: 1, ...found, shapes: Object.fromEntries(shapes)};
}

export async function run(args: readonly string[]): Promise<number> {
	const {values} = parseArgs({
		args: [...args],
		options: {
			live: {type: 'boolean', default: false},
			region: {type: 'string'},
			start: {type: 'string'},
			accounts: {type: 'string'},
			regions: {type: 'string'},
			parameter: {type: 'string', multiple: true, default: []},
			output: {type: 'string', default: 'conformance.json'},
			help: {type: 'boolean', default: false},
		},
	});
	const say = (line: string) => process.stdout.write(`${line}\n`);
	const startsNowhere = values.start !== undefined && (!values.live || !values.accounts || !values.regions);
	if (values.help || startsNowhere) {
		process.stdout.write(usage);
		return values.help ? 0 : 2;
	}
	if (!values.live) {
		const {facts} = await runSimulated(say);
		return Object.values(facts).includes('differs') ? 1 : 0;
	}
	const region = values.region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
	if (region === undefined) {
		process.stderr.write('Name a --region, or set AWS_REGION.\n');
		return 2;
	}
	const started = values.start === undefined ? [] : startCases(startedBy({...values, start: values.start}));
	const shapes: Shapes = new Map();
	const subject = openSubject({region}, ms => setTimeout(ms), shapes);
	const found = await runCases([...readCases, ...started, ...fanOutCases], subject, say);
	subject.close();
	const simulated = await runSimulated(() => undefined);
	await writeFile(values.output, `${JSON.stringify(reportOf(found, shapes, simulated.shapes), undefined, '\t')}\n`);
	say(`Written to ${values.output}: rollgrid simulate --like ${values.output}`);
	return 0;
}

function startedBy(values: {
	readonly start: string;
	readonly accounts?: string;
	readonly regions?: string;
	readonly parameter: readonly string[];
}): Started {
	const pairs = values.parameter.map(
		one => [one.slice(0, one.indexOf('=')), [one.slice(one.indexOf('=') + 1)]] as [string, string[]],
	);
	return {
		runbook: values.start,
		parameters: Object.fromEntries(pairs),
		accounts: values.accounts?.split(',') ?? [],
		regions: values.regions?.split(',') ?? [],
	};
}
