import {appendFileSync, mkdtempSync, readFileSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createAuditLog} from '../../../source/adapters/state-folder/audit-log.ts';
import {createHappenings} from '../../../source/adapters/state-folder/happenings.ts';
import type {Happening, Note} from '../../../source/core/follow/happening.ts';

const where = {accountId: '999900001111', region: 'us-east-1'};
const executionId = '4f7ca192-7e9a-40fe-9192-5cb15a7b1c2d';
const childId = '0b7c1111-2222-4333-8444-555566667777';
const retryId = '9abc0000-1111-4222-8333-444455556666';
const note: Note = {
	type: 'note',
	at: 2000,
	writtenAt: 9000,
	id: 'n1',
	by: 'arn:aws:iam::999900001111:user/jo',
	text: 'disk full',
};
const fuse: Happening = {type: 'fuse', at: 1000, errors: 1, allowed: 3, state: 'used'};

function open() {
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-'));
	const happenings = createHappenings(folder);
	const file = join(folder, 'records', '999900001111-us-east-1', `${executionId}.happenings`);
	return {folder, happenings, file};
}

test('what happened is kept in a private file, each line with a version, and read by time', async () => {
	const {happenings, file} = open();
	expect(await happenings.append(where, executionId, [note])).toEqual({ok: true, value: undefined});
	await happenings.append(where, executionId, [fuse]);
	expect(await happenings.readKept(where, executionId)).toEqual({ok: true, value: [fuse, note]});
	expect(statSync(file).mode & 0o777).toBe(0o600);
	for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
		expect(JSON.parse(line)).toMatchObject({version: 1, at: expect.any(Number)});
	}
});

test('a deleted note is gone, and what looks secret in a note is masked', async () => {
	const {happenings, file} = open();
	await happenings.append(where, executionId, [note, {...note, id: 'n2', text: 'password=hunter2secret'}]);
	await happenings.deleteNote(where, executionId, {type: 'note-deleted', at: 9500, id: 'n1', by: note.by});
	expect(await happenings.readKept(where, executionId)).toMatchObject({ok: true, value: [{id: 'n2'}]});
	expect(readFileSync(file, 'utf8')).not.toContain('hunter2secret');
});

test('the text of a deleted note is erased from the disk; who deleted it and every other line stay', async () => {
	const {happenings, file} = open();
	const umlauts = {...note, text: 'Täglich “voll”: p4ss'};
	await happenings.append(where, executionId, [fuse, umlauts, {...note, id: 'n2', text: 'stays'}]);
	appendFileSync(file, '{"version":9,"type":"note","at":1,"text":"of a later version"}\n');
	const before = readFileSync(file, 'utf8').split('\n');
	await happenings.deleteNote(where, executionId, {type: 'note-deleted', at: 9500, id: 'n1', by: note.by});
	const after = readFileSync(file, 'utf8').split('\n');
	expect(after.join()).not.toMatch(/voll|p4ss/);
	expect(after.map(line => line.trimEnd()).slice(0, before.length)).toEqual(
		before.map(line => (line.includes('voll') ? '' : line)),
	);
	expect(after.filter(line => line.includes('note-deleted')).map(line => JSON.parse(line))).toEqual([
		{version: 1, type: 'note-deleted', at: 9500, id: 'n1', by: note.by},
	]);
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(await happenings.readKept(where, executionId)).toMatchObject({ok: true, value: [fuse, {text: 'stays'}]});
});

test('what an earlier version or a crash has left of a deleted note is erased when the notes are read', async () => {
	const {happenings, file} = open();
	await happenings.append(where, executionId, [note, fuse]);
	appendFileSync(file, '{"version":1,"type":"note-deleted","at":9500,"id":"n1"}\n');
	expect(await happenings.readKept(where, executionId)).toEqual({ok: true, value: [fuse]});
	expect(readFileSync(file, 'utf8')).not.toContain('disk full');
	expect(await happenings.readKept(where, executionId)).toEqual({ok: true, value: [fuse]});
});

test('what is written while a note is deleted stays', async () => {
	const {happenings} = open();
	await happenings.append(where, executionId, [note]);
	const others = Array.from({length: 20}, (_, place): Note => ({...note, id: `other ${place}`, at: 3000 + place}));
	await Promise.all([
		...others.slice(0, 10).map(one => happenings.append(where, executionId, [one])),
		happenings.deleteNote(where, executionId, {type: 'note-deleted', at: 9500, id: 'n1', by: null}),
		...others.slice(10).map(one => happenings.append(where, executionId, [one])),
	]);
	expect(await happenings.readKept(where, executionId)).toEqual({ok: true, value: others});
});

test('a torn line, one of a later version and one of an unknown kind are left out; the rest counts', async () => {
	const {happenings, file} = open();
	await happenings.append(where, executionId, [note]);
	appendFileSync(file, '{"version":1,"type":"note","at":1');
	appendFileSync(file, '\n{"version":2,"type":"note","at":1}\n{"version":1,"type":"weather","at":1}\n');
	await happenings.append(where, executionId, [fuse]);
	expect(await happenings.readKept(where, executionId)).toEqual({ok: true, value: [fuse, note]});
});

test('a fan-out without a file of happenings has none', async () => {
	const {happenings} = open();
	expect(await happenings.readKept(where, executionId)).toEqual({ok: true, value: []});
	expect(await happenings.read({where, executionIds: [executionId], childIds: []})).toEqual({ok: true, value: []});
});

test('who did what comes from the audit log: starts, retries, stops and answers, of children too, and of nobody else', async () => {
	const {folder, happenings} = open();
	const machine = {userName: 'jo', hostName: 'here', processId: 1};
	const log = createAuditLog(join(folder, 'actions.ndjson'), machine, () => {});
	const jo = 'arn:aws:sts::999900001111:assumed-role/Ops/jo';
	let id = 0;
	const act = (at: number, operation: string, request: object, answer: object | null, accountId = '999900001111') => {
		const entry = {
			id: `call-${id++}`,
			callerArn: jo,
			through: null,
			accountId,
			region: 'us-east-1',
			service: 'ssm',
			operation,
			request,
		};
		log.record({...entry, phase: 'sent', at, answer: null});
		if (answer !== null) {
			const full = {errorCode: null, message: null, requestId: null, executionId: null, ...answer};
			log.record({...entry, phase: 'answered', at: at + 500, answer: full});
		}
	};
	act(1000, 'StartAutomationExecution', {DocumentName: 'P'}, {executionId});
	act(
		2000,
		'SendAutomationSignal',
		{AutomationExecutionId: childId, SignalType: 'Approve', Payload: {Comment: ['fine']}},
		{},
		'111122223333',
	);
	act(
		3000,
		'StopAutomationExecution',
		{AutomationExecutionId: executionId, Type: 'Cancel'},
		{errorCode: 'AccessDenied'},
	);
	act(4000, 'StopAutomationExecution', {AutomationExecutionId: executionId, Type: 'Complete'}, null);
	act(
		5000,
		'StartAutomationExecution',
		{Tags: [{Key: 'rollgrid:retry-of', Value: executionId}]},
		{executionId: retryId},
	);
	act(6000, 'StopAutomationExecution', {AutomationExecutionId: '00000000-0000-4000-8000-000000000000'}, {});
	act(7000, 'AddTagsToResource', {ResourceId: executionId}, {});
	const read = await happenings.read({where, executionIds: [executionId], childIds: [childId]});
	const central = '999900001111/us-east-1';
	const did = {type: 'did', by: jo, comment: null, refusal: null};
	expect(read).toEqual({
		ok: true,
		value: [
			{...did, at: 1500, what: 'start', executionId, where: central},
			{...did, at: 2000, what: 'approve', executionId: childId, where: '111122223333/us-east-1', comment: 'fine'},
			{...did, at: 3000, what: 'cancel', executionId, where: central, refusal: 'AccessDenied'},
			{...did, at: 4000, what: 'complete', executionId, where: central, refusal: 'no answer'},
			{...did, at: 5000, what: 'retry', executionId: retryId, where: central},
		],
	});
});
