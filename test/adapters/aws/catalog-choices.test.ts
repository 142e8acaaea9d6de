import {afterEach, expect, test} from 'vitest';
import {CallRecorder} from '../../../source/adapters/system/call-recorder.ts';
import {type Simulator, type SimulatorOptions, startSimulator} from '../../../source/simulator/simulator.ts';
import {connectAws} from '../../harness/connect-aws.ts';
import {HarnessClock} from '../../harness/harness-clock.ts';

const opened: Simulator[] = [];
afterEach(async () => {
	await Promise.all(opened.splice(0).map(simulator => simulator.close()));
});

async function open(world: SimulatorOptions['world'] = 'seed', isReadOnly = false) {
	const clock = new HarnessClock();
	const simulator = await startSimulator({world, clock, throttle: false});
	opened.push(simulator);
	const aws = connectAws(simulator, {
		roles: [],
		isReadOnly: () => isReadOnly,
		callLog: new CallRecorder(undefined),
		clock,
	});
	const where = {accountId: simulator.centralAccount, region: simulator.region};
	return {aws, where, simulator, clock};
}

test('each tab lists the runbooks of its owner', async () => {
	const {aws, where} = await open('demo');
	const own = await aws.catalog.listRunbooks(where, 'Self', null);
	const amazon = await aws.catalog.listRunbooks(where, 'Amazon', null);
	const shared = await aws.catalog.listRunbooks(where, 'Private', null);
	expect(own.ok && own.value.items.map(({owner}) => owner === where.accountId)).not.toContain(false);
	expect(amazon.ok && amazon.value.items.map(({name}) => name)).toContain('AWS-RestartEC2Instance');
	expect(shared.ok && shared.value.items.filter(({owner}) => owner === where.accountId)).toEqual([]);
});

test('a runbook is read with its content, versions and description', async () => {
	const {aws, where} = await open();
	const read = await aws.catalog.readRunbook(where, 'AWS-RestartEC2Instance', '$DEFAULT');
	expect(read).toMatchObject({ok: true, value: {name: 'AWS-RestartEC2Instance', owner: 'Amazon'}});
	expect(read.ok && JSON.parse(read.value.content)).toMatchObject({schemaVersion: '0.3'});
	expect(read.ok && read.value.version).toMatch(/^\d+$/);
	const versions = await aws.catalog.listVersions(where, 'AWS-RestartEC2Instance', null);
	expect(versions.ok && versions.value.items.filter(({isDefault}) => isDefault)).toHaveLength(1);
});

test('a runbook that is not there is not found', async () => {
	const {aws, where} = await open();
	expect(await aws.catalog.readRunbook(where, 'Nowhere', '$DEFAULT')).toMatchObject({
		ok: false,
		failure: {kind: 'not-found', what: "Couldn't read the runbook Nowhere"},
	});
});

test('a form is offered groups, alarms, roles that Automation may assume, and enabled Regions', async () => {
	const {aws, where} = await open('demo');
	const {choices} = aws;
	const groups = await choices.listResourceGroups(where);
	const alarms = await choices.listAlarms(where);
	const roles = await choices.listAutomationRoles(where);
	const regions = await choices.listEnabledRegions(where);
	expect(groups).toEqual({ok: true, value: ['web-tier']});
	expect(alarms.ok && alarms.value).toContain('checkout-error-rate');
	expect(roles.ok && roles.value).toContain(
		`arn:aws:iam::${where.accountId}:role/AWS-SystemsManager-AutomationAdministrationRole`,
	);
	expect(roles.ok && roles.value.filter(arn => arn.endsWith('RollgridOperatorRole'))).toEqual([]);
	expect(regions.ok && regions.value).toContain('us-east-1');
});

test('a preview counts accounts and steps, also while rollgrid may change nothing', async () => {
	const {aws, where, clock} = await open('seed', true);
	const started = await aws.choices.startPreview(where, {
		DocumentName: 'AWS-RestartEC2Instance',
		Parameters: {InstanceId: ['i-0123456789abcdef0']},
		TargetLocations: [{Accounts: ['987654321098'], Regions: ['us-east-2']}],
		Tags: [{Key: 'not', Value: 'previewed'}],
	});
	expect(started.ok && started.value).toMatch(/^[\da-f-]{36}$/);
	await clock.advance(60_000, async () => {});
	const preview = await aws.choices.getPreview(where, started.ok ? started.value : '');
	expect(preview).toMatchObject({ok: true, value: {status: 'Success', totalAccounts: 1, regions: ['us-east-2']}});
});
