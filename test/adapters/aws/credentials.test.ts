import {afterEach, expect, test} from 'vitest';
import {createAws} from '../../../source/adapters/aws/create-aws.ts';
import {CallRecorder} from '../../../source/adapters/system/call-recorder.ts';
import {type Simulator, startSimulator} from '../../../source/simulator/simulator.ts';
import {HarnessClock} from '../../harness/harness-clock.ts';
import {SeedWorld} from '../../harness/seed-world.ts';

const [one, other] = ['111122223333', '444455556666'];
const opened: Simulator[] = [];
afterEach(async () => {
	await Promise.all(opened.splice(0).map(simulator => simulator.close()));
});

async function openAws(roles: readonly string[], isReadOnly = false) {
	const clock = new HarnessClock();
	const seed = new SeedWorld();
	const simulator = await startSimulator({world: startMs => seed.build(startMs), clock, throttle: false});
	opened.push(simulator);
	const parentId = seed.start(simulator.world);
	await clock.advance(5000, async () => {});
	const aws = createAws({
		region: simulator.region,
		profile: undefined,
		endpointUrl: simulator.endpoint,
		credentials: {
			accessKeyId: simulator.env.AWS_ACCESS_KEY_ID!,
			secretAccessKey: simulator.env.AWS_SECRET_ACCESS_KEY!,
		},
		roles,
		externalId: undefined,
		profiles: {},
		timeoutMs: 10_000,
		isReadOnly: () => isReadOnly,
		callLog: new CallRecorder(undefined),
		clock,
		userName: 'Ö. Tester',
	});
	await aws.locateCentral();
	const assumed = () => simulator.calls.filter(call => call.operation === 'AssumeRole');
	return {aws, clock, simulator, parentId, assumed};
}

test('an account is entered once, however many of its locations are opened at the same time', async () => {
	const {aws, assumed} = await openAws(['RollgridOperatorRole']);
	const lists = await Promise.all(
		['eu-west-1', 'us-east-1', 'eu-west-1'].map(region =>
			aws.automation.listExecutions({accountId: one, region}, {}, null),
		),
	);
	expect(lists.map(list => list.ok)).toEqual([true, true, true]);
	expect(assumed().map(call => call.input)).toMatchObject([
		{RoleArn: `arn:aws:iam::${one}:role/RollgridOperatorRole`, RoleSessionName: 'rollgrid--.-Tester'},
	]);
});

test('each account has a session of its own, and the central account needs none', async () => {
	const {aws, simulator, assumed} = await openAws(['RollgridOperatorRole']);
	for (const accountId of [one, other, simulator.centralAccount]) {
		expect(await aws.automation.listExecutions({accountId, region: 'us-east-1'}, {}, null)).toMatchObject({ok: true});
	}

	expect(assumed()).toHaveLength(2);
	expect(
		simulator.calls.filter(call => call.operation === 'DescribeAutomationExecutions').map(call => call.accountId),
	).toEqual([one, other, simulator.centralAccount]);
});

test('roles are tried in order, and the first that lets us in is used', async () => {
	const {aws, assumed} = await openAws(['NoSuchRole', 'RollgridOperatorRole']);
	expect(await aws.automation.listExecutions({accountId: one, region: 'us-east-1'}, {}, null)).toMatchObject({
		ok: true,
	});
	expect(assumed().map(call => (call.input as {readonly RoleArn: string}).RoleArn.split('/')[1])).toEqual([
		'NoSuchRole',
		'RollgridOperatorRole',
	]);
});

test('where no role lets us in, each refusal is told in AWS’s words, and believed for half a minute', async () => {
	const {aws, clock, assumed} = await openAws(['NoSuchRole', 'AWS-SystemsManager-AutomationExecutionRole']);
	const list = () => aws.automation.listExecutions({accountId: one, region: 'us-east-1'}, {}, null);
	expect(await list()).toMatchObject({
		ok: false,
		failure: {
			kind: 'denied',
			where: {accountId: one, region: 'us-east-1'},
			because: expect.stringMatching(/sts:AssumeRole.*NoSuchRole.* · .*AutomationExecutionRole/),
		},
	});
	await list();
	expect(assumed()).toHaveLength(2);
	await clock.advance(31_000, async () => {});
	await list();
	expect(assumed()).toHaveLength(4);
});

test('a session is asked for anew before it ends', async () => {
	const {aws, clock, assumed} = await openAws(['RollgridOperatorRole']);
	const list = () => aws.automation.listExecutions({accountId: one, region: 'us-east-1'}, {}, null);
	await list();
	await clock.advance(50 * 60_000, async () => {});
	await list();
	expect(assumed()).toHaveLength(1);
	await clock.advance(6 * 60_000, async () => {});
	expect(await list()).toMatchObject({ok: true});
	expect(assumed()).toHaveLength(2);
});

test('read-only refuses what changes something before it goes out, and lets reads pass', async () => {
	const {aws, simulator, parentId} = await openAws(['RollgridOperatorRole'], true);
	const where = {accountId: simulator.centralAccount, region: simulator.region};
	const before = simulator.calls.length;
	expect(await aws.automation.stop(where, parentId, 'Cancel')).toMatchObject({ok: false});
	expect(await aws.automation.signal(where, parentId, {type: 'Approve'})).toMatchObject({ok: false});
	expect(await aws.automation.start(where, {DocumentName: 'PatchFleet', ClientToken: 'x'.repeat(36)})).toMatchObject({
		ok: false,
	});
	expect(simulator.calls.length).toBe(before);
	expect(await aws.automation.getExecution(where, parentId)).toMatchObject({ok: true});
});
