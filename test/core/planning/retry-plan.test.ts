import {describe, expect, test} from 'vitest';
import {checkStartRequest} from '../../../source/core/domain/check-start-request.ts';
import type {Execution} from '../../../source/core/domain/execution.ts';
import {type Location, printLocation} from '../../../source/core/domain/location.ts';
import type {LocationOutcome} from '../../../source/core/domain/location-outcome.ts';
import type {StartRequest, TargetLocation} from '../../../source/core/domain/start-request.ts';
import {isUnsuccessful, type Status} from '../../../source/core/domain/status.ts';
import {planRetry, type RetryPlan} from '../../../source/core/planning/retry-plan.ts';
import fc from '../../harness/fast-check.ts';
import {executionOf} from '../executions.ts';

const [a, b, c] = ['111122223333', '444455556666', '777788889999'] as const;
const executionId = '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE';

function executionFrom(request: StartRequest): Execution {
	return executionOf({
		executionId,
		document: request.DocumentName,
		documentVersion: request.DocumentVersion ?? '7',
		targetLocationsUrl: request.TargetLocationsURL ?? null,
		targetLocations: (request.TargetLocations ?? []).map(entry => ({
			accounts: entry.Accounts ?? [],
			regions: entry.Regions ?? [],
			excludes: entry.ExcludeAccounts ?? [],
			maxConcurrency: entry.TargetLocationMaxConcurrency ?? null,
			maxErrors: entry.TargetLocationMaxErrors ?? null,
			raw: entry,
		})),
		raw: request,
	});
}

function outcome(accountId: string, region: string, status: Status): LocationOutcome {
	return {location: {accountId, region}, status};
}

function sentBy({requests}: RetryPlan): string[] {
	return requests
		.flatMap(({request}) => request.TargetLocations ?? [])
		.flatMap(entry =>
			(entry.Accounts ?? []).flatMap(accountId => (entry.Regions ?? []).map(region => `${accountId}/${region}`)),
		)
		.sort();
}

const original: StartRequest = {
	DocumentName: 'AWS-RestartEC2Instance',
	DocumentVersion: '7',
	Parameters: {AutomationAssumeRole: ['arn:aws:iam::123456789012:role/Admin']},
	TargetParameterName: 'InstanceId',
	Targets: [{Key: 'tag:Env', Values: ['PROD']}],
	MaxErrors: '10%',
	AlarmConfiguration: {Alarms: [{Name: 'errors'}]},
	TargetLocations: [
		{
			Accounts: [a, b, c],
			Regions: ['eu-west-1', 'us-east-1'],
			TargetLocationMaxConcurrency: '50%',
			ExecutionRoleName: 'Runner',
		},
	],
};
const outcomes = [
	outcome(a, 'eu-west-1', 'Success'),
	outcome(a, 'us-east-1', 'Failed'),
	outcome(b, 'eu-west-1', 'Success'),
	outcome(b, 'us-east-1', 'TimedOut'),
	outcome(c, 'eu-west-1', 'NotRun'),
	outcome(c, 'us-east-1', 'Cancelled'),
];

describe('a retry', () => {
	test('sends the same request to the locations that failed, and says what it retries', () => {
		const plan = planRetry({
			execution: executionFrom(original),
			outcomes: outcomes.slice(0, 4),
			tags: {team: 'ops', 'aws:x': '1'},
		});
		expect(plan).toEqual({
			requests: [
				{
					turn: 0,
					locations: 2,
					request: {
						...original,
						TargetLocations: [
							{
								Accounts: [a, b],
								Regions: ['us-east-1'],
								TargetLocationMaxConcurrency: '50%',
								ExecutionRoleName: 'Runner',
							},
						],
						Tags: [
							{Key: 'team', Value: 'ops'},
							{Key: 'rollgrid:retry-of', Value: executionId},
						],
					},
				},
			],
			locations: [
				{accountId: a, region: 'us-east-1'},
				{accountId: b, region: 'us-east-1'},
			],
			leftOut: [],
			notes: [],
		});
	});

	test('shares the concurrency of the original out among several target locations', () => {
		const {requests} = planRetry({execution: executionFrom(original), outcomes});
		expect(
			requests.map(({turn, request}) => [
				turn,
				request.TargetLocations?.map(entry => entry.TargetLocationMaxConcurrency),
			]),
		).toEqual([[0, ['2', '1']]]);
	});

	test('takes turns where the original ran one at a time', () => {
		const request = {...original, TargetLocations: [{Accounts: [a, b, c], Regions: ['eu-west-1', 'us-east-1']}]};
		const plan = planRetry({execution: executionFrom(request), outcomes});
		expect(plan.requests.map(({turn, locations}) => [turn, locations])).toEqual([
			[0, 2],
			[1, 2],
		]);
		expect(plan.requests[0]!.request.TargetLocations![0]).toMatchObject({
			TargetLocationMaxConcurrency: '1',
			TargetLocationMaxErrors: '0',
		});
	});

	test('never sends a location that succeeded, runs, or was not there, even when it is named', () => {
		const wanted: Location[] = [
			{accountId: a, region: 'eu-west-1'},
			{accountId: b, region: 'us-east-1'},
			{accountId: c, region: 'us-east-1'},
			{accountId: c, region: 'ap-east-1'},
		];
		const plan = planRetry(
			{execution: executionFrom(original), outcomes: [...outcomes.slice(0, 5), outcome(c, 'us-east-1', 'InProgress')]},
			wanted,
		);
		expect(sentBy(plan)).toEqual([`${b}/us-east-1`]);
		expect(plan.leftOut.map(({reason}) => reason)).toEqual([
			'ended as Success',
			'has not ended: InProgress',
			"isn't a location of this fan-out",
		]);
	});

	test('of an OU names the accounts, without child OUs and exclusions', () => {
		const request = {
			...original,
			TargetLocations: [
				{
					Accounts: ['ou-1a2b3c-4d5e6c'],
					Regions: ['us-east-1'],
					IncludeChildOrganizationUnits: true,
					ExcludeAccounts: [c],
					ExecutionRoleName: 'Runner',
				},
			],
		};
		const {requests} = planRetry({execution: executionFrom(request), outcomes: [outcome(a, 'us-east-1', 'Failed')]});
		expect(requests[0]!.request.TargetLocations).toEqual([
			{Accounts: [a], Regions: ['us-east-1'], ExecutionRoleName: 'Runner'},
		]);
	});

	test('of a file in S3 names the locations and says what it can not know', () => {
		const {TargetLocations, ...rest} = original;
		const plan = planRetry({
			execution: executionFrom({...rest, TargetLocationsURL: 'https://b.s3.amazonaws.com/f'}),
			outcomes: [outcome(a, 'us-east-1', 'Failed')],
		});
		expect(plan.requests[0]!.request).not.toHaveProperty('TargetLocationsURL');
		expect(sentBy(plan)).toEqual([`${a}/us-east-1`]);
		expect(plan.notes).toHaveLength(1);
	});

	test('keeps what each target location had of its own', () => {
		const entries: TargetLocation[] = [
			{
				Accounts: [a],
				Regions: ['us-east-1'],
				ExecutionRoleName: 'One',
				Targets: [{Key: 'ParameterValues', Values: ['i-1']}],
			},
			{Accounts: [b], Regions: ['us-east-1'], ExecutionRoleName: 'Two', TargetLocationMaxConcurrency: '3'},
		];
		const plan = planRetry({
			execution: executionFrom({...original, TargetLocations: entries}),
			outcomes: [outcome(a, 'us-east-1', 'Failed'), outcome(b, 'us-east-1', 'Failed')],
		});
		expect(plan.requests.map(({request}) => request.TargetLocations)).toEqual([entries]);
	});

	test('leaves out a location that OUs with different settings could have sent, unless the organization tells', () => {
		const entries: TargetLocation[] = [
			{Accounts: ['ou-aaaa-11111111'], Regions: ['us-east-1'], ExecutionRoleName: 'One'},
			{Accounts: ['ou-aaaa-22222222'], Regions: ['us-east-1'], ExecutionRoleName: 'Two'},
		];
		const source = {
			execution: executionFrom({...original, TargetLocations: entries}),
			outcomes: [outcome(a, 'us-east-1', 'Failed')],
		};
		expect(planRetry(source)).toMatchObject({requests: [], leftOut: [{location: {accountId: a, region: 'us-east-1'}}]});
		const known = planRetry({...source, organizationPath: () => ['r-aaaa', 'ou-aaaa-22222222']});
		expect(known.requests[0]!.request.TargetLocations).toEqual([
			{Accounts: [a], Regions: ['us-east-1'], ExecutionRoleName: 'Two'},
		]);
	});

	test('keeps to 5 tags and names what must be added afterwards', () => {
		const plan = planRetry({
			execution: executionFrom(original),
			outcomes,
			tags: {a: '1', b: '2', c: '3', d: '4', e: '5'},
		});
		expect(plan.requests[0]!.request.Tags).toHaveLength(5);
		expect(plan.notes).toEqual(['A start takes 5 tags: e must be added afterwards']);
	});
});

test('in any world a retry sends exactly what was wanted and did not succeed, and changes nothing else', () => {
	const status = fc.constantFrom<Status>('Success', 'Failed', 'TimedOut', 'Cancelled', 'NotRun', 'InProgress');
	const world = fc.record({
		concurrency: fc.constantFrom(undefined, '1', '4', '20%', '100%'),
		errors: fc.constantFrom(undefined, '0', '3', '10%'),
		rows: fc.array(fc.array(status, {minLength: 6, maxLength: 6}), {minLength: 1, maxLength: 60}),
		picked: fc.option(fc.integer({min: 1, max: 5}), {nil: undefined}),
	});
	fc.assert(
		fc.property(world, ({concurrency, errors, rows, picked}) => {
			const regions = [1, 2, 3, 4, 5, 6].map(n => `us-east-${n}`);
			const accounts = rows.map((_, index) => String(111_100_000_000 + index));
			const split = Math.min(50, accounts.length);
			const settings = {
				...(concurrency && {TargetLocationMaxConcurrency: concurrency}),
				...(errors && {TargetLocationMaxErrors: errors}),
			};
			const entries = [accounts.slice(0, split), accounts.slice(split)]
				.filter(some => some.length > 0)
				.map(Accounts => ({Accounts, Regions: regions, ...settings}));
			const request = {...original, TargetLocations: entries};
			const all = rows.flatMap((row, index) =>
				row.map((one, column) => outcome(accounts[index]!, regions[column]!, one)),
			);
			const wanted =
				picked === undefined ? undefined : all.filter((_, index) => index % picked === 0).map(({location}) => location);
			const plan = planRetry({execution: executionFrom(request), outcomes: all}, wanted);
			const names = wanted && new Set(wanted.map(printLocation));
			expect(sentBy(plan)).toEqual(
				all
					.filter(one => isUnsuccessful(one.status) && (names?.has(printLocation(one.location)) ?? true))
					.map(one => printLocation(one.location))
					.sort(),
			);
			for (const {request: sent} of plan.requests) {
				const {TargetLocations, Tags, ...same} = sent;
				const {TargetLocations: _, ...before} = original;
				expect(same).toEqual(before);
				expect(Tags).toEqual([{Key: 'rollgrid:retry-of', Value: executionId}]);
				expect(checkStartRequest(sent)).toEqual({request: sent});
			}
		}),
		{numRuns: 40},
	);
});
