import {createWorld} from '../create-world.ts';
import {awsDocuments} from '../documents/aws-runbooks.ts';
import {startExecution} from '../engine/run/start.ts';
import {stopExecution} from '../engine/run/stop.ts';
import {advanceTo} from '../engine/state/advance.ts';
import type {Caller, StartInput} from '../engine/state/api.ts';
import {withSettings} from '../settings.ts';
import type {World} from '../world.ts';
import type {Resource} from '../world-definition.ts';
import {
	centralAccountId,
	demoAccounts,
	demoRegions,
	demoUnits,
	managementAccountId,
	platformId,
	productionId,
	rootId,
	stagingId,
	workloadsId,
} from './demo-accounts.ts';
import {demoOutcomes} from './demo-outcomes.ts';
import {demoRunbooks} from './demo-runbooks.ts';
import {defineInstance, definePerson, defineWorld} from './parts.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How long the fan-out has been under way when the demo opens. */
const headStartMs = 40_000;

const operator = definePerson(centralAccountId, 'operator');

const caller: Caller = {accountId: centralAccountId, region: 'us-east-1', principalArn: operator.principalArn};

const administrationRoleArn = `arn:aws:iam::${centralAccountId}:role/AWS-SystemsManager-AutomationAdministrationRole`;

/**
The world of the demo: 24 accounts in five nested OUs, eight Regions, runbooks of its own, and a fortnight of finished fan-outs.

Its clock stands a little before `nowMs`, so that what `startDemoFanOut` starts is under way when the world is advanced to the present.

@param nowMs - The present, in epoch milliseconds.
*/
export function demoWorld({nowMs, seed = 1}: {readonly nowMs: number; readonly seed?: number}): World {
	const world = createWorld(demoDefinition(seed), nowMs - 14 * dayMs);
	for (const {beforeMs, input, cancelledAfterMs} of history) {
		advanceTo(world, nowMs - beforeMs);
		const id = startExecution(world, caller, input);
		if (cancelledAfterMs === undefined) {
			continue;
		}
		advanceTo(world, nowMs - beforeMs + cancelledAfterMs);
		stopExecution(world, caller, id);
	}
	advanceTo(world, nowMs - headStartMs);
	return world;
}

/**
Start the demo's fan-out: 192 locations, twelve at a time, with more errors allowed than will come in.

At the clock's own pace it takes about five minutes.

@returns The ID of the parent execution, which lives in the central account in `us-east-1`.
*/
export function startDemoFanOut(world: World): string {
	return startExecution(world, caller, {
		DocumentName: 'Acme-PatchFleet',
		DocumentVersion: '$DEFAULT',
		Parameters: {PatchGroup: ['fleet-default'], AutomationAssumeRole: [administrationRoleArn]},
		TargetLocations: [
			{
				Accounts: [workloadsId, platformId],
				IncludeChildOrganizationUnits: true,
				Regions: demoRegions,
				TargetLocationMaxConcurrency: '12',
				TargetLocationMaxErrors: '32',
				ExecutionRoleName: 'AWS-SystemsManager-AutomationExecutionRole',
			},
		],
		Tags: [
			{Key: 'change', Value: 'CHG-20418'},
			{Key: 'team', Value: 'platform'},
		],
	});
}

/** The definition of the demo world, to be changed by tests. */
function demoDefinition(seed = 1) {
	return defineWorld({
		name: 'demo',
		seed,
		settings: withSettings({timings: {actionMs: {'aws:runCommand': 12_000, 'aws:changeInstanceState': 25_000}}}),
		central: {accountId: centralAccountId, region: 'us-east-1'},
		organization: {
			id: 'o-acme4demo0',
			managementAccountId,
			featureSet: 'ALL',
			roots: [{id: rootId, name: 'Root'}],
			units: demoUnits,
			delegatedAdministrators: [
				{accountId: centralAccountId, servicePrincipal: 'ssm.amazonaws.com', enabledAtMs: Date.UTC(2023, 2, 6, 9)},
			],
		},
		accounts: demoAccounts,
		people: [operator, definePerson(managementAccountId, 'administrator')],
		documents: [...demoRunbooks(centralAccountId, demoRegions[0]), ...awsDocuments()],
		resourcesIn: instancesIn,
		groups: [
			{
				name: 'web-tier',
				where: [{account: '*', region: '*'}],
				query: {tag: 'Tier', values: ['web']},
				resourceType: 'AWS::EC2::Instance',
			},
		],
		alarms: [
			{
				name: 'checkout-error-rate',
				accountId: centralAccountId,
				region: 'us-east-1',
				type: 'MetricAlarm',
				description: 'More than 1 % of checkouts fail',
				state: 'OK',
				changes: [],
			},
			{
				name: 'fleet-unreachable',
				accountId: centralAccountId,
				region: 'us-east-1',
				type: 'CompositeAlarm',
				state: 'OK',
				changes: [],
			},
		],
		outcomes: demoOutcomes,
	});
}

type Finished = {readonly beforeMs: number; readonly input: StartInput; readonly cancelledAfterMs?: number};

const agents = (
	version: string,
	accounts: readonly string[],
	regions: readonly string[],
	concurrency: string,
	errors: string,
): StartInput => ({
	DocumentName: 'Acme-RotateAgents',
	Parameters: {AgentVersion: [version], AutomationAssumeRole: [administrationRoleArn]},
	TargetLocations: [
		{
			Accounts: accounts,
			IncludeChildOrganizationUnits: true,
			Regions: regions,
			TargetLocationMaxConcurrency: concurrency,
			TargetLocationMaxErrors: errors,
		},
	],
});

/** What the operators of the demo have done before, oldest first. */
const history: readonly Finished[] = [
	{
		beforeMs: 12.2 * dayMs,
		input: {
			DocumentName: 'AWS-RestartEC2Instance',
			Parameters: {AutomationAssumeRole: [administrationRoleArn]},
			TargetParameterName: 'InstanceId',
			Targets: [{Key: 'ResourceGroup', Values: ['web-tier']}],
			TargetLocations: [
				{Accounts: [stagingId], Regions: ['eu-west-1', 'us-east-1'], TargetLocationMaxConcurrency: '4'},
			],
		},
	},
	// Stopped by itself at the first failure: the acquired account has no role.
	{beforeMs: 6.4 * dayMs, input: agents('1.300050.0', [productionId], demoRegions.slice(0, 4), '4', '0')},
	// Stopped by a person.
	{
		beforeMs: 3.1 * dayMs,
		input: agents('1.300051.0', [productionId], demoRegions.slice(0, 5), '10', '20'),
		cancelledAfterMs: 95_000,
	},
	// Ended as `Success` over failed locations.
	{beforeMs: 1.05 * dayMs, input: agents('1.300051.1', [stagingId], demoRegions, '25%', '10')},
	{beforeMs: 0.2 * dayMs, input: agents('1.300051.1', [platformId], demoRegions.slice(0, 4), '100%', '0')},
];

function instancesIn(accountId: string, region: string): readonly Resource[] {
	if (!demoRegions.some(code => code === region)) {
		return [];
	}
	return ['web', 'web', 'worker'].map((tier, index) =>
		defineInstance(`${accountId}/${region}/${index}`, {
			Name: `${tier}-${index + 1}`,
			Tier: tier,
			PatchGroup: 'fleet-default',
		}),
	);
}
