import {expect, test} from 'vitest';
import {redactRecord} from '../../../source/core/actions/report/redact.ts';
import {Redactor} from '../../../source/core/actions/report/redactor.ts';
import type {Account} from '../../../source/core/domain/account.ts';
import type {RecordLine} from '../../../source/core/follow/fan-out-record.ts';
import type {Happening} from '../../../source/core/follow/happening.ts';
import {followingAt, recordOf, toHistory} from '../../../source/core/follow/history.ts';
import {type SharedRecord, toLines, toNews} from '../../../source/core/follow/shared-record.ts';
import type {LocationRecord} from '../../../source/core/grid/location-record.ts';
import {wholeRecord} from '../../harness/whole-report.ts';
import {executionOf} from '../executions.ts';
import {openRecordOf} from './open-record.ts';

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

test('a location that nobody watched has its own times: planned at the launch, begun, and ended', () => {
	expect(lines.map(line => [line.at, line.type === 'location' ? line.record.status : line.execution.status])).toEqual([
		[1000, 'InProgress'],
		[1000, 'NotStarted'],
		[2000, 'InProgress'],
		[8000, 'Failed'],
		[9000, 'Failed'],
	]);
	const history = toHistory(lines)!;
	const at = (time: number) => {
		const {execution: then, grid} = followingAt(history, record.where, time);
		return [then?.status, [...grid.indices()].map(index => grid.recordAt(index).status)];
	};
	expect([at(999), at(1000), at(5000), at(9000)]).toEqual([
		[undefined, []],
		['InProgress', ['NotStarted']],
		['InProgress', ['InProgress']],
		['Failed', ['Failed']],
	]);
	expect(recordOf(history)).toEqual({execution, locations: [location()], seenAt: 9000, unread: []});
});

test('an end that was missed is added, and nothing before it is changed', () => {
	const history = toHistory(lines.slice(0, 3))!;
	expect(toNews(history, execution, [location()], 10_000)).toEqual([
		{type: 'execution', at: 9000, execution},
		{type: 'location', at: 8000, record: location()},
	]);
	expect(toNews(toHistory(lines)!, execution, [location()], 10_000)).toEqual([]);
});

test('a record that is written is read as it was', () => {
	expect(openRecordOf(wholeRecord(record))).toEqual({...record, unread: []});
});

const printed = wholeRecord(record);
const headless = printed.split('\n').slice(1).join('\n');

test.each([
	{
		title: 'a torn line in the middle',
		written: printed.replace('[8000', '{"at":1,\n[8000'),
		unread: [{file: 'a.record', line: 5, because: 'it is no JSON'}],
	},
	{
		title: 'a last line that is cut short',
		written: `${printed}[9500,"1111`,
		unread: [{file: 'a.record', line: 12, because: 'it is cut short: the end of the file is missing'}],
	},
	{
		title: 'a location without a time',
		written: `${printed}[null,"111122223333","eu-west-1","Failed",1,2,"s",null,null]\n`,
		unread: [{file: 'a.record', line: 12, because: expect.stringMatching(/^at /)}],
	},
	{title: 'an older record, without a head', written: headless, unread: []},
])('$title is left out and named, and the rest opens', ({written, unread}) => {
	expect(openRecordOf(written, record.where)).toMatchObject({where: record.where, lines, unread});
});

test.each([
	{title: 'nothing', written: '', because: 'it tells of no execution'},
	{
		title: 'a later version',
		written: '{"version":9,"type":"record"}',
		because: 'line 1: its version is 9, and this rollgrid knows 1',
	},
	{title: 'no place', written: headless, because: 'it doesn’t say of which central account and Region it is'},
	{
		title: 'another file',
		written: 'no record\n'.repeat(30),
		because: 'it is no record of rollgrid: line 1: it is no JSON',
	},
])('$title can’t be opened, and what to do is said', ({written, because}) => {
	expect(openRecordOf(written)).toEqual({because, next: expect.stringMatching(/\w/)});
});

test('redacted, no account, name, person or message is left, and IDs of executions are', () => {
	const written = wholeRecord(redactRecord(record, ['accounts', 'names', 'messages'])).replaceAll(id, 'ID');
	expect(written).not.toMatch(/111122223333|payments|Health|jane|john|missing/);
	expect(written).toContain('data-000000000001');
	expect(openRecordOf(wholeRecord(redactRecord(record, ['messages'])))).toMatchObject({
		where: record.where,
		lines: [{}, {}, {}, {record: {failureMessage: 'left out of this report', status: 'Failed'}}, {}],
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
