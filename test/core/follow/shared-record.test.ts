import {expect, test} from 'vitest';
import {redactRecord} from '../../../source/core/actions/report/redact.ts';
import {Redactor} from '../../../source/core/actions/report/redactor.ts';
import type {Account} from '../../../source/core/domain/account.ts';
import type {RecordLine} from '../../../source/core/follow/fan-out-record.ts';
import type {Happening} from '../../../source/core/follow/happening.ts';
import {
	foldRecord,
	parseRecord,
	printRecord,
	type SharedRecord,
	toLines,
} from '../../../source/core/follow/shared-record.ts';
import type {LocationRecord} from '../../../source/core/grid/location-record.ts';
import {executionOf} from '../executions.ts';

const id = '4f7ca192-7e9a-40fe-9192-111122223333';
const execution = executionOf({
	executionId: id,
	document: 'PatchFleet',
	documentVersion: '3',
	status: 'Failed',
	startedAt: 1000,
	endedAt: 9000,
	executedBy: 'arn:aws:sts::111122223333:assumed-role/Ops/jane',
	failureMessage: 'payments-live failed',
	parameters: {Bucket: ['data-111122223333']},
});
const location = (more: Partial<LocationRecord> = {}): LocationRecord => ({
	location: {accountId: '111122223333', region: 'eu-west-1'},
	name: null,
	status: 'Failed',
	startedAt: 2000,
	endedAt: 8000,
	stepExecutionId: id,
	childExecutionId: id,
	failureMessage: 'role in 111122223333 of payments-live is missing',
	...more,
});
const account: Account = {
	accountId: '111122223333',
	name: 'payments-live',
	path: [{id: 'ou-a1b2-c3', name: 'Health'}],
	state: null,
};
const lines: readonly RecordLine[] = toLines(execution, [location()], 10_000);
const happenings: readonly Happening[] = [
	{type: 'rate', at: 1000, words: ['2 at a time']},
	{type: 'fuse', at: 8000, errors: 1, allowed: 0, state: 'blown'},
	{
		type: 'did',
		at: 8500,
		by: 'arn:aws:sts::111122223333:assumed-role/Ops/john',
		what: 'cancel',
		executionId: id,
		where: '111122223333/eu-west-1',
		comment: null,
		refusal: null,
	},
	{
		type: 'note',
		at: 8600,
		writtenAt: 9900,
		id: 'n1',
		by: 'arn:aws:iam::111122223333:user/jane',
		text: 'payments-live was missing',
	},
	{
		type: 'gate',
		at: 8700,
		runId: 'r',
		ring: 1,
		rings: 2,
		name: 'payments-live',
		what: 'shut',
		because: 'missing',
		by: 'jane on host',
	},
];
const record: SharedRecord = {
	where: {accountId: '111122223333', region: 'eu-west-1'},
	accounts: [account],
	lines,
	happenings,
};

test('what nobody looked on at is told by its own times: it began, and it ended', () => {
	expect(lines.map(({at, type}) => [at, type])).toEqual([
		[1000, 'execution'],
		[2000, 'location'],
		[8000, 'location'],
		[9000, 'execution'],
	]);
	expect(foldRecord(lines, 5000)).toMatchObject({
		execution: {status: 'InProgress', endedAt: null},
		locations: [{status: 'InProgress', failureMessage: null}],
		seenAt: 2000,
	});
	expect(foldRecord(lines)).toMatchObject({execution: {status: 'Failed'}, locations: [{status: 'Failed'}]});
	expect(foldRecord(lines, 999)).toBeNull();
});

test('a record that is written is read as it was', () => {
	expect(parseRecord(printRecord(record), 'a.record', null)).toEqual({record, unread: []});
});

test('torn lines are passed over and named; what can’t be shown says why', () => {
	const torn = `${printRecord(record)}{"at":1,\n`;
	expect(parseRecord(torn, 'a.record', null)).toMatchObject({
		unread: [{file: 'a.record', line: 11, because: 'it is no JSON'}],
	});
	expect(parseRecord('', 'a', null)).toEqual({because: 'it tells of no execution'});
	expect(parseRecord('{"version":9,"type":"record"}', 'a', null)).toMatchObject({
		because: expect.stringContaining('version is 9'),
	});
	const headless = printRecord(record).split('\n').slice(1).join('\n');
	expect(parseRecord(headless, 'a', null)).toMatchObject({because: expect.stringContaining('central account')});
	expect(parseRecord(headless, 'a', record.where)).toMatchObject({record: {where: record.where}});
});

test('redacted, no account, name, person or message is left, and IDs of executions are', () => {
	const written = printRecord(redactRecord(record, ['accounts', 'names', 'messages'])).replaceAll(id, 'ID');
	expect(written).not.toMatch(/111122223333|payments|Health|jane|john|missing/);
	expect(written).toContain('data-000000000001');
	expect(parseRecord(printRecord(redactRecord(record, ['messages'])), 'a', null)).toMatchObject({
		record: {
			where: record.where,
			lines: [{}, {}, {record: {failureMessage: 'left out of this report', status: 'Failed'}}, {}],
		},
	});
});

test('each rule leaves the others’ alone, and the same account is the same everywhere', () => {
	expect(new Redactor(['accounts'], [account]).text('payments-live 111122223333, 444455556666, 111122223333')).toBe(
		'payments-live 000000000001, 000000000002, 000000000001',
	);
	expect(new Redactor(['names'], [account]).text('payments-live in Health, 111122223333')).toBe(
		'account-1 in unit-2, 111122223333',
	);
	expect(new Redactor([], [account]).text('payments-live 111122223333')).toBe('payments-live 111122223333');
});
