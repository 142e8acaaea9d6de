import {describe, expect, test} from 'vitest';
import type {StartInput} from '../../../../source/simulator/engine/state/api.ts';
import {apps, central, SmallWorld} from '../small-world.ts';

const Strict = `schemaVersion: '0.3'
parameters:
  Ids: {type: StringList, minItems: 1, maxItems: 2}
  Action: {type: String, allowedValues: [Install, Uninstall], default: Install}
  Version: {type: String, allowedPattern: '^[0-9.]+$', default: '1'}
  Count: {type: Integer, default: 1}
  Force: {type: Boolean, default: false}
  Labels: {type: StringMap, default: {}}
  Note: {type: String, minChars: 2, maxChars: 4, default: abc}
  Instance: {type: 'List<AWS::EC2::Instance::Id>', default: []}
  AutomationAssumeRole: {type: String, default: ''}
mainSteps: [{name: a, action: 'aws:executeScript'}]
`;

/** How a start is refused. */
function refusal(input: Partial<StartInput>): string {
	const aws = new SmallWorld({runbooks: {Strict}});
	try {
		aws.start({DocumentName: 'Strict', Parameters: {Ids: ['x']}, ...input});
	} catch (error) {
		expect(aws.world.engine.executions.size).toBe(0);
		return `${(error as {code: string}).code}: ${(error as Error).message}`;
	}
	return 'accepted';
}

const withParameters = (Parameters: Record<string, readonly string[]>) =>
	refusal({Parameters: {Ids: ['x'], ...Parameters}});

const invalid = 'InvalidAutomationExecutionParametersException: ';

describe('a start is refused', () => {
	test('for a runbook or version that is not there', () => {
		expect(refusal({DocumentName: 'Gone'})).toMatch(/^AutomationDefinitionNotFoundException/);
		expect(refusal({DocumentName: 'AWS-RunShellScript'})).toMatch(/^AutomationDefinitionNotFoundException/);
		expect(refusal({DocumentVersion: '9'})).toMatch(/^AutomationDefinitionVersionNotFoundException/);
	});

	test("in AWS's words where a parameter is missing or not allowed", () => {
		expect(refusal({Parameters: {}})).toBe(`${invalid}Missing required parameter: Ids in user inputs.`);
		expect(withParameters({Action: ['install']})).toBe(
			`${invalid}Parameter "Action" has value "install" not found in [Install, Uninstall].`,
		);
	});

	test.each([
		['Undeclared', ['x']],
		['Version', ['one']],
		['Count', ['many']],
		['Force', ['perhaps']],
		['Labels', ['[1]']],
		['Note', ['x']],
		['Note', ['xxxxx']],
		['Note', ['aa', 'bb']],
		['Ids', ['x', 'y', 'z']],
		['Instance', ['instance-1']],
	])('for a wrong value of %s: %s', (name, values) => {
		expect(withParameters({[name]: values})).toMatch(new RegExp(`^${invalid}.*"${name}"`));
	});

	test('for more than one tag or resource group', () => {
		const only = `${invalid}Only one resource group or tag can be specified at a time`;
		const tags = [
			{Key: 'tag:Env', Values: ['PROD']},
			{Key: 'tag:Tier', Values: ['web']},
		];
		const targets = {TargetParameterName: 'Ids', Parameters: {}};
		expect(refusal({...targets, Targets: tags})).toBe(only);
		expect(refusal({...targets, Targets: [{Key: 'ResourceGroup', Values: ['a', 'b']}]})).toBe(only);
		expect(refusal({...targets, TargetLocations: [{Targets: tags}]})).toBe(only);
	});

	test('for targets without a parameter, of an unknown kind, or together with maps', () => {
		const Targets = [{Key: 'ParameterValues', Values: ['x']}];
		expect(refusal({Targets})).toContain('TargetParameterName');
		expect(refusal({Targets, TargetParameterName: 'ids'})).toContain('"ids"');
		expect(refusal({Targets: [{Key: 'Name', Values: ['x']}], TargetParameterName: 'Ids'})).toBe(
			`${invalid}Target key can have only following values : ParameterValues, ResourceGroup`,
		);
		expect(refusal({Targets, TargetParameterName: 'Ids', TargetMaps: [{Ids: ['x']}]})).toMatch(invalid);
	});

	test('for a role that is malformed, missing, or not for Systems Manager', () => {
		const role = (arn: string) => withParameters({AutomationAssumeRole: [arn]});
		expect(role('my-role')).toBe(`${invalid}The format of the supplied assume role ARN is invalid.`);
		const unable = `${invalid}The defined assume role is unable to be assumed.`;
		expect(role(`arn:aws:iam::${central}:role/Gone`)).toBe(unable);
		expect(role(`arn:aws:iam::${central}:role/RollgridOperatorRole`)).toBe(unable);
		expect(role(`arn:aws:iam::${central}:role/AWS-SystemsManager-AutomationAdministrationRole`)).toBe('accepted');
	});
});

test('the parameter that targets fill need not be given', () => {
	expect(
		refusal({Parameters: {}, TargetParameterName: 'Ids', Targets: [{Key: 'ParameterValues', Values: ['x']}]}),
	).toBe('accepted');
});

describe('a client token', () => {
	const token = '6f1c1a3e-8f27-4f0e-9a51-0c6a1f0a5b11';

	test('gives the first execution again for the same request, in any case of letters', () => {
		const aws = new SmallWorld();
		const first = aws.start({ClientToken: token, Parameters: {Note: ['x'], Id: ['1']}});
		const second = aws.start({ClientToken: token.toUpperCase(), Parameters: {Id: ['1'], Note: ['x']}});
		expect(second).toBe(first);
		expect(aws.world.engine.executions.size).toBe(1);
	});

	test('is refused for another request', () => {
		const aws = new SmallWorld();
		aws.start({ClientToken: token});
		expect(() => aws.start({ClientToken: token, Parameters: {Note: ['x']}})).toThrow(
			expect.objectContaining({code: 'IdempotentParameterMismatch'}) as Error,
		);
	});

	test('is not used up by a start that was refused', () => {
		const aws = new SmallWorld();
		expect(() => aws.start({ClientToken: token, DocumentName: 'Gone'})).toThrow();
		expect(aws.start({ClientToken: token}).status).toBe('InProgress');
	});
});

test('a runbook of another account is started by its ARN, where it is shared', () => {
	const aws = new SmallWorld();
	const other = {accountId: apps[0], region: 'eu-west-1', principalArn: `arn:aws:iam::${apps[0]}:user/u`};
	expect(() => aws.start({}, other)).toThrow();
	const arn = `arn:aws:ssm:eu-west-1:${central}:document/Work`;
	expect(aws.start({DocumentName: arn}, other).document.name).toBe('Work');
	expect(() => aws.start({DocumentName: arn}, {...other, region: 'us-east-1'})).toThrow();
});
