import {describe, expect, test} from 'vitest';
import {checkStartRequest} from '../../../source/core/domain/check-start-request.ts';

/** AWS's first example, as its CLI sends it. */
const example = {
	DocumentName: 'AWS-RestartEC2Instance',
	Parameters: {
		AutomationAssumeRole: ['arn:aws:iam::123456789012:role/AWS-SystemsManager-AutomationAdministrationRole'],
	},
	TargetParameterName: 'InstanceId',
	Targets: [{Key: 'tag:Env', Values: ['PROD']}],
	TargetLocations: [
		{
			Accounts: ['123456789012', '987654321098'],
			Regions: ['us-east-2', 'us-west-1'],
			ExecutionRoleName: 'AWS-SystemsManager-AutomationExecutionRole',
		},
	],
};

function mistakesOf(value: unknown): string[] {
	const checked = checkStartRequest(value);
	return 'mistakes' in checked ? checked.mistakes.map(({path, message}) => `${path} ${message}`) : [];
}

describe('the check of a start request', () => {
	test("takes AWS's own examples", () => {
		expect(checkStartRequest(example)).toEqual({request: example});
		expect(
			mistakesOf({...example, TargetLocations: [{Accounts: ['ou-1a2b3c-4d5e6c'], Regions: ['us-west-1']}]}),
		).toEqual([]);
		expect(
			mistakesOf({
				...example,
				TargetLocations: [{Accounts: ['r-abcd'], Regions: ['us-west-1'], IncludeChildOrganizationUnits: true}],
			}),
		).toEqual([]);
	});

	test('names every mistake at once, with its path', () => {
		expect(
			mistakesOf({
				documentName: 'x',
				Parameters: {InstanceId: 'i-1'},
				Mode: 'Manual',
				MaxConcurrency: '0',
				TargetLocations: [{Accounts: ['12345678901'], Regions: [], TargetLocationMaxErrors: '101%', Targets: []}],
			}),
		).toEqual([
			'DocumentName is missing',
			"documentName isn't a field here; did you mean DocumentName?",
			'Parameters.InstanceId must be a list, not "i-1"',
			'Mode must be Auto or Interactive, not "Manual"',
			'MaxConcurrency must be a count from 1 or a percentage from 1% to 100%, not "0"',
			'TargetLocations[0].Accounts[0] must be an account ID of 12 digits, an OU ID (ou-…) or a root ID (r-…), not "12345678901"',
			'TargetLocations[0].Regions has 0 entries; it takes 1 to 50',
			'TargetLocations[0].TargetLocationMaxErrors must be a count from 0 or a percentage from 0% to 100%, not "101%"',
			'TargetParameterName is missing: Targets name no parameter to put a resource in',
		]);
	});

	test('an account ID that lost its quotes is named as a number', () => {
		expect(mistakesOf({...example, TargetLocations: [{Accounts: [123456789012], Regions: ['us-east-1']}]})).toEqual([
			'TargetLocations[0].Accounts[0] must be text in quotes, not 123456789012',
		]);
	});

	test.each([
		[
			'two tags',
			{Targets: [...example.Targets, {Key: 'tag:Tier', Values: ['web']}]},
			'Targets has 2 entries; Automation takes one tag, one resource group or one list of values a run',
		],
		[
			'six tags on the run',
			{Tags: [1, 2, 3, 4, 5, 6].map(n => ({Key: `k${n}`, Value: ''}))},
			'Tags has 6 entries; it takes 0 to 5',
		],
		[
			'two alarms',
			{AlarmConfiguration: {Alarms: [{Name: 'a'}, {Name: 'b'}]}},
			'AlarmConfiguration.Alarms has 2 entries; it takes exactly 1',
		],
		[
			'target maps beside targets',
			{TargetMaps: [{InstanceId: ['i-1']}]},
			"TargetMaps can't be given together with Targets",
		],
		['a version of 0', {DocumentVersion: '0'}, 'DocumentVersion must be $DEFAULT, $LATEST or a number from 1, not "0"'],
		['a token that is no UUID', {ClientToken: 'x'}, 'ClientToken must be a UUID, not "x"'],
	])('%s are refused', (_, change, message) => {
		expect(mistakesOf({...example, ...change})).toEqual([message]);
	});

	test('a location in two target locations is refused, as it would run twice', () => {
		const [entry] = example.TargetLocations;
		expect(
			mistakesOf({
				...example,
				TargetLocations: [entry, {Accounts: ['987654321098'], Regions: ['us-west-1', 'eu-west-1']}],
			}),
		).toEqual(['TargetLocations[1] sends 987654321098/us-west-1 a second time; first in TargetLocations[0]']);
	});

	test.each([
		[null],
		[[]],
		['text'],
		[3],
		[{TargetLocations: [null, 'x', {Accounts: 3}], Targets: [null], Tags: ['a']}],
	])('what is no request at all is refused without a crash: %j', value => {
		expect(mistakesOf(value).length).toBeGreaterThan(0);
	});
});
