import {describe, expect, test} from 'vitest';
import type {StartRequest} from '../../../source/core/domain/start-request.ts';
import {
	draftFromExecution,
	draftFromRequest,
	editParameter,
	editRate,
	emptyDraft,
	type LaunchDraft,
} from '../../../source/core/planning/draft.ts';
import {planLaunch} from '../../../source/core/planning/launch-plan.ts';
import {parseRunbook} from '../../../source/core/planning/parse-runbook.ts';
import {selectLocations} from '../../../source/core/planning/selection.ts';
import {executionOf} from '../executions.ts';

const role = 'AWS-SystemsManager-AutomationExecutionRole';
const base = {
	DocumentName: 'AWS-RestartEC2Instance',
	Parameters: {
		AutomationAssumeRole: ['arn:aws:iam::123456789012:role/AWS-SystemsManager-AutomationAdministrationRole'],
	},
	TargetParameterName: 'InstanceId',
};
const accounts = ['123456789012', '987654321098'];
/** The bodies that the AWS CLI sends for the three examples of AWS's page. */
const examples: StartRequest[] = [
	{
		...base,
		Targets: [{Key: 'tag:Env', Values: ['PROD']}],
		TargetLocations: [{Accounts: accounts, Regions: ['us-east-2', 'us-west-1'], ExecutionRoleName: role}],
	},
	{
		...base,
		Targets: [{Key: 'ResourceGroup', Values: ['prod-instances']}],
		TargetLocations: [{Accounts: accounts, Regions: ['eu-central-1'], ExecutionRoleName: role}],
	},
	{
		...base,
		Targets: [{Key: 'ResourceGroup', Values: ['WebServices']}],
		TargetLocations: [{Accounts: ['ou-1a2b3c-4d5e6c'], Regions: ['us-west-1', 'us-west-2'], ExecutionRoleName: role}],
	},
];

const parsed = parseRunbook(
	JSON.stringify({
		schemaVersion: '0.3',
		parameters: {InstanceId: {type: 'StringList'}, AutomationAssumeRole: {type: 'String', default: ''}},
		mainSteps: [],
	}),
	{name: 'AWS-RestartEC2Instance'},
);
const runbook = parsed.ok ? parsed.value : null;

function requestsOf(draft: LaunchDraft) {
	const plan = planLaunch(draft, runbook);
	return plan.isReady ? plan.requests : plan.problems;
}

describe('a launch', () => {
	test.each(examples.map((example, index) => [index + 1, example] as const))(
		"configured as AWS's example %i sends the same body, to the byte",
		(_, example) => {
			const [planned] = requestsOf(draftFromRequest(example));
			expect(planned).toMatchObject({request: example});
			expect(JSON.stringify(planned && 'request' in planned ? planned.request : null)).toBe(JSON.stringify(example));
		},
	);

	test('names everything that is missing at once', () => {
		const draft = editRate(
			{...emptyDraft(), targets: {kind: 'tag', parameterName: '', tagKey: '', values: []}},
			{locationConcurrency: '0', resourceErrors: '200%'},
		);
		expect(requestsOf(draft)).toMatchObject([
			{field: 'document', message: 'Choose a runbook'},
			{field: 'places', message: 'Select at least one location'},
			{field: 'targets.parameterName'},
			{field: 'targets.tagKey', message: 'Give the key of the tag'},
			{field: 'targets.values', message: 'Give at least one value'},
			{field: 'parameters.InstanceId', message: 'is required'},
			{field: 'rate.locationConcurrency'},
			{field: 'rate.resourceErrors'},
		]);
	});

	test('says of each problem which field it is put right in', () => {
		const draft: LaunchDraft = {
			...emptyDraft(),
			targets: {kind: 'tag', parameterName: 'InstanceId', tagKey: 'x'.repeat(200), values: ['']},
			document: 'AWS-RestartEC2Instance',
			executionRole: 'x'.repeat(70),
			places: {kind: 'locations', selection: selectLocations([{accountId: accounts[0]!, region: 'eu-west-1'}])},
			tags: [
				{key: 'Team', value: 'web'},
				{key: 'aws:own', value: ''},
			],
		};
		const found = requestsOf(draft).flatMap(one => ('field' in one ? [one] : []));
		expect(found.map(({field}) => field)).toEqual(
			expect.arrayContaining(['targets.tagKey', 'executionRole', 'tags.1']),
		);
		expect(found.find(({field}) => field === 'tags.1')?.inField).toMatch(/^Key /);
	});

	test('of a ragged selection shares the concurrency out', () => {
		const places = selectLocations([
			...['us-east-1', 'us-west-1', 'eu-west-1'].map(region => ({accountId: accounts[0]!, region})),
			{accountId: accounts[1]!, region: 'us-east-1'},
		]);
		const draft = editRate(
			editParameter(
				{...emptyDraft(places), document: 'AWS-RestartEC2Instance', documentVersion: null},
				'InstanceId',
				'i-1',
			),
			{
				locationConcurrency: '100%',
				locationErrors: '1',
			},
		);
		expect(requestsOf(draft)).toEqual([
			{
				turn: 0,
				locations: 4,
				request: {
					DocumentName: 'AWS-RestartEC2Instance',
					Parameters: {InstanceId: ['i-1']},
					TargetLocations: [
						{
							Accounts: [accounts[0]],
							Regions: ['us-east-1', 'us-west-1', 'eu-west-1'],
							TargetLocationMaxConcurrency: '3',
							TargetLocationMaxErrors: '1',
						},
						{
							Accounts: [accounts[1]],
							Regions: ['us-east-1'],
							TargetLocationMaxConcurrency: '1',
							TargetLocationMaxErrors: '0',
						},
					],
				},
			},
		]);
		expect(requestsOf(editRate(draft, {locationConcurrency: ''}))).toMatchObject([{turn: 0}, {turn: 1}]);
	});

	test('of an OU sends the OU, its child OUs and what is left out', () => {
		const draft = draftFromRequest(examples[2]!);
		const places = {
			kind: 'units',
			accounts: ['ou-1a2b3c-4d5e6c'],
			regions: ['us-west-1'],
			includesChildUnits: true,
			excludes: [accounts[0]!],
		} as const;
		expect(requestsOf({...draft, places})).toMatchObject([
			{request: {TargetLocations: [{IncludeChildOrganizationUnits: true, ExcludeAccounts: [accounts[0]]}]}},
		]);
	});

	test('keeps what a plan has that no screen shows', () => {
		const request: StartRequest = {
			DocumentName: 'AWS-RestartEC2Instance',
			Parameters: {InstanceId: ['i-1', 'i-2']},
			Mode: 'Interactive',
			TargetLocations: [
				{Accounts: [accounts[0]!], Regions: ['us-east-1'], TargetLocationMaxConcurrency: '2'},
				{Accounts: [accounts[1]!], Regions: ['us-east-1'], TargetLocationMaxConcurrency: '3', TargetsMaxErrors: '0'},
			],
		};
		expect(requestsOf(draftFromRequest(request))).toMatchObject([{request, locations: 2}]);
	});

	test('keeps values with commas apart until the field is edited', () => {
		const request = {...examples[0]!, Targets: [], Parameters: {InstanceId: ['a,b', 'c']}};
		const {Targets, TargetParameterName, ...plain} = request;
		const draft = draftFromRequest(plain);
		expect(requestsOf(draft)).toMatchObject([{request: plain}]);
		expect(requestsOf(editParameter(draft, 'InstanceId', 'a,b'))).toMatchObject([
			{request: {Parameters: {InstanceId: ['a', 'b']}}},
		]);
	});

	test('filled from a fan-out that ran has its settings and the version that ran, and is not its retry', () => {
		const execution = executionOf({
			document: 'AWS-RestartEC2Instance',
			documentVersion: '3',
			raw: {...examples[0], TargetMaps: []},
		});
		const draft = draftFromExecution(execution, {team: 'ops', 'rollgrid:retry-of': 'x', 'aws:y': 'z'});
		expect(requestsOf(draft)).toMatchObject([
			{request: {...examples[0], DocumentVersion: '3', Tags: [{Key: 'team', Value: 'ops'}]}},
		]);
	});
});
