import {appendFileSync, mkdtempSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createRecords} from '../../../source/adapters/state-folder/records.ts';
import type {Execution} from '../../../source/core/domain/execution.ts';
import type {KnownFanOut} from '../../../source/core/follow/fan-out-record.ts';
import type {LocationRecord} from '../../../source/core/grid/location-record.ts';

const where = {accountId: '999900001111', region: 'us-east-1'};
const executionId = '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE';

function open() {
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-'));
	return {folder, records: createRecords(join(folder, 'records'))};
}

const execution = {executionId, document: 'PatchFleet', status: 'Failed'} as unknown as Execution;

function location(accountId: string, status: string, failureMessage: string | null = null): LocationRecord {
	return {
		location: {accountId, region: 'eu-west-1'},
		status,
		startedAt: 1000,
		endedAt: null,
		stepExecutionId: 'step',
		childExecutionId: null,
		failureMessage,
	};
}

function known(id: string, startedAt: number): KnownFanOut {
	return {
		where,
		executionId: id,
		document: 'PatchFleet',
		documentVersion: '1',
		status: 'InProgress',
		startedAt,
		endedAt: null,
		executedBy: null,
		byStatus: {Success: 3},
		isSettled: false,
		seenAt: startedAt,
	};
}

test('what was written last of a location counts', async () => {
	const {records} = open();
	await records.append(where, executionId, [
		{type: 'execution', at: 1, execution},
		{type: 'location', at: 2, record: location('111122223333', 'InProgress')},
		{type: 'location', at: 2, record: location('444455556666', 'InProgress')},
	]);
	const failed = location('111122223333', 'Failed', 'No "space"\nleft');
	await records.append(where, executionId, [{type: 'location', at: 3, record: failed}]);
	const read = await records.read(where, executionId);
	expect(read).toEqual({
		ok: true,
		value: {execution, seenAt: 3, locations: [failed, location('444455556666', 'InProgress')]},
	});
});

test('a line that a crash has torn off is passed over, and what comes after it counts', async () => {
	const {folder, records} = open();
	await records.append(where, executionId, [{type: 'execution', at: 1, execution}]);
	appendFileSync(join(folder, 'records/999900001111-us-east-1', `${executionId}.ndjson`), '[2,"1111222233');
	await records.append(where, executionId, [{type: 'location', at: 3, record: location('444455556666', 'Success')}]);
	const read = await records.read(where, executionId);
	expect(read.ok && read.value?.locations).toEqual([location('444455556666', 'Success')]);
});

test('of a fan-out that was never followed there is nothing', async () => {
	const {records} = open();
	expect(await records.read(where, executionId)).toEqual({ok: true, value: null});
	expect(await records.listKnown(where)).toEqual({ok: true, value: []});
});

test('the fan-outs of an account and Region are listed newest first, each as it was last seen', async () => {
	const {records} = open();
	await records.summarize(known('a', 1));
	await records.summarize(known('b', 2));
	await records.summarize({...known('a', 1), status: 'Success'});
	await records.summarize({...known('c', 3), where: {...where, region: 'eu-west-1'}});
	const listed = await records.listKnown(where);
	expect(listed.ok && listed.value.map(one => [one.executionId, one.status])).toEqual([
		['b', 'InProgress'],
		['a', 'Success'],
	]);
});

test('the oldest beyond 200 are forgotten, with their records', async () => {
	const {folder, records} = open();
	for (let index = 0; index < 203; index++) {
		await records.summarize(known(`run-${index}`, index));
	}

	await records.append(where, 'run-0', [{type: 'execution', at: 1, execution}]);
	const listed = await records.listKnown(where);
	expect(listed.ok && listed.value).toHaveLength(200);
	expect(readdirSync(join(folder, 'records/999900001111-us-east-1'))).toHaveLength(200);
});

test('the files are the user’s alone, and an ID leads nowhere else', async () => {
	const {folder, records} = open();
	await records.append(where, '../../../outside', [{type: 'execution', at: 1, execution}]);
	const inside = join(folder, 'records/999900001111-us-east-1');
	const [name = ''] = readdirSync(inside);
	expect(readFileSync(join(inside, name), 'utf8')).toContain('PatchFleet');
	expect(statSync(join(inside, name)).mode & 0o077).toBe(0);
	expect(statSync(inside).mode & 0o077).toBe(0);
});

test('a disk that refuses is told, with the way to another folder', async () => {
	const {folder} = open();
	appendFileSync(join(folder, 'file'), '');
	const records = createRecords(join(folder, 'file'));
	const written = await records.append(where, executionId, [{type: 'execution', at: 1, execution}]);
	expect(written.ok || written.failure.next).toContain('ROLLGRID_STATE_DIR');
});
