import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createRecords} from '../../source/adapters/state-folder/records.ts';
import {cancel} from '../../source/commands/cancel/run.ts';
import {list} from '../../source/commands/list/run.ts';
import {show} from '../../source/commands/show/run.ts';
import {readLocationKey} from '../../source/core/domain/location.ts';
import {startDemoFanOut} from '../../source/simulator/worlds/demo.ts';
import {atEnd} from '../harness/at-end.ts';
import {openServices} from '../harness/run-command.ts';

const everything = {statuses: [], document: undefined, since: undefined, limit: 50, isJson: true};

test('list --json prints one array of fan-outs, newest first', async () => {
	const {services, printed} = await openServices('demo');
	expect(await list(services, everything)).toBe(0);
	const items = JSON.parse(printed[0]!) as ReadonlyArray<Record<string, string>>;
	expect(items.length).toBeGreaterThan(2);
	expect(Object.keys(items[0]!)).toEqual([
		'executionId',
		'document',
		'documentVersion',
		'status',
		'startedAt',
		'endedAt',
		'failureMessage',
	]);
	expect(items.map(item => item.startedAt)).toEqual(
		items
			.map(item => item.startedAt)
			.toSorted()
			.toReversed(),
	);
});

test('list says how many locations succeeded of how many, and what became of the others, under headings', async () => {
	const {services, printed} = await openServices('demo');
	expect(await list(services, {...everything, isJson: false})).toBe(0);
	expect(printed[0]).toMatch(/^EXECUTION +STATUS +STARTED +TOOK +RUNBOOK +SUCCEEDED$/);
	const ended = printed.find(line => / Success /.test(line) && / · /.test(line));
	// AWS says Success over locations that failed: the row tells both.
	expect(ended).toMatch(/ Success +\d{4}-.* \d+ of \d+ · \d+ (failed|timed out)/);
});

test('what runs is listed first, and what an earlier run has counted to its end is not read again', async () => {
	const opened = await openServices('demo');
	const folder = await mkdtemp(join(tmpdir(), 'rollgrid-'));
	atEnd(() => rm(folder, {recursive: true}));
	const {simulator, printed, made, clock} = opened;
	const services = {...opened.services, records: createRecords(join(folder, 'records'))};
	startDemoFanOut(simulator.world);
	await clock.advance(60_000, async () => {});
	const countRows = async () => {
		const from = {printed: printed.length, made: made.length};
		await list(services, {...everything, isJson: false});
		const reads = made.slice(from.made).filter(({name}) => name === 'getExecution').length;
		return {rows: printed.slice(from.printed + 1), reads};
	};
	const first = await countRows();
	const running = first.rows.filter(row => / InProgress /.test(row));
	expect(first.rows.slice(0, running.length)).toEqual(running);
	expect([running.length > 0, first.reads]).toEqual([true, first.rows.length]);
	const again = await countRows();
	expect(again.reads).toBeLessThanOrEqual(running.length + 1);
	expect(again.rows.slice(running.length)).toEqual(first.rows.slice(running.length));
});

test('show tells a fan-out by its locations, under headings', async () => {
	const {services, simulator, printed, clock} = await openServices('demo');
	const executionId = startDemoFanOut(simulator.world);
	await clock.advance(3_600_000, async () => {});
	expect(await show(services, {executionId, location: undefined, step: undefined, isJson: false})).toBe(0);
	const lines = printed[0]!.split('\n');
	expect(lines[0]).toMatch(/: \w+ of the fan-out itself$/);
	expect(lines).toContainEqual(expect.stringMatching(/^Locations that succeeded: \d+ of \d+ · \d+ /));
	expect(lines).toContainEqual(expect.stringMatching(/^ +STATUS +LOCATION +TOOK +MESSAGE$/));
});

test('list keeps to a status and a limit', async () => {
	const {services, printed} = await openServices('demo');
	await list(services, {...everything, statuses: ['Cancelled'], limit: 1});
	expect(JSON.parse(printed[0]!)).toMatchObject([{status: 'Cancelled'}]);
});

test('show --location --step tells the inputs and outputs of a step in the target account', async () => {
	const {services, simulator, printed} = await openServices('demo');
	const executionId = startDemoFanOut(simulator.world);
	const status = await show(services, {
		executionId,
		location: readLocationKey('115672903384/us-east-1'),
		step: 'checkHealth',
		isJson: true,
	});
	expect(status).toBe(0);
	expect(JSON.parse(printed[0]!)).toMatchObject({name: 'checkHealth', status: 'Success', action: 'aws:executeScript'});
});

test('a step that is not there is answered with those that are', async () => {
	const {services, simulator, told} = await openServices('demo');
	const executionId = startDemoFanOut(simulator.world);
	expect(
		await show(services, {
			executionId,
			location: readLocationKey('115672903384/us-east-1'),
			step: 'nope',
			isJson: false,
		}),
	).toBe(2);
	expect(told.join('\n')).toContain('checkHealth');
});

test('cancel does nothing without --yes where nobody can be asked', async () => {
	const {services, simulator, told} = await openServices('demo');
	const executionId = startDemoFanOut(simulator.world);
	expect(await cancel(services, {executionId, locations: [], isYes: false})).toBe(2);
	expect(simulator.lastCall('StopAutomationExecution')).toBeUndefined();
	expect(told.join('\n')).toContain('--yes');
});

test('cancel --yes stops the parent, and a location named is stopped in its own account and Region', async () => {
	const {services, simulator} = await openServices('demo');
	const executionId = startDemoFanOut(simulator.world);
	expect(
		await cancel(services, {executionId, locations: [readLocationKey('140983625570/us-east-1')], isYes: true}),
	).toBe(0);
	const stop = simulator.calls.findLast(call => call.operation === 'StopAutomationExecution');
	expect(stop).toMatchObject({accountId: '140983625570', region: 'us-east-1', errorCode: null});
	expect(await cancel(services, {executionId, locations: [], isYes: true})).toBe(0);
	expect(simulator.lastCall('StopAutomationExecution')).toEqual({AutomationExecutionId: executionId, Type: 'Cancel'});
});

test('--read-only refuses before anything is asked: nothing goes out', async () => {
	const {services, simulator, told} = await openServices('demo', {isReadOnly: true});
	const executionId = startDemoFanOut(simulator.world);
	expect(await cancel(services, {executionId, locations: [], isYes: true})).not.toBe(0);
	expect(simulator.calls).toEqual([]);
	expect(told.join('\n')).toContain('--read-only');
});
