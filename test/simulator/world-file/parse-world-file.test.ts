import {describe, expect, test} from 'vitest';
import {createWorld} from '../../../source/simulator/create-world.ts';
import {alarmsIn} from '../../../source/simulator/engine/rules/alarms.ts';
import {groupMembers, groupsIn, resourcesIn} from '../../../source/simulator/engine/rules/resources.ts';
import {startExecution} from '../../../source/simulator/engine/run/start.ts';
import {advanceTo, nextEventMs} from '../../../source/simulator/engine/state/advance.ts';
import {isEnded} from '../../../source/simulator/engine/state/api.ts';
import {findExecution, listExecutions} from '../../../source/simulator/engine/state/find.ts';
import {viewExecution} from '../../../source/simulator/engine/state/view.ts';
import type {World} from '../../../source/simulator/world.ts';
import {parseWorldFile} from '../../../source/simulator/world-file/parse-world-file.ts';

const startMs = Date.UTC(2025, 0, 1);

/** The world of a file that has no mistakes. */
function worldOf(text: string): World {
	const parsed = parseWorldFile(text);
	if ('mistakes' in parsed) {
		throw new Error(JSON.stringify(parsed.mistakes, undefined, 1));
	}
	return createWorld(parsed.definition, startMs);
}

/** `line: path message` of each mistake. */
function mistakesOf(text: string): readonly string[] {
	const parsed = parseWorldFile(text);
	if (!('mistakes' in parsed)) {
		return [];
	}
	return parsed.mistakes.map(({line, path, message}) => `${line}: ${path} ${message}`);
}

const head = `central: 123456789012/us-east-1
accounts:
  123456789012: automation
  068431975520: shop
`;

const caller = {
	accountId: '123456789012',
	region: 'us-east-1',
	principalArn: 'arn:aws:iam::123456789012:user/operator',
};

test('ten lines make a world in which a fan-out fails', () => {
	const world = worldOf(`central: 123456789012/us-east-1
accounts:
  123456789012: automation
  222233334444: shop
  333344445555: {name: billing, roles: []}   # nobody has rolled the execution role out here
resources:
  - {where: '*/*', count: 2, tags: {Env: PROD}}
outcomes:
  - {where: shop/eu-west-1, step: startInstances, fails: The zone has no capacity left}
settings: {timings: {jitter: 0}}
`);
	const id = startExecution(world, caller, {
		DocumentName: 'AWS-RestartEC2Instance',
		TargetParameterName: 'InstanceId',
		Targets: [{Key: 'tag:Env', Values: ['PROD']}],
		TargetLocations: [
			{
				Accounts: ['222233334444', '333344445555'],
				Regions: ['eu-west-1', 'us-east-1'],
				TargetLocationMaxConcurrency: '4',
				TargetLocationMaxErrors: '100%',
			},
		],
	});
	const parent = findExecution(world, caller.accountId, caller.region, id);
	for (let next = nextEventMs(world); !isEnded(parent.status); next = nextEventMs(world)) {
		advanceTo(world, next!);
	}
	expect(parent.steps.map(({name, status}) => `${name} ${status}`)).toEqual([
		'222233334444_eu-west-1 Failed',
		'222233334444_us-east-1 Success',
		'333344445555_eu-west-1 Failed',
		'333344445555_us-east-1 Failed',
	]);
	expect(parent.steps[0]!.failureMessage).toContain('The zone has no capacity left');
	expect(parent.steps[2]!.failureMessage).toContain('unable to be assumed');
});

describe('a file', () => {
	test('keeps the leading zero of an account ID', () => {
		expect([...worldOf(head).accounts.keys()]).toEqual(['123456789012', '068431975520']);
	});

	test('without an organization has one that the central account manages', () => {
		const {organization} = worldOf(head);
		expect([organization?.managementAccountId, organization?.accounts.length]).toEqual(['123456789012', 2]);
		expect(worldOf(`${head}organization: none\n`).organization).toBeUndefined();
	});

	test('places accounts in OUs by ID or by name', () => {
		const {organization} = worldOf(`central: 123456789012/us-east-1
organization:
  management: 999999999999
  units:
    ou-ab12-workload: {name: Workloads, units: {ou-ab12-production: Production}}
accounts:
  123456789012: automation
  111111111111: {name: one, unit: Production}
  222222222222: {name: two, unit: ou-ab12-workload}
  333333333333: {name: three, unit: none}
`);
		expect(organization?.accountsByParent.get('ou-ab12-production')?.map(({name}) => name)).toEqual(['one']);
		expect(organization?.accounts.map(({name}) => name)).toEqual(['automation', 'one', 'two']);
		expect(organization?.delegatedAdministrators.map(({accountId}) => accountId)).toEqual(['123456789012']);
	});

	test('gives every account the execution role and the operator role, and others where it says so', () => {
		const world = worldOf(`central: 123456789012/us-east-1
roles:
  Runner: {path: /ops/, trust: 'arn:aws:iam::123456789012:root', services: ssm.amazonaws.com, rights: ['ssm:*'], maxSession: 2h}
accounts:
  123456789012: automation
  111111111111: {name: one, roles: [old-execution, Runner]}
`);
		expect([...world.accounts.get('123456789012')!.roles.keys()]).toEqual([
			'AWS-SystemsManager-AutomationAdministrationRole',
			'AWS-SystemsManager-AutomationExecutionRole',
			'RollgridOperatorRole',
		]);
		const roles = world.accounts.get('111111111111')!.roles;
		expect(roles.get('AWS-SystemsManager-AutomationExecutionRole')?.trust.principals).toEqual([
			'arn:aws:iam::123456789012:root',
		]);
		expect(roles.get('Runner')).toMatchObject({path: '/ops/', maxSessionSeconds: 7200, rights: ['ssm:*']});
	});

	test('has runbooks as maps, as texts, and with what else there is to say', () => {
		const world = worldOf(`${head}runbooks:
  Acme-Map:
    schemaVersion: '0.3'
    mainSteps: [{name: a, action: 'aws:sleep', inputs: {Duration: PT5S}}]
  Acme-Text: |
    schemaVersion: '0.3'
    mainSteps:
      - {name: a, action: 'aws:sleep', inputs: {Duration: PT5S}}
  Acme-Two:
    sharedWith: [068431975520]
    defaultVersion: '1'
    tags: {team: web}
    versions:
      - {schemaVersion: '0.3', mainSteps: [{name: a, action: 'aws:sleep'}]}
      - {schemaVersion: '0.3', mainSteps: [{name: b, action: 'aws:sleep'}]}
`);
		const own = world.documents.filter(({owner}) => owner === '123456789012');
		expect(own.map(({name, versions}) => `${name} ${versions.length}`)).toEqual([
			'Acme-Map 1',
			'Acme-Text 1',
			'Acme-Two 2',
		]);
		expect(own[2]).toMatchObject({defaultVersion: '1', sharedWith: ['068431975520'], tags: {team: 'web'}});
		expect(own[1]!.versions[0]!.content).toContain("schemaVersion: '0.3'\nmainSteps:");
		expect(world.documents.some(({name}) => name === 'AWS-RestartEC2Instance')).toBe(true);
	});

	test('has resources and groups by location', () => {
		const world = worldOf(`${head}resources:
  - {where: [shop/eu-*, automation/us-east-1], count: 3, tags: {Tier: web}}
  - {where: shop/eu-west-1, type: AWS::S3::Bucket, ids: [logs]}
groups:
  web: {tag: Tier, values: web}
  logs: {where: shop, resources: [logs], type: AWS::S3::Bucket}
`);
		const shop = ['068431975520', 'eu-west-1'] as const;
		expect(resourcesIn(world, ...shop).map(({type}) => type)).toEqual([
			'AWS::EC2::Instance',
			'AWS::EC2::Instance',
			'AWS::EC2::Instance',
			'AWS::S3::Bucket',
		]);
		expect(resourcesIn(world, '068431975520', 'us-east-1')).toEqual([]);
		expect(groupsIn(world, ...shop).map(group => groupMembers(world, ...shop, group).length)).toEqual([3, 1]);
		expect(groupsIn(world, '123456789012', 'eu-west-1').map(({name}) => name)).toEqual(['web']);
	});

	test('has alarms that change, people, faults and files of target locations', () => {
		const world = worldOf(`${head}alarms:
  - {name: errors, changes: [{after: 30s, state: ALARM}]}
people:
  - {name: alice, rights: ['ssm:Describe*'], accessKeyId: AKIAALICEALICEALICE, secretAccessKey: secret}
faults:
  - throttle,operation=Describe*,rate=0.5
targetLocationFiles:
  https://b.s3.amazonaws.com/t.json: [{Accounts: ['068431975520'], Regions: [eu-west-1]}]
`);
		advanceTo(world, startMs + 60_000);
		expect(alarmsIn(world, '123456789012', 'us-east-1').map(({state}) => state)).toEqual(['ALARM']);
		expect(world.people.get('AKIAALICEALICEALICE')).toMatchObject({
			principalArn: 'arn:aws:iam::123456789012:user/alice',
			rights: ['ssm:Describe*'],
		});
		expect(world.definition.faults).toEqual([{kind: 'throttle', operation: 'Describe*', rate: 0.5}]);
		expect(Object.keys(world.definition.targetLocationFiles)).toEqual(['https://b.s3.amazonaws.com/t.json']);
	});

	test('starts fan-outs by itself and knows executions of the past', () => {
		const world = worldOf(`${head}starts:
  - after: 10s
    request: {DocumentName: AWS-StartEC2Instance, Parameters: {InstanceId: [i-1]}}
past:
  - request: {DocumentName: Gone-Runbook, DocumentVersion: '3'}
    status: PendingApproval
    started: 2d
    more: {AutomationSubtype: ChangeRequest, ChangeRequestName: CHG-7}
`);
		advanceTo(world, startMs + 11_000);
		const {executions} = listExecutions(world, '123456789012', 'us-east-1', {position: 0, limit: 50});
		expect(executions.map(({status, startedAtMs}) => [status, startedAtMs])).toEqual([
			['InProgress', startMs + 10_000],
			['PendingApproval', startMs - 2 * 86_400_000],
		]);
		expect(viewExecution(world, executions[1]!)).toMatchObject({
			DocumentName: 'Gone-Runbook',
			AutomationSubtype: 'ChangeRequest',
			ChangeRequestName: 'CHG-7',
		});
	});

	test('sets what is not known of AWS, and times', () => {
		const {settings} = worldOf(`${head}settings:
  cancelReachesChildren: false
  severalTargetLocations: pooled
  timings: {cancel: 5s, jitter: 0, action: {aws:runCommand: 2m}}
`);
		expect(settings).toMatchObject({
			cancelReachesChildren: false,
			severalTargetLocations: 'pooled',
			listOrder: 'newest-first',
		});
		expect(settings.timings).toMatchObject({cancelMs: 5000, jitter: 0, noticeMs: 500});
		expect(settings.timings.actionMs).toMatchObject({'aws:runCommand': 120_000, 'aws:branch': 100});
	});
});

describe('mistakes', () => {
	test('are told all at once, with their lines', () => {
		expect(
			mistakesOf(`central: 123456789012/mars-1
colour: blue
settings:
  cancelReachesChildren: maybe
  timings: {cancel: soon}
accounts:
  123456789012: {name: automation, unit: nowhere, roles: [butler]}
  12: x
runbooks:
  Acme-X:
    schemaVersion: '0.3'
    mainSteps:
      - {name: a, action: 'aws:sleep', nextStep: gone}
      - {name: b, action: sleep}
outcomes:
  - {where: shop/eu-*, fails: x, hangs: true}
  - {where: automation/eu-*, step: a}
alarms:
  - {where: automation/eu-west-1, state: RED}
faults: [thrttle]
`).map(mistake => mistake.replace(/; there are .*/, '')),
		).toEqual([
			"1: central there is no Region 'mars-1'",
			'2: colour unknown',
			"4: settings.cancelReachesChildren must be one of true, false, not 'maybe'",
			"5: settings.timings.cancel must be a span such as 500ms, 30s, 5m, 2h or 3d, not 'soon'",
			"7: accounts.123456789012.unit there is no OU 'nowhere'",
			"7: accounts.123456789012.roles[0] there is no role 'butler'",
			"8: accounts.12 '12' is not an account ID of 12 digits",
			"13: runbooks.Acme-X is left out, AWS refuses it: InvalidDocumentContent: mainSteps[0].nextStep there is no step 'gone'",
			"14: runbooks.Acme-X is left out, AWS refuses it: InvalidDocumentContent: mainSteps[1].action 'sleep' is not an action",
			"16: outcomes[0] can't say both fails and hangs",
			"16: outcomes[0].where 'shop' matches no account and no OU",
			'17: outcomes[1] says nothing',
			'19: alarms[0] name is missing',
			"19: alarms[0].state must be one of OK, ALARM, INSUFFICIENT_DATA, not 'RED'",
			'20: faults[0] "thrttle" is no kind of fault',
		]);
	});

	test.each([
		['', '1:  a world is a map that has at least central and accounts'],
		['central: [', '1:  Flow sequence in block collection must be'],
		['accounts: {123456789012: a}', '1:  central is missing'],
		['central: 123456789012/us-east-1', '1:  accounts is missing'],
		[`${head}accounts: {}`, '5:  Map keys must be unique'],
		[
			'central: 000000000000/us-east-1\naccounts: {123456789012: a}',
			'1: central the central account 000000000000 is none of the accounts',
		],
	])('in %j are told, too', (text, mistake) => {
		expect(mistakesOf(text).some(line => line.startsWith(mistake))).toBe(true);
	});

	test('of a start that AWS would refuse are told at the start', () => {
		expect(
			mistakesOf(`${head}starts:
  - request: {DocumentName: AWS-RestartEC2Instance}
`),
		).toEqual([
			'6: starts[0] is refused: InvalidAutomationExecutionParametersException: Missing required parameter: InstanceId in user inputs.',
		]);
	});
});
