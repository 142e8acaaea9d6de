import {describe, expect, test} from 'vitest';
import {executionRole, operatorRole} from '../../../../source/simulator/directory/standard-roles.ts';
import {defineDocument} from '../../../../source/simulator/documents/define-document.ts';
import {executedBy, isTrusted} from '../../../../source/simulator/engine/rules/execution-role.ts';
import {rolesByName} from '../../../../source/simulator/worlds/parts.ts';
import {apps, central, SmallWorld} from '../small-world.ts';

type Changes = ConstructorParameters<typeof SmallWorld>[0];

const unable = (accountId: string, role = 'AWS-SystemsManager-AutomationExecutionRole') =>
	`The execution role arn:aws:iam::${accountId}:role/${role} in the target location is unable to be assumed.`;

function messageIn(target: Parameters<SmallWorld['fanOut']>[0], changes: Changes = {}, input = {}) {
	const aws = new SmallWorld(changes);
	const parent = aws.finish(aws.fanOut(target, input));
	return parent.steps[0]?.failureMessage;
}

const account = (rest: object) => (id: string) => (id === apps[0] ? rest : {});

describe('a location fails with the same message', () => {
	test('where the execution role is missing', () => {
		const changes = {account: account({roles: rolesByName([operatorRole(central)])})};
		expect(messageIn({Accounts: [apps[0]]}, changes)).toBe(unable(apps[0]));
	});

	test('where its trust names somebody else', () => {
		const changes = {account: account({roles: rolesByName([executionRole('222222222222')])})};
		expect(messageIn({Accounts: [apps[0]]}, changes)).toBe(unable(apps[0]));
	});

	test('where the account does not exist', () => {
		expect(messageIn({Accounts: ['333333333333']})).toBe(unable('333333333333'));
	});

	test('where the Region is an opt-in one that the account has not enabled', () => {
		expect(messageIn({Accounts: [apps[0]], Regions: ['af-south-1']})).toBe(unable(apps[0]));
	});

	test('where the runbook is not shared with the account', () => {
		const source = {schemaVersion: '0.3', mainSteps: [{name: 'nap', action: 'aws:sleep', inputs: {Duration: 'PT1S'}}]};
		const own = {owner: central, region: 'eu-west-1', contents: [{source}], name: 'Private'};
		const documents = [defineDocument({...own, sharedWith: [apps[1]]})];
		const input = {DocumentName: 'Private'};
		expect(messageIn({Accounts: [apps[0]]}, {documents}, input)).toBe(unable(apps[0]));
		expect(messageIn({Accounts: [apps[1]]}, {documents}, input)).toBeUndefined();
	});

	test('where another role is asked for that is not there', () => {
		expect(messageIn({Accounts: [apps[0]], ExecutionRoleName: 'ops/Runner'})).toBe(unable(apps[0], 'ops/Runner'));
	});
});

test('a role below a path is named with its path', () => {
	const role = {...executionRole(central), name: 'Runner', path: '/ops/'};
	const changes = {account: account({roles: rolesByName([role])})};
	expect(messageIn({Accounts: [apps[0]], ExecutionRoleName: 'ops/Runner'}, changes)).toBeUndefined();
	expect(messageIn({Accounts: [apps[0]], ExecutionRoleName: 'Runner'}, changes)).toBe(unable(apps[0], 'Runner'));
});

test('locations in an opted-in Region run', () => {
	const changes = {account: account({enabledRegions: new Set(['af-south-1'])})};
	expect(messageIn({Accounts: [apps[0]], Regions: ['af-south-1']}, changes)).toBeUndefined();
});

test('the older wording is a setting', () => {
	expect(messageIn({Accounts: ['333333333333']}, {settings: {roleFailureWording: 'older'}})).toBe(
		"The provided role: arn:aws:iam::333333333333:role/AWS-SystemsManager-AutomationExecutionRole can't be assumed. (Service: null; Status Code: 0; Error Code: null; Request ID: null; Proxy: null)",
	);
});

test('without AutomationAssumeRole the caller has to be trusted, where the settings say so', () => {
	const settings = {omittedAssumeRole: 'caller'} as const;
	expect(messageIn({Accounts: [apps[0]]}, {settings})).toBe(unable(apps[0]));
	const old = {settings, account: account({roles: rolesByName([executionRole(central, 'old')])})};
	expect(messageIn({Accounts: [apps[0]]}, old)).toBeUndefined();
});

test('a child runs for the execution role of its location', () => {
	const aws = new SmallWorld();
	const parent = aws.finish(aws.fanOut({Accounts: [apps[0]]}));
	expect(executedBy(parent.steps[0]!.child!)).toBe(
		`arn:aws:sts::${apps[0]}:assumed-role/AWS-SystemsManager-AutomationExecutionRole/Automation-${parent.id}`,
	);
});

test('a session of a role counts as the role', () => {
	const trust = {principals: ['arn:aws:iam::111122223333:role/team/Operator'], services: []};
	expect(isTrusted(trust, 'arn:aws:sts::111122223333:assumed-role/Operator/alice')).toBe(true);
	expect(isTrusted(trust, 'arn:aws:sts::111122223333:assumed-role/Other/alice')).toBe(false);
});
