import {expect, test} from 'vitest';
import {retry} from '../../source/commands/retry/run.ts';
import {watch} from '../../source/commands/watch/run.ts';
import type {StartRequest} from '../../source/core/domain/start-request.ts';
import {createWorld} from '../../source/simulator/create-world.ts';
import {plainRule} from '../../source/simulator/world-definition.ts';
import {defineWorld} from '../../source/simulator/worlds/parts.ts';
import {seedDefinition} from '../../source/simulator/worlds/seed.ts';
import {SeedWorld} from '../harness/seed-world.ts';
import {openStarting} from '../start-once/open-starting.ts';

const central = {accountId: '123456789012', region: 'us-east-1'};
const flags = {isYes: true, isDryRun: false, isWatch: false, isJson: false};

/** The seed world, in which one account's runs fail in one Region. */
const failing = (startMs: number) =>
	createWorld(
		defineWorld({
			...seedDefinition(),
			outcomes: [
				{
					...plainRule,
					where: [{account: '444455556666', region: 'us-east-2'}],
					step: 'stopInstances',
					status: 'Failed',
				},
			],
		}),
		startMs,
	);

async function retryOf(request: StartRequest): Promise<{readonly sent: StartRequest; readonly executionId: string}> {
	const {services, starts} = await openStarting(failing);
	const started = await services.automation.start(central, {...request, ClientToken: services.createId()});
	const executionId = started.ok ? started.value : '';
	await watch(services, executionId, 'json');
	await retry(services, {executionId, locations: [], statuses: [], ...flags});
	return {sent: starts().at(-1)!.input as StartRequest, executionId};
}

const original: StartRequest = {
	DocumentName: 'AWS-RestartEC2Instance',
	TargetParameterName: 'InstanceId',
	Targets: [{Key: 'tag:Env', Values: ['PROD']}],
	MaxConcurrency: '4',
	MaxErrors: '0',
	Tags: [{Key: 'Change', Value: 'CHG-1'}],
	TargetLocations: [
		{
			Accounts: ['ou-1a2b3c-4d5e6c'],
			Regions: ['us-east-1', 'us-east-2'],
			ExcludeAccounts: ['777788889999'],
			TargetLocationMaxConcurrency: '50%',
			TargetLocationMaxErrors: '100%',
			ExecutionRoleName: 'AWS-SystemsManager-AutomationExecutionRole',
		},
	],
};

test('a fan-out by OU is retried by the accounts that failed, with its targets, limits, role and tags', async () => {
	const {sent, executionId} = await retryOf(original);
	const {ClientToken, DocumentVersion, ...body} = sent;
	expect(DocumentVersion).toBe('1');
	expect(body).toEqual({
		...original,
		Mode: 'Auto',
		Tags: [
			{Key: 'Change', Value: 'CHG-1'},
			{Key: 'rollgrid:retry-of', Value: executionId},
			{Key: 'rollgrid:start', Value: ClientToken},
		],
		TargetLocations: [
			{
				Accounts: ['444455556666'],
				Regions: ['us-east-2'],
				TargetLocationMaxConcurrency: '50%',
				TargetLocationMaxErrors: '100%',
				ExecutionRoleName: 'AWS-SystemsManager-AutomationExecutionRole',
			},
		],
	});
});

test('targets that a target location had of its own stay with its locations', async () => {
	const {sent} = await retryOf({
		...original,
		TargetLocations: [
			{Accounts: ['987654321098'], Regions: ['us-east-1'], TargetLocationMaxErrors: '100%'},
			{
				Accounts: ['444455556666'],
				Regions: ['us-east-2'],
				TargetLocationMaxErrors: '100%',
				Targets: [{Key: 'ResourceGroup', Values: ['prod-instances']}],
				TargetsMaxConcurrency: '1',
			},
		],
	});
	expect(sent.TargetLocations).toMatchObject([
		{
			Accounts: ['444455556666'],
			Regions: ['us-east-2'],
			Targets: [{Key: 'ResourceGroup', Values: ['prod-instances']}],
			TargetsMaxConcurrency: '1',
		},
	]);
});

test('retried again, it leaves out what has succeeded since, and refuses while a retry of it still runs', async () => {
	const seed = new SeedWorld()
		.child('444455556666/us-east-1', {failsAt: 'installPatches'})
		.child('111122223333/eu-west-1', {failsAt: 'installPatches', times: 1});
	const {services, simulator, starts, printed, told} = await openStarting(seed);
	const executionId = seed.start(simulator.world);
	const all = {executionId, locations: [], statuses: [], ...flags};
	await watch(services, executionId, 'json');
	printed.length = 0;
	await retry(services, all);
	expect(await retry(services, all)).toBe(2);
	expect(told.at(-1)).toContain(`A retry of it still runs: ${printed[0]}`);
	await watch(services, printed[0]!, 'json');
	expect(await retry(services, all)).toBe(0);
	expect(told.join('\n')).toContain(`Retried before by ${printed[0]}`);
	const {TargetLocations} = starts().at(-1)!.input as StartRequest;
	expect(TargetLocations).toMatchObject([{Accounts: ['444455556666'], Regions: ['us-east-1']}]);
	expect(TargetLocations).toHaveLength(1);
});
