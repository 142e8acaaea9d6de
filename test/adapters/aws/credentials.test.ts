import {afterEach, expect, test} from 'vitest';
import type {AwsOptions} from '../../../source/adapters/aws/create-aws.ts';
import {openSession} from '../../../source/adapters/aws/environment/session.ts';
import {CallRecorder} from '../../../source/adapters/system/call-recorder.ts';
import {parseFault} from '../../../source/simulator/faults/parse-fault.ts';
import {type Simulator, startSimulator} from '../../../source/simulator/simulator.ts';
import {connectAws} from '../../harness/connect-aws.ts';
import {HarnessClock} from '../../harness/harness-clock.ts';
import {SeedWorld} from '../../harness/seed-world.ts';

const [one, other] = ['111122223333', '444455556666'];
const opened: Simulator[] = [];
afterEach(async () => {
	await Promise.all(opened.splice(0).map(simulator => simulator.close()));
});

async function openAws(
	roles: readonly string[],
	isReadOnly = false,
	{world, ...more}: Partial<AwsOptions> & {readonly world?: SeedWorld} = {},
) {
	const clock = new HarnessClock();
	const seed = world ?? new SeedWorld();
	const simulator = await startSimulator({world: startMs => seed.build(startMs), clock, throttle: false});
	opened.push(simulator);
	const parentId = seed.start(simulator.world);
	await clock.advance(5000, async () => {});
	const aws = connectAws(simulator, {
		roles,
		isReadOnly: () => isReadOnly,
		callLog: new CallRecorder(undefined),
		clock,
		userName: 'Ö. Tester',
		...more,
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
		{RoleArn: `arn:aws:iam::${one}:role/RollgridOperatorRole`, RoleSessionName: 'rollgrid-operator--.-Tester'},
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

test('a session says what is done and who does it, in characters and length that AWS takes', async () => {
	const {aws, assumed} = await openAws(['RollgridOperatorRole'], false, {purpose: 'cancel', userName: 'x'.repeat(80)});
	await aws.automation.listExecutions({accountId: one, region: 'us-east-1'}, {}, null);
	const {RoleSessionName} = assumed()[0]!.input as {readonly RoleSessionName: string};
	expect(RoleSessionName).toMatch(/^rollgrid-cancel-operator-x+$/);
	expect(RoleSessionName).toHaveLength(64);
});

test('roles are assumed at the central Region’s endpoint, whatever Region is opened', async () => {
	const {aws, simulator, assumed} = await openAws(['RollgridOperatorRole']);
	await aws.automation.listExecutions({accountId: one, region: 'eu-west-1'}, {}, null);
	expect(assumed().map(({region}) => region)).toEqual([simulator.region]);
});

/** Opens profiles as the central account's own keys, or not at all. */
const openProfiles =
	(keys: () => Simulator, read: string[], isSignedIn = true) =>
	async (profile: string) => {
		read.push(profile);
		if (!isSignedIn) {
			throw Object.assign(new Error('The SSO session has expired'), {name: 'CredentialsProviderError'});
		}

		const {endpoint: endpointUrl, env} = keys();
		const credentials = {accessKeyId: env.AWS_ACCESS_KEY_ID!, secretAccessKey: env.AWS_SECRET_ACCESS_KEY!};
		const options = {callLog: new CallRecorder(undefined), clock: new HarnessClock(), timeoutMs: 10_000};
		return openSession(
			{endpointUrl},
			{...options, isReadOnly: () => false, environment: () => null},
			{credentials, purpose: '', userName: 'tester', askForCode: async () => null},
		);
	};

test('a profile mapped to the account is tried before any role, the most particular first', async () => {
	const read: string[] = [];
	const {aws, assumed} = await openAws(['RollgridOperatorRole'], false, {
		profiles: {'*': 'anybody', '1111*': 'ones', [one]: 'exactly', [other]: 'others'},
		openProfile: openProfiles(() => opened[0]!, read, false),
	});
	const list = (accountId: string) => aws.automation.listExecutions({accountId, region: 'us-east-1'}, {}, null);
	// Not signed in to the profile: the roles are tried then.
	expect(await list(one)).toMatchObject({ok: true});
	expect(await list('111199998888')).toMatchObject({ok: false});
	expect([...new Set(read)]).toEqual(['exactly', 'ones']);
	expect(assumed()).toHaveLength(2);
});

test('a profile that leads into another account than it is mapped to is never used', async () => {
	const {aws, simulator} = await openAws([], false, {
		profiles: {[one]: 'mistaken'},
		openProfile: openProfiles(() => opened[0]!, []),
	});
	expect(await aws.automation.listExecutions({accountId: one, region: 'us-east-1'}, {}, null)).toMatchObject({
		ok: false,
		failure: {because: `Profile mistaken leads into account ${simulator.centralAccount}, not ${one}`},
	});
	expect(simulator.lastCall('DescribeAutomationExecutions')).toBeUndefined();
});

test('a refusal says who tried to assume what, and names the command that mends it', async () => {
	const {aws} = await openAws(['NoSuchRole']);
	const list = await aws.automation.listExecutions({accountId: one, region: 'us-east-1'}, {}, null);
	expect(list).toMatchObject({
		failure: {
			because: `User: arn:aws:iam::999900001111:user/operator is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::${one}:role/NoSuchRole`,
			next: expect.stringContaining('rollgrid roles operator'),
		},
	});
});

test('roles on the way are assumed one from the other, once for all accounts', async () => {
	const hub = 'arn:aws:iam::444455556666:role/RollgridOperatorRole';
	const {aws, assumed} = await openAws(['RollgridOperatorRole'], false, {viaRoles: [hub]});
	const list = (accountId: string) => aws.automation.listExecutions({accountId, region: 'us-east-1'}, {}, null);
	await Promise.all([list(one), list(other)]);
	expect(assumed().filter(({input}) => (input as {readonly RoleArn: string}).RoleArn === hub)).toMatchObject([
		{accountId: '999900001111'},
		// The hub is a target as well, and entered from itself.
		{accountId: other},
	]);
	expect(assumed().find(({input}) => (input as {readonly RoleArn: string}).RoleArn.includes(one))).toMatchObject({
		accountId: other,
	});
});

test('the network failing is no refusal: the role is tried again at once', async () => {
	const {aws, simulator, assumed} = await openAws(['RollgridOperatorRole']);
	simulator.addFault(parseFault('error,operation=AssumeRole,times=1'));
	const list = () => aws.automation.listExecutions({accountId: one, region: 'us-east-1'}, {}, null);
	expect(await list()).toMatchObject({ok: false, failure: {kind: 'service'}});
	expect(await list()).toMatchObject({ok: true});
	expect(assumed()).toHaveLength(2);
});

test('a session that AWS no longer takes is replaced', async () => {
	const {aws, simulator, assumed} = await openAws(['RollgridOperatorRole']);
	const list = () => aws.automation.listExecutions({accountId: one, region: 'us-east-1'}, {}, null);
	await list();
	simulator.addFault(parseFault('expired-token,operation=DescribeAutomationExecutions,times=1'));
	// The call is tried again with the new session: nobody sees that the old one had ended.
	expect(await list()).toMatchObject({ok: true});
	expect(assumed()).toHaveLength(2);
});

test('a signal reaches the child in its account and Region, signed by the session that names us', async () => {
	const {aws, simulator, parentId} = await openAws(['RollgridOperatorRole'], false, {
		world: new SeedWorld().asks(),
		purpose: 'signal',
		userName: 'alice',
	});
	const where = {accountId: other, region: 'eu-west-1'};
	const children = await aws.automation.listExecutions(where, {parentExecutionId: parentId}, null);
	const childId = children.ok ? children.value.items[0]!.executionId : '';
	expect(await aws.automation.signal(where, childId, {type: 'Approve', comment: 'seen'})).toMatchObject({ok: true});
	expect(simulator.calls.findLast(({operation}) => operation === 'SendAutomationSignal')).toMatchObject({
		accountId: other,
		region: 'eu-west-1',
	});
	const child = await aws.automation.getExecution(where, childId);
	const decisions = child.ok ? child.value.steps[0]!.outputs.ApproverDecisions : [];
	expect(decisions?.map(text => JSON.parse(text) as unknown)).toEqual([
		{
			approver: `arn:aws:sts::${other}:assumed-role/RollgridOperatorRole/rollgrid-signal-operator-alice`,
			decision: 'Approve',
			comment: 'seen',
		},
	]);
	// The same ID means nothing in another Region, or another account.
	expect(await aws.automation.signal({...where, region: 'us-east-1'}, childId, {type: 'Approve'})).toMatchObject({
		failure: {kind: 'not-found'},
	});
});

test('the external ID goes with every role that is assumed', async () => {
	const hub = `arn:aws:iam::${other}:role/RollgridOperatorRole`;
	const {aws, assumed} = await openAws(['RollgridOperatorRole'], false, {externalId: 'team-42', viaRoles: [hub]});
	await aws.automation.listExecutions({accountId: one, region: 'us-east-1'}, {}, null);
	expect(assumed().map(({input}) => (input as {readonly ExternalId?: string}).ExternalId)).toEqual([
		'team-42',
		'team-42',
	]);
});
