import {
	appendFileSync,
	chmodSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createRecords} from '../../../source/adapters/state-folder/records.ts';
import type {KnownFanOut} from '../../../source/core/follow/fan-out-record.ts';
import type {LocationRecord} from '../../../source/core/grid/location-record.ts';
import {executionOf} from '../../core/executions.ts';

const where = {accountId: '999900001111', region: 'us-east-1'};
const executionId = '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE';

function open() {
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-'));
	return {folder, records: createRecords(join(folder, 'records'))};
}

const execution = executionOf({executionId, document: 'PatchFleet', status: 'Failed', startedAt: 1000});

function location(accountId: string, status: string, failureMessage: string | null = null): LocationRecord {
	return {
		location: {accountId, region: 'eu-west-1'},
		status,
		startedAt: 1000,
		endedAt: null,
		name: null,
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
		value: {execution, seenAt: 3, locations: [failed, location('444455556666', 'InProgress')], unread: []},
	});
});

test('what nobody reads any more goes: old drafts of a crash, and preflights of what was never followed', async () => {
	const {folder, records} = open();
	const preflight = {at: 1, total: 1, done: 1, findings: []};
	await records.summarize(known('followed', 1));
	for (const id of ['followed', 'forgotten', 'just-started']) {
		await records.keepPreflight(where, id, preflight);
	}

	const own = join(folder, 'records/999900001111-us-east-1');
	const draft = 'followed.json.0b7c1111-2222-4333-8444-555566667777';
	for (const name of [draft, `new-${draft}`]) {
		writeFileSync(join(own, name), '{"secret":1}');
	}

	const age = (name: string, days: number) => {
		const then = Date.now() / 1000 - days * 86_400;
		utimesSync(join(own, name), then, then);
	};
	age('followed.preflight', 400);
	age('forgotten.preflight', 31);
	age('just-started.preflight', 29);
	age(draft, 0.1);
	await records.listKnown(where);
	expect(readdirSync(own).sort()).toEqual(
		['followed.json', 'followed.preflight', 'just-started.preflight', `new-${draft}`].sort(),
	);
});

test('a line that a crash has torn off is named and kept, and what comes after it counts', async () => {
	const {folder, records} = open();
	await records.append(where, executionId, [{type: 'execution', at: 1, execution}]);
	const file = join(folder, 'records/999900001111-us-east-1', `${executionId}.ndjson`);
	appendFileSync(file, '[2,"1111222233');
	await records.append(where, executionId, [{type: 'location', at: 3, record: location('444455556666', 'Success')}]);
	const read = await records.read(where, executionId);
	expect(read.ok && read.value).toMatchObject({
		locations: [location('444455556666', 'Success')],
		unread: [{file, line: 3, because: 'it is no JSON'}],
	});
});

test('of a fan-out that was never followed there is nothing', async () => {
	const {records} = open();
	expect(await records.read(where, executionId)).toEqual({ok: true, value: null});
	expect(await records.listKnown(where)).toEqual({ok: true, value: {known: [], unread: []}});
});

test('the fan-outs of an account and Region are listed newest first, each as it was last seen', async () => {
	const {records} = open();
	await records.summarize(known('a', 1));
	await records.summarize(known('b', 2));
	await records.summarize({...known('a', 1), status: 'Success'});
	await records.summarize({...known('c', 3), where: {...where, region: 'eu-west-1'}});
	const listed = await records.listKnown(where);
	expect(listed.ok && listed.value.known.map(one => [one.executionId, one.status])).toEqual([
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
	expect(listed.ok && listed.value.known).toHaveLength(200);
	expect(readdirSync(join(folder, 'records/999900001111-us-east-1'))).toHaveLength(200);
});

test('what was merely counted pushes no record out', async () => {
	const {records} = open();
	await records.summarize(known('followed', 0));
	for (let n = 1; n <= 201; n++) {
		await records.summarize({...known(`counted ${n}`, n), isCountOnly: true});
	}

	const listed = await records.listKnown(where);
	const ids = listed.ok ? listed.value.known.map(({executionId}) => executionId) : [];
	expect([ids.length, ids.at(-1), ids.includes('counted 1')]).toEqual([201, 'followed', false]);
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

test.each([
	['no JSON', '{"executionId"', 'it is no JSON'],
	['another shape', '{"version":1,"executionId":"x"}', 'document is missing'],
	['a later version', JSON.stringify({version: 2, ...known('x', 1)}), 'its version is 2, and this rollgrid knows 1'],
])('a summary that is %s is named and kept, and the others are listed', async (_, text, because) => {
	const {folder, records} = open();
	await records.summarize(known('a', 1));
	const file = join(folder, 'records/999900001111-us-east-1/broken.json');
	writeFileSync(file, text, {mode: 0o600});
	const listed = await records.listKnown(where);
	expect(listed.ok && listed.value.known.map(one => one.executionId)).toEqual(['a']);
	expect(listed.ok && listed.value.unread[0]).toMatchObject({file, line: 1});
	expect(listed.ok && listed.value.unread[0]?.because).toContain(because);
	expect(readFileSync(file, 'utf8')).toBe(text);
});

test('what was kept before there were versions still counts', async () => {
	const {folder, records} = open();
	await records.summarize(known('a', 1));
	const inside = join(folder, 'records/999900001111-us-east-1');
	writeFileSync(join(inside, 'b.json'), JSON.stringify(known('b', 2)), {mode: 0o600});
	writeFileSync(join(inside, `${executionId}.ndjson`), `\n${JSON.stringify({at: 7, execution})}\n`, {mode: 0o600});
	const listed = await records.listKnown(where);
	expect(listed.ok && listed.value.known.map(one => one.executionId)).toEqual(['b', 'a']);
	expect(await records.read(where, executionId)).toMatchObject({ok: true, value: {execution, seenAt: 7}});
});

test('a record that a later rollgrid has begun is neither read nor added to', async () => {
	const {folder, records} = open();
	await records.append(where, 'a', [{type: 'execution', at: 1, execution}]);
	const file = join(folder, 'records/999900001111-us-east-1', `${executionId}.ndjson`);
	writeFileSync(file, '{"version":2,"type":"record"}\n', {mode: 0o600});
	const because = expect.stringContaining('its version is 2');
	expect(await records.read(where, executionId)).toMatchObject({ok: false, failure: {because}});
	const added = await records.append(where, executionId, [{type: 'execution', at: 1, execution}]);
	expect(added).toMatchObject({ok: false, failure: {because}});
	expect(readFileSync(file, 'utf8')).toBe('{"version":2,"type":"record"}\n');
});

test('folders that others may write, and links, are refused with the command that mends it', async () => {
	const {folder, records} = open();
	await records.append(where, executionId, [{type: 'execution', at: 1, execution}]);
	const inside = join(folder, 'records/999900001111-us-east-1');
	chmodSync(inside, 0o777);
	expect(await records.read(where, executionId)).toMatchObject({
		ok: false,
		failure: {next: expect.stringContaining(`chmod go-w ${inside}`)},
	});
	chmodSync(inside, 0o700);
	renameSync(inside, join(folder, 'elsewhere'));
	symlinkSync(join(folder, 'elsewhere'), inside);
	expect(await records.append(where, executionId, [{type: 'execution', at: 1, execution}])).toMatchObject({
		ok: false,
		failure: {because: expect.stringContaining('is a symbolic link')},
	});
});
