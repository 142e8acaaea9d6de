import {expect, test} from 'vitest';
import {found} from '../../../../source/core/actions/preflight/check.ts';
import type {Decision} from '../../../../source/core/actions/preflight/decision.ts';
import {mayGrant} from '../../../../source/core/actions/preflight/decision.ts';
import {judgeCalendars} from '../../../../source/core/actions/preflight/judge-calendars.ts';
import {judgePermissions} from '../../../../source/core/actions/preflight/judge-permissions.ts';
import {judgeQuotas, listQuotaNeeds} from '../../../../source/core/actions/preflight/judge-quotas.ts';
import {judgeOptIn} from '../../../../source/core/actions/preflight/judge-regions.ts';
import {judgeStanding} from '../../../../source/core/actions/preflight/judge-standing.ts';
import {judgeAlarm} from '../../../../source/core/actions/preflight/judge-start.ts';
import {judgeRunning} from '../../../../source/core/actions/preflight/judge-targets.ts';
import {readVerdict, toPreflightRecord} from '../../../../source/core/actions/preflight/verdict-record.ts';
import {fail, succeed} from '../../../../source/core/domain/failure.ts';

const central = {accountId: '999900001111', region: 'us-east-1'};
const here = {accountId: '111122223333', region: 'eu-west-1'};
const denied = fail({kind: 'denied', what: 'Couldn’t look', code: 'AccessDenied'} as const);
const policy = (statement: object) => JSON.stringify({Statement: [statement]});

test.each([
	[{Effect: 'Allow', Action: 'rds:Stop*', Resource: 'arn:aws:rds:*:*:db:x'}, true],
	[{Effect: 'Allow', Action: ['ec2:*'], Resource: '*'}, false],
	[{Effect: 'Allow', NotAction: 'iam:*', Resource: '*'}, true],
	[{Effect: 'Deny', Action: 'rds:*', Resource: '*'}, false],
])('whether %j grants anything of rds:StopDBInstance: %s', (statement, grants) => {
	expect(mayGrant([policy(statement)], 'rds:StopDBInstance')).toBe(grants);
});

const implicit: Decision = {action: 'rds:StopDBInstance', resource: '*', decision: 'implicitDeny', isOpen: false};
const elsewhere = policy({Effect: 'Allow', Action: 'rds:*', Resource: 'arn:aws:rds:*:*:db:x'});
test.each([
	['nothing grants it', implicit, succeed([]), true, 'problem'],
	['it is granted on something', implicit, succeed([elsewhere]), true, 'warning'],
	['the policies can’t be read', implicit, denied, true, 'warning'],
	['it is denied outright', {...implicit, decision: 'explicitDeny'} as const, null, true, 'problem'],
	['a condition decides', {...implicit, isOpen: true}, succeed([]), true, 'warning'],
	['no run need get there', implicit, succeed([]), false, 'warning'],
])('a step’s call where %s', (_, decision, policies, isCertain, verdict) => {
	const needs = [{action: 'rds:StopDBInstance', step: 'stop', resource: null, isCertain}];
	const reading = {name: 'Run', accountId: here.accountId, locations: [here], decisions: succeed([decision]), policies};
	const [check] = judgePermissions([reading], {needs, untold: [], calendars: []});
	expect([check?.verdict, check?.locations]).toEqual([verdict, [here]]);
});

const units = {DocumentName: 'x', TargetLocations: [{Accounts: ['ou-a1b2-c3d4e5f6'], Regions: ['eu-west-1']}]};
const standing = {
	organizationId: 'o-1',
	managementAccountId: '222233334444',
	delegatedAccountIds: [central.accountId],
	trustedServices: ['ssm.amazonaws.com'],
};
test.each([
	['a delegated administrator', succeed(standing), ['ok', 'ok']],
	['one without trusted access', succeed({...standing, trustedServices: []}), ['ok', 'warning']],
	['neither', succeed({...standing, delegatedAccountIds: null, trustedServices: null}), ['problem']],
	[
		'in no organization',
		fail({kind: 'denied', what: 'no', code: 'AWSOrganizationsNotInUseException'} as const),
		['problem'],
	],
	['nobody may look', denied, ['unknown']],
])('OUs where the central account is %s', (_, read, verdicts) => {
	expect(judgeStanding(read, units, central).map(({verdict}) => verdict)).toEqual(verdicts);
});

test('without OUs nobody has to be an administrator', () => {
	const none = succeed({...standing, delegatedAccountIds: null, trustedServices: null});
	expect(judgeStanding(none, {DocumentName: 'x', TargetLocations: [{Accounts: [here.accountId]}]}, central)).toEqual(
		[],
	);
});

test.each([
	[succeed('OK' as const), false, 'ok'],
	[succeed('ALARM' as const), true, 'problem'],
	[succeed('INSUFFICIENT_DATA' as const), false, 'warning'],
	[succeed(null), false, 'problem'],
	[succeed(null), true, 'warning'],
	[denied, false, 'unknown'],
])('an alarm read as %j, passed over where it can’t be read: %s, is %s', (read, goesOn, verdict) => {
	expect(judgeAlarm(read, 'A', goesOn, 'there').verdict).toBe(verdict);
});

test('a closed Change Calendar keeps a launch from starting, but for a step that waits until it is open', () => {
	const state = succeed({isOpen: false, changesAt: '2026-11-27T06:00:00Z'});
	const checks = judgeCalendars([
		{name: 'Freeze', step: null, state},
		{name: 'Freeze', step: {step: 'ask', isWaitedFor: false}, state},
		{name: 'Freeze', step: {step: 'wait', isWaitedFor: true}, state},
		{name: 'Open', step: null, state: succeed({isOpen: true, changesAt: '2026-11-28T00:00:00Z'})},
		{name: 'Hidden', step: null, state: fail({kind: 'denied', what: 'no'})},
	]);
	expect(checks.map(({verdict, text}) => [verdict, text])).toEqual([
		['problem', 'The Change Calendar Freeze is closed until 2026-11-27T06:00:00Z, and the settings say to wait for it'],
		['problem', 'The Change Calendar Freeze, which step ask reads, is closed until 2026-11-27T06:00:00Z'],
		['warning', 'The Change Calendar Freeze, which step wait reads, is closed until 2026-11-27T06:00:00Z'],
		['ok', 'The Change Calendar Open is open until 2026-11-28T00:00:00Z'],
		['unknown', 'no'],
	]);
});

const own = (concurrent: number | null) => succeed({concurrent});

test.each([
	[
		'within the account’s quota',
		own(10),
		{locations: 10, resources: null},
		['ok 10 locations at once, within the central'],
	],
	[
		'more than it',
		own(10),
		{locations: 11, resources: null},
		['warning 11 locations at once are more than the central'],
	],
	['within AWS’s default, where nobody may read it', denied, {locations: 100, resources: null}, ['ok 100 locations']],
	[
		'more than the default',
		denied,
		{locations: 101, resources: null},
		['warning 101 locations at once are more than AWS'],
	],
	[
		'more than the default, of a quota that AWS lists under no known name',
		own(null),
		{locations: 101, resources: 5},
		['warning 101'],
	],
	['an unknown number of locations', own(10), {locations: null, resources: null}, []],
	[
		'many resources in a location',
		own(500),
		{locations: 1, resources: 100},
		['ok 1 location ', 'warning 100 resources'],
	],
])('quotas: %s', (_, read, needs, expected) => {
	const said = judgeQuotas(read, needs).map(({verdict, text}) => `${verdict} ${text}`);
	expect(said.map((one, place) => one.slice(0, expected[place]?.length))).toEqual(expected);
});

test('what a start needs of the quotas: the largest request, as far as it has locations, and resources in numbers', () => {
	const entry = (accounts: number, more: object) => ({
		Accounts: Array.from({length: accounts}, (_, place) => String(111_122_223_333 + place)),
		Regions: ['eu-west-1'],
		...more,
	});
	const request = (...TargetLocations: object[]) => ({DocumentName: 'P', TargetLocations});
	expect(
		listQuotaNeeds([
			request(entry(40, {TargetLocationMaxConcurrency: '50%'}), entry(10, {TargetLocationMaxConcurrency: '30'})),
			request(entry(5, {TargetLocationMaxConcurrency: '200', TargetsMaxConcurrency: '60'})),
		]),
	).toEqual({locations: 50, resources: 60});
	expect(
		listQuotaNeeds([
			request({Accounts: ['ou-a1b2-c3d4e5f6'], Regions: ['eu-west-1'], TargetLocationMaxConcurrency: '10%'}),
		]),
	).toEqual({locations: null, resources: null});
	expect(listQuotaNeeds([{DocumentName: 'P', Targets: [], MaxConcurrency: '10%'}])).toEqual({
		locations: null,
		resources: null,
	});
});

test('a Region that has to be opted into is no good to start from, for those that don’t', () => {
	const places = [here, {...here, region: 'af-south-1'}];
	expect(judgeOptIn({...central, region: 'ap-east-1'}, places)).toMatchObject([
		{verdict: 'warning', locations: [here]},
	]);
	expect(judgeOptIn(central, places)).toEqual([]);
	expect(judgeOptIn({...central, region: 'cn-north-1'}, [{...here, region: 'cn-northwest-1'}])).toEqual([]);
});

test('where a hundred automations run another waits', () => {
	expect(judgeRunning([{where: here, running: 99}])).toEqual([]);
	expect(judgeRunning([{where: here, running: 100}])).toMatchObject([{check: 'quotas', verdict: 'warning'}]);
});

test('what is kept of a preflight tells of each location the worst, and of one that nobody looked at that it wasn’t', () => {
	const other = {...here, region: 'us-west-2'};
	const checks = [
		found('targets', 'warning', 'nothing to run on', {locations: [here, other]}),
		found('execution-role', 'problem', 'no role', {locations: [here]}),
		found('clock', 'unknown', 'the clock can’t be compared'),
	];
	const record = toPreflightRecord({total: 3, done: 3, examined: [], checks}, 5);
	expect(readVerdict(record, here)).toEqual({verdict: 'problem', texts: ['no role', 'nothing to run on']});
	expect(readVerdict(record, other).verdict).toBe('warning');
	expect(readVerdict(record, {...here, region: 'eu-west-2'})).toEqual({verdict: 'ok', texts: []});
	expect(readVerdict({...record, done: 1}, {...here, region: 'eu-west-2'}).verdict).toBe('unknown');
});
