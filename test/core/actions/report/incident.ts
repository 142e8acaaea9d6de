import type {ReportSource} from '../../../../source/core/actions/report/report-source.ts';
import type {Execution} from '../../../../source/core/domain/execution.ts';
import type {RecordLine} from '../../../../source/core/follow/fan-out-record.ts';
import type {Happening} from '../../../../source/core/follow/happening.ts';
import {LocationGrid} from '../../../../source/core/grid/location-grid.ts';
import type {LocationRecord} from '../../../../source/core/grid/location-record.ts';
import {executionOf} from '../../executions.ts';

export const begunAt = Date.UTC(2026, 10, 23, 3, 0, 0);
export const parentId = '4f7ca192-7e9a-40fe-9192-5cb15a7b1c2d';

/** All words that come from outside. */
export type Words = {
	readonly runbook: string;
	readonly account: string;
	readonly unit: string;
	readonly message: string;
	readonly note: string;
	readonly comment: string;
	readonly ring: string;
	readonly person: string;
	readonly central: string;
	readonly accountIds: readonly [string, string];
};

export const plainWords: Words = {
	runbook: 'Acme-PatchFleet',
	account: 'shop-live',
	unit: 'Retail',
	message: 'No space left on device',
	note: 'Disk alarm went off',
	comment: 'go ahead',
	ring: 'canary',
	person: 'alice',
	central: '999900001111',
	accountIds: ['111122223333', '444455556666'],
};

/** The same words in every field that takes words. */
export function wordsOf(text: string): Words {
	return {
		...plainWords,
		runbook: text,
		account: text,
		unit: text,
		message: text,
		note: text,
		comment: text,
		ring: text,
		person: text,
	};
}

const childId = '0b7c1111-2222-4333-8444-555566667777';

/** Make a fan-out over four locations that went wrong: its changes, actions and notes contain these words. */
export function makeIncident(words: Words = plainWords): ReportSource {
	const arn = `arn:aws:sts::${words.central}:assumed-role/Operator/${words.person}`;
	const where = {accountId: words.central, region: 'us-east-1'};
	const [one, other] = words.accountIds;
	const message = `${words.message} in arn:aws:iam::${one}:role/${words.account} (https://console.aws.amazon.com/?account=${other})`;
	const locate = (
		accountId: string,
		region: string,
		status: string,
		more: Partial<LocationRecord>,
	): LocationRecord => ({
		location: {accountId, region},
		name: null,
		status,
		startedAt: begunAt,
		endedAt: null,
		stepExecutionId: `step of ${accountId}/${region}`,
		childExecutionId: childId,
		failureMessage: null,
		...more,
	});
	const records = [
		locate(one, 'eu-west-1', 'Success', {endedAt: begunAt + 20_000}),
		locate(one, 'us-east-1', 'Failed', {endedAt: begunAt + 40_000, failureMessage: message}),
		locate(other, 'eu-west-1', 'Cancelled', {startedAt: begunAt + 20_000, endedAt: begunAt + 60_000}),
		locate(other, 'us-east-1', 'NotRun', {startedAt: null, childExecutionId: null}),
	];
	const execution = executionOf({
		executionId: parentId,
		document: words.runbook,
		status: 'Cancelled',
		startedAt: begunAt,
		endedAt: begunAt + 62_000,
		executedBy: arn,
		failureMessage: message,
		isFanOut: true,
		parameters: {Bucket: [`arn:aws:s3:::logs-${one}-${words.account}`]},
		targetLocations: [
			{
				accounts: [...words.accountIds],
				regions: ['eu-west-1', 'us-east-1'],
				excludes: [],
				maxConcurrency: '2',
				maxErrors: '0',
				raw: {Accounts: words.accountIds, ExecutionRoleName: words.account},
			},
		],
		raw: {AutomationExecutionId: parentId, ExecutedBy: arn},
	});
	const grid = new LocationGrid();
	for (const record of records) {
		grid.put(record);
	}

	return {
		where,
		execution,
		earlier: [],
		grid,
		now: begunAt + 300_000,
		recordedAt: null,
		directory: {
			accounts: new Map(
				words.accountIds.map(accountId => [
					accountId,
					{accountId, name: words.account, path: [{id: 'ou-a1b2-c3d4', name: words.unit}], state: 'ACTIVE'},
				]),
			),
			regions: new Map(),
			failure: null,
		},
		story: {lines: seenOf(execution, records), happenings: happenedTo(words, arn)},
	};
}

function seenOf(execution: Execution, records: readonly LocationRecord[]): readonly RecordLine[] {
	return [
		{
			type: 'execution',
			at: begunAt + 1000,
			execution: {...execution, status: 'InProgress', endedAt: null, failureMessage: null},
		},
		{
			type: 'location',
			at: begunAt + 1000,
			record: {...records[1]!, status: 'InProgress', endedAt: null, failureMessage: null},
		},
		{type: 'location', at: begunAt + 41_000, record: records[1]!},
	];
}

function happenedTo({comment, note, ring, central, accountIds}: Words, by: string): readonly Happening[] {
	const where = `${central}/us-east-1`;
	return [
		{type: 'did', at: begunAt, by, what: 'start', executionId: parentId, where, comment: null, refusal: null},
		{type: 'rate', at: begunAt, words: ['2 at a time; stops after the 1st failure']},
		{type: 'fuse', at: begunAt + 40_000, errors: 1, allowed: 0, state: 'blown'},
		{
			type: 'gate',
			at: begunAt + 41_000,
			runId: parentId,
			ring: 1,
			rings: 2,
			name: ring,
			what: 'shut',
			because: comment,
			by,
		},
		{
			type: 'did',
			at: begunAt + 50_000,
			by,
			what: 'reject',
			executionId: childId,
			where: `${accountIds[1]}/eu-west-1`,
			comment,
			refusal: null,
		},
		{
			type: 'did',
			at: begunAt + 55_000,
			by,
			what: 'cancel',
			executionId: parentId,
			where,
			comment: null,
			refusal: 'AccessDenied',
		},
		{type: 'note', at: begunAt + 42_000, writtenAt: begunAt + 100_000, id: 'n1', by, text: note},
	];
}
