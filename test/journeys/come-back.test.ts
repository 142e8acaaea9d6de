import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {KnownFanOut} from '../../source/core/follow/fan-out-record.ts';
import type {Records} from '../../source/ports/records.ts';
import {advanceTo} from '../../source/simulator/engine/state/advance.ts';
import {executionOf} from '../core/executions.ts';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {centralAccount, SeedWorld} from '../harness/seed-world.ts';

const where = {accountId: centralAccount, region: 'us-east-1'};
const oldId = '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE';
/** Two months before the clock of the tests. */
const longAgo = Date.UTC(2026, 8, 20, 12, 0, 0);

const lastSeen = (executionId: string, change: Partial<KnownFanOut> = {}): KnownFanOut => ({
	where,
	executionId,
	document: 'PatchFleet',
	documentVersion: '1',
	status: 'InProgress',
	startedAt: longAgo,
	endedAt: null,
	executedBy: null,
	byStatus: {},
	isSettled: false,
	seenAt: longAgo,
	...change,
});

async function keepOld(records: Records): Promise<void> {
	const execution = executionOf({
		...lastSeen(oldId, {status: 'Failed', endedAt: longAgo + 60_000}),
	});
	const seen = (accountId: string, status: string) =>
		({
			type: 'location',
			at: longAgo,
			record: {
				location: {accountId, region: 'eu-west-1'},
				name: null,
				status,
				startedAt: longAgo,
				endedAt: longAgo + 60_000,
				stepExecutionId: 'step',
				childExecutionId: null,
				failureMessage: status === 'Failed' ? 'No space left on device' : null,
			},
		}) as const;
	await records.summarize(lastSeen(oldId, {status: 'Failed', endedAt: longAgo + 60_000, isSettled: true}));
	await records.append(where, oldId, [
		{type: 'execution', at: longAgo, execution},
		seen('111122223333', 'Success'),
		seen('444455556666', 'Failed'),
	]);
}

test('a fan-out that AWS has forgotten opens as it was seen, and says that it is a record', async () => {
	const {operator, world} = await openConsole({
		...fromSeed(new SeedWorld()),
		start: () => oldId,
		earlier: (_, __, records) => keepOld(records),
	});
	operator.sees('PatchFleet', 'record of 2026-09-20 12:00:00Z', '2/2', '×1');
	await operator.press('n');
	operator.sees('No space left on device');
	await operator.press('r');
	operator.sees('launch it anew');
	const gets = () => world.calls.filter(({operation}) => operation === 'GetAutomationExecution').length;
	const before = gets();
	await world.advance('5m');
	expect(gets()).toBe(before);
});

test('the list of fan-outs has the old ones that are kept, after those that AWS tells', async () => {
	const {operator} = await openConsole({
		...fromSeed(new SeedWorld()),
		opensList: true,
		earlier: (_, __, records) => keepOld(records),
	});
	operator.sees(/InProgress +PatchFleet/, /Failed +PatchFleet.*record/);
	await operator.press('down', 'enter');
	operator.sees('record of 2026-09-20');
});

test('the list says what has changed since a fan-out was last seen, until it is opened', async () => {
	const seed = new SeedWorld()
		.child('444455556666/us-east-1', {failsAt: 'checkHealth'})
		.child('111122223333/us-east-1', {failsAt: 'checkHealth'});
	const {operator} = await openConsole({
		...fromSeed(seed),
		opensList: true,
		columns: 100,
		start: ({world}) => seed.start(world),
		async earlier(_, simulator, records) {
			const [execution] = simulator.world.engine.executions.values();
			await records.summarize(
				lastSeen(execution!.id, {byStatus: {Success: 0, Failed: 1}, startedAt: Date.UTC(2026, 10, 23)}),
			);
			advanceTo(simulator.world, simulator.world.nowMs + 60_000);
		},
	});
	operator.sees('Since last seen', /ended, \+1 failed/);
	await operator.press('enter', 'escape');
	operator.misses('Since last seen');
});

test('what changes in each location that is followed is written down while it happens', async () => {
	const {world, runtime, stateFolder, executionId} = await openConsole(fromSeed(new SeedWorld()));
	for (let second = 0; second < 40; second += 4) {
		await world.advance('4s');
	}

	await runtime.keep();
	const file = join(stateFolder, 'records', `${centralAccount}-us-east-1`, `${executionId}.ndjson`);
	const statuses = readFileSync(file, 'utf8')
		.split('\n')
		.filter(line => line.startsWith('[') && line.includes('"444455556666","us-east-1"'))
		.map(line => (JSON.parse(line) as string[])[3]);
	// Whether it is seen before it starts is a matter of milliseconds.
	expect([...new Set(statuses)].filter(status => status !== 'NotStarted')).toEqual(['InProgress', 'Success']);
});
