import {expect, test} from 'vitest';
import {isTrusted} from '../../../source/simulator/engine/rules/execution-role.ts';
import {startExecution} from '../../../source/simulator/engine/run/start.ts';
import {advanceTo, nextEventMs} from '../../../source/simulator/engine/state/advance.ts';
import {type Caller, isEnded, type StartInput} from '../../../source/simulator/engine/state/api.ts';
import {findExecution} from '../../../source/simulator/engine/state/find.ts';
import {seedWorld} from '../../../source/simulator/worlds/seed.ts';

const startMs = Date.UTC(2025, 0, 1);
const administrator = 'arn:aws:iam::123456789012:role/AWS-SystemsManager-AutomationAdministrationRole';
const caller: Caller = {
	accountId: '123456789012',
	region: 'us-east-1',
	principalArn: 'arn:aws:iam::123456789012:user/operator',
};

/** Run one of the examples on AWS's page to its end. */
function run(input: Pick<StartInput, 'Targets' | 'TargetLocations'>) {
	const world = seedWorld(startMs);
	const id = startExecution(world, caller, {
		DocumentName: 'AWS-RestartEC2Instance',
		Parameters: {AutomationAssumeRole: [administrator]},
		TargetParameterName: 'InstanceId',
		...input,
	});
	const parent = findExecution(world, caller.accountId, caller.region, id);
	for (let next = nextEventMs(world); !isEnded(parent.status); next = nextEventMs(world)) {
		advanceTo(world, next!);
	}
	return {
		status: parent.status,
		steps: parent.steps.map(({name, status}) => `${name} ${status}`),
		resources: parent.steps.map(({child}) => child!.steps.length),
		minutes: (parent.endedAtMs! - parent.startedAtMs) / 60_000,
	};
}

test('the first example restarts what is tagged Env=PROD in two accounts and two Regions', () => {
	const {minutes, ...ended} = run({
		Targets: [{Key: 'tag:Env', Values: ['PROD']}],
		TargetLocations: [{Accounts: ['123456789012', '987654321098'], Regions: ['us-east-2', 'us-west-1']}],
	});
	expect(ended).toEqual({
		status: 'Success',
		steps: [
			'123456789012_us-east-2 Success',
			'123456789012_us-west-1 Success',
			'987654321098_us-east-2 Success',
			'987654321098_us-west-1 Success',
		],
		resources: [2, 2, 4, 2],
	});
	// At `--speed 20` it has to end within a minute and a half.
	expect(minutes).toBeLessThan(30);
});

test('the second example restarts the resource group prod-instances', () => {
	const {status, resources} = run({
		Targets: [{Key: 'ResourceGroup', Values: ['prod-instances']}],
		TargetLocations: [{Accounts: ['123456789012', '987654321098'], Regions: ['eu-central-1']}],
	});
	expect([status, resources]).toEqual(['Success', [2, 2]]);
});

test('the third example restarts WebServices in the accounts of an OU', () => {
	const {status, steps} = run({
		Targets: [{Key: 'ResourceGroup', Values: ['WebServices']}],
		TargetLocations: [{Accounts: ['ou-1a2b3c-4d5e6c'], Regions: ['us-west-1', 'us-west-2']}],
	});
	expect([status, steps.length]).toEqual(['Success', 6]);
});

test("every account but the management account lets the central account's people in by the operator role alone", () => {
	const world = seedWorld(startMs);
	for (const account of world.accounts.values()) {
		const letsIn = [...account.roles.values()]
			.filter(role => isTrusted(role.trust, caller.principalArn))
			.map(({name}) => name);
		expect(letsIn).toEqual(account.name === 'Management' ? [] : ['RollgridOperatorRole']);
		expect(account.roles.has('AWS-SystemsManager-AutomationExecutionRole')).toBe(account.name !== 'Management');
	}
});
