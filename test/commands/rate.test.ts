import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createJournal} from '../../source/adapters/state-folder/journal.ts';
import {cancel} from '../../source/commands/cancel.ts';
import {doctor} from '../../source/commands/doctor/doctor.ts';
import {list} from '../../source/commands/list.ts';
import {report} from '../../source/commands/report.ts';
import {retry} from '../../source/commands/retry.ts';
import {show} from '../../source/commands/show.ts';
import {watch} from '../../source/commands/watch.ts';
import type {Automation} from '../../source/ports/automation.ts';
import type {Call} from '../../source/simulator/calls.ts';
import {type Simulator, startDemoRollout} from '../../source/simulator/simulator.ts';
import {memoryFiles} from '../harness/memory-ports.ts';
import {openServices} from '../harness/run-command.ts';

const rate = 1.5;
/** What may go at once after a rest. */
const burst = 3;

async function open() {
	const opened = await openServices('demo', {rate});
	const executionId = startDemoRollout(opened.simulator.world);
	await opened.clock.advance(3_600_000, async () => {});
	const journal = createJournal(join(await mkdtemp(join(tmpdir(), 'rollgrid-')), 'launches.ndjson'));
	return {...opened, executionId, services: {...opened.services, journal}};
}

/** Reads of Systems Manager in each account and Region; the Regions' own public parameters have a rate of their own. */
function readsByPlace({calls}: Simulator): readonly (readonly Call[])[] {
	const reads = calls.filter(
		({service, operation}) => service === 'ssm' && !/^(Start|Stop|Send)Automation|Parameters/.test(operation),
	);
	return [...Map.groupBy(reads, ({accountId, region}) => `${accountId}/${region}`).values()];
}

/** Every span that begins and ends with a read holds no more of them than the rate allows. */
function expectWithinRate(simulator: Simulator): void {
	const excess = readsByPlace(simulator).flatMap(reads =>
		reads.flatMap((first, from) =>
			reads.slice(from).flatMap((last, more) => {
				const allowed = burst + (rate * (last.at - first.at)) / 1000;
				return more + 1 > allowed + 0.01
					? [
							`${more + 1} reads in ${last.at - first.at} ms at ${first.accountId}/${first.region}, to ${last.operation}`,
						]
					: [];
			}),
		),
	);
	expect(excess).toEqual([]);
}

test('one command after the other keeps to the rate, whatever each reads', async () => {
	const {services, aws, simulator, executionId} = await open();
	const start = {isYes: false, isDryRun: true, isWatch: false, isJson: false};
	await list(services, {statuses: [], document: undefined, since: undefined, limit: 50, isJson: false});
	await show(services, {executionId, location: undefined, step: undefined, isJson: false});
	await report(
		{...services, files: memoryFiles(new Map())},
		{executionId, format: 'md', output: undefined, isYes: false},
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
	expect(simulator.calls.length).toBeGreaterThan(40);
	expectWithinRate(simulator);
});

test('what goes on at the same time shares the rate', async () => {
	const {services, simulator, executionId} = await open();
	await Promise.all([
		watch(services, executionId, 'plain'),
		list(services, {statuses: [], document: undefined, since: undefined, limit: 20, isJson: false}),
		readTags(services.automation.at('background'), simulator, executionId),
	]);
	expectWithinRate(simulator);
});

function central({centralAccount, region}: Simulator) {
	return {accountId: centralAccount, region};
}

async function readTags(automation: Automation, simulator: Simulator, executionId: string): Promise<void> {
	await Promise.all(Array.from({length: 6}, () => automation.listTags(central(simulator), executionId)));
}
