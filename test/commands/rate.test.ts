import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createJournal} from '../../source/adapters/state-folder/journal.ts';
import {cancel} from '../../source/commands/cancel/run.ts';
import {doctor} from '../../source/commands/doctor/run.ts';
import {list} from '../../source/commands/list/run.ts';
import {report} from '../../source/commands/report/run.ts';
import {retry} from '../../source/commands/retry/run.ts';
import {show} from '../../source/commands/show/run.ts';
import {watch} from '../../source/commands/watch/run.ts';
import type {Automation} from '../../source/ports/automation.ts';
import type {Simulator} from '../../source/simulator/simulator.ts';
import {startDemoFanOut} from '../../source/simulator/worlds/demo.ts';
import {memoryFiles} from '../harness/memory-ports.ts';
import {openServices} from '../harness/run-command.ts';

const rate = 1.5;
/** What may go at once after a rest. */
const burst = 3;

async function open() {
	const opened = await openServices('demo', {rate});
	const executionId = startDemoFanOut(opened.simulator.world);
	await opened.clock.advance(3_600_000, async () => {});
	const journal = createJournal(join(await mkdtemp(join(tmpdir(), 'rollgrid-')), 'launches.ndjson'));
	return {...opened, executionId, services: {...opened.services, journal}};
}

type Made = Awaited<ReturnType<typeof open>>['made'];

/** API calls that a read of a port comes to; none for what reads another service. */
const callsOf: Readonly<Record<string, number>> = {
	getExecution: 1,
	listExecutions: 1,
	listSteps: 1,
	listTags: 1,
	listRunbooks: 1,
	readRunbook: 2,
	listVersions: 1,
	listShares: 1,
	startPreview: 1,
	getPreview: 1,
};

/** Every span that begins and ends with a read holds no more API calls than the rate allows. */
function expectWithinRate(made: Made): void {
	const reads = made.flatMap(({name, where, at}) =>
		Array.from({length: callsOf[name] ?? 0}, () => ({place: JSON.stringify(where), name, at})),
	);
	const excess = [...Map.groupBy(reads, ({place}) => place).values()].flatMap(there =>
		there.flatMap((first, from) =>
			there.slice(from).flatMap((last, more) => {
				const allowed = burst + (rate * (last.at - first.at)) / 1000;
				return more + 1 > allowed + 0.01
					? [`${more + 1} calls in ${last.at - first.at} ms at ${first.place}, to ${last.name}`]
					: [];
			}),
		),
	);
	expect(excess).toEqual([]);
}

test('one command after the other keeps to the rate, whatever each reads', async () => {
	const {services, aws, simulator, executionId, made} = await open();
	const start = {isYes: false, isDryRun: true, isWatch: false, isJson: false};
	await list(services, {statuses: [], document: undefined, since: undefined, limit: 50, isJson: false});
	await show(services, {executionId, location: undefined, step: undefined, isJson: false});
	await report(
		{...services, files: memoryFiles(new Map())},
		{executionId, format: 'md', output: undefined, isYes: false, redactions: []},
	);
	await retry(services, {...start, executionId, locations: [], statuses: []});
	await cancel(services, {executionId, locations: [], isYes: false});
	await watch(services, executionId, 'plain');
	const execution = await services.automation.getExecution(central(simulator), executionId);
	const plan = execution.ok
		? {
				DocumentName: execution.value.document,
				TargetLocations: [{Accounts: [simulator.centralAccount], Regions: [simulator.region]}],
			}
		: {};
	await doctor(
		{...aws, ...services},
		{plan: {file: 'plan.json', text: JSON.stringify(plan)}, isJson: true, isAscii: false},
	);
	expect(made.length).toBeGreaterThan(40);
	expectWithinRate(made);
});

test('what goes on at the same time shares the rate', async () => {
	const {services, simulator, executionId, made} = await open();
	await Promise.all([
		watch(services, executionId, 'plain'),
		list(services, {statuses: [], document: undefined, since: undefined, limit: 20, isJson: false}),
		readTags(services.automation.at('background'), simulator, executionId),
	]);
	expectWithinRate(made);
});

function central({centralAccount, region}: Simulator) {
	return {accountId: centralAccount, region};
}

async function readTags(automation: Automation, simulator: Simulator, executionId: string): Promise<void> {
	await Promise.all(Array.from({length: 6}, () => automation.listTags(central(simulator), executionId)));
}
