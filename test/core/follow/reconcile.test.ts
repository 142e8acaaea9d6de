import {expect, test} from 'vitest';
import {fromExecution} from '../../../source/adapters/aws/translate.ts';
import type {Account} from '../../../source/core/domain/account.ts';
import type {StepExecution} from '../../../source/core/domain/execution.ts';
import {succeed} from '../../../source/core/domain/failure.ts';
import {isSettled} from '../../../source/core/follow/ended.ts';
import {follow} from '../../../source/core/follow/follow.ts';
import type {FollowEffect, FollowEvent} from '../../../source/core/follow/follow-event.ts';
import {type Following, startFollowing} from '../../../source/core/follow/following.ts';
import {planLocations} from '../../../source/core/follow/plan-locations.ts';
import {LocationGrid} from '../../../source/core/grid/location-grid.ts';
import {reckonFollowing} from '../../../source/core/status/progress.ts';
import {locationStep} from './steps.ts';

const where = {accountId: '999900001111', region: 'us-east-1'};
const [a, b, c, d] = ['111122223333', '444455556666', '777788889999', '000011112222'] as const;
const ended = {startedAt: 1000, endedAt: 2000};

function inUnit(accountId: string, ...path: readonly string[]): Account {
	return {accountId, name: null, path: path.map(id => ({id, name: id})), state: 'ACTIVE'};
}

const organization = new Map(
	[inUnit(a, 'ou-top'), inUnit(b, 'ou-top', 'ou-below'), {...inUnit(c, 'ou-top'), state: 'SUSPENDED'}, inUnit(d)].map(
		one => [one.accountId, one],
	),
);

function expand(entry: object): readonly string[] {
	const grid = new LocationGrid();
	planLocations(grid, fromExecution({TargetLocations: [{Regions: ['eu-west-1'], ...entry}]}), organization);
	return [...grid.indices()].map(index => grid.locationAt(index)!.accountId);
}

test('OUs and roots of the request are expanded as AWS does it', () => {
	expect(expand({Accounts: ['ou-top']})).toEqual([a]);
	expect(expand({Accounts: ['ou-top'], IncludeChildOrganizationUnits: true})).toEqual([a, b]);
	expect(expand({Accounts: ['ou-top'], IncludeChildOrganizationUnits: true, ExcludeAccounts: ['ou-below']})).toEqual([
		a,
	]);
	expect(expand({Accounts: ['r-root']})).toEqual([d]);
	expect(expand({Accounts: ['r-root'], IncludeChildOrganizationUnits: true, ExcludeAccounts: [d]})).toEqual([a, b]);
	expect(expand({Accounts: ['ou-unheard-of', d]})).toEqual([d]);
});

function raise(following: Following, ...events: readonly FollowEvent[]) {
	let last: {following: Following; effects: readonly FollowEffect[]} = {following, effects: []};
	for (const [n, event] of events.entries()) {
		last = follow(last.following, event, 1_000_000 + n);
	}

	return last;
}

function get(sdk: object): FollowEvent {
	return {type: 'execution-read', outcome: succeed(fromExecution(sdk))};
}

const overOfUnit = {
	AutomationExecutionStatus: 'Failed',
	TargetLocations: [{Accounts: ['ou-top'], Regions: ['eu-west-1'], IncludeChildOrganizationUnits: true}],
} as const;

const opened = {type: 'opened'} as const;

test('an ended fan-out over OUs isn’t judged before it is known what these come to, or that nobody may know', () => {
	const read = raise(startFollowing(where, 'x'), opened, get(overOfUnit)).following;
	expect(isSettled(read)).toBe(false);
	const known = raise(read, {type: 'accounts-known', accounts: organization}).following;
	expect([isSettled(known), reckonFollowing(known).total]).toEqual([true, 2]);
	expect(Object.fromEntries(reckonFollowing(known).byStatus)).toEqual({NotRun: 2});
	expect(isSettled(raise(read, {type: 'accounts-known', accounts: new Map()}).following)).toBe(true);
});

function page(items: readonly StepExecution[], read: Extract<FollowEvent, {type: 'steps-read'}>['read']): FollowEvent {
	return {type: 'steps-read', read, outcome: succeed({items, nextToken: null})};
}

test('what AWS counts beyond what was seen is looked for, those that never began first, before anything is said of it', () => {
	const truncated = {
		AutomationExecutionStatus: 'Failed',
		TargetLocations: [{Accounts: [a, b, c], Regions: ['eu-west-1']}],
		StepExecutionsTruncated: true,
		ProgressCounters: {TotalSteps: 3, FailedSteps: 1},
	} as const;
	const first = {kind: 'statuses', statuses: ['Failed'], nextToken: null} as const;
	const begun = {...raise(startFollowing(where, 'x'), opened, get(truncated)).following, queue: [first]};
	const failed = locationStep(a, 'eu-west-1', {status: 'Failed', ...ended});
	const asked = raise(begun, page([failed], first));
	const pending = {kind: 'statuses', statuses: ['Pending'], nextToken: null} as const;
	expect(asked.effects).toMatchObject([{type: 'list-steps', read: pending}]);
	const never = locationStep(b, 'eu-west-1', {status: 'Pending'});
	const more = raise(asked.following, page([never], pending));
	const all = {kind: 'all', nextToken: null} as const;
	expect(more.effects).toMatchObject([{type: 'list-steps', read: all}]);
	const strange = locationStep(c, 'eu-west-1', {status: 'Quantum', ...ended});
	const over = raise(more.following, page([failed, never, strange], all)).following;
	expect(isSettled(over)).toBe(true);
	expect(Object.fromEntries(reckonFollowing(over).byStatus)).toEqual({Failed: 1, NotRun: 1, Quantum: 1});
});

test('steps that don’t say where they ran are looked for by their children, once listed and once more at the end', () => {
	const request = {TargetLocations: [{Accounts: [a, b], Regions: ['eu-west-1']}]};
	const echoed = (accountId: string, status: string, childId: string | undefined) => ({
		StepExecutionId: `step ${accountId}`,
		StepName: accountId,
		Action: 'aws:executeAutomation',
		StepStatus: status,
		TargetLocation: request.TargetLocations[0],
		ExecutionStartTime: new Date(1000),
		...(status === 'Success' ? {ExecutionEndTime: new Date(2000)} : {}),
		...(childId === undefined ? {} : {Outputs: {ExecutionId: [childId]}}),
	});
	const [one, two] = ['0b7c1d2e-1111-2222-3333-444455556666', '0b7c1d2e-1111-2222-3333-444455557777'] as const;
	const running = {
		...request,
		AutomationExecutionStatus: 'InProgress',
		StepExecutions: [echoed(a, 'InProgress', one), echoed(b, 'InProgress', undefined)],
	};
	const asked = raise(startFollowing(where, 'x'), opened, get(running));
	expect(asked.effects.find(({type}) => type === 'locate-steps')).toEqual({
		type: 'locate-steps',
		steps: new Map([[one, `step ${a}`]]),
		candidates: [a, b].map(accountId => ({accountId, region: 'eu-west-1'})),
	});
	const found = raise(asked.following, {
		type: 'steps-located',
		locations: new Map([[`step ${a}`, {accountId: a, region: 'eu-west-1'}]]),
	});
	expect([found.following.grid.unplaced, found.effects]).toEqual([1, []]);
	const over = raise(
		found.following,
		{type: 'read-due'},
		get({
			...running,
			AutomationExecutionStatus: 'Success',
			StepExecutions: [echoed(a, 'Success', one), echoed(b, 'Success', two)],
		}),
	);
	expect(over.effects.find(({type}) => type === 'locate-steps')).toMatchObject({steps: new Map([[two, `step ${b}`]])});
	expect(isSettled(over.following)).toBe(false);
	const placed = raise(over.following, {
		type: 'steps-located',
		locations: new Map([[`step ${b}`, {accountId: b, region: 'eu-west-1'}]]),
	}).following;
	expect([isSettled(placed), placed.grid.unplaced, placed.grid.count('Success')]).toEqual([true, 0, 2]);
});

test('an ended parent whose steps are listed leaves no status that nobody knows waiting for ever', () => {
	const step = {StepExecutionId: 's', StepName: 's', StepStatus: 'Quantum', ExecutionStartTime: new Date(1000)};
	const over = raise(
		startFollowing(where, 'x'),
		opened,
		get({
			AutomationExecutionStatus: 'Quantum',
			ExecutionEndTime: new Date(5000),
			TargetLocations: [{Accounts: [a], Regions: ['eu-west-1']}],
			StepExecutions: [{...step, TargetLocation: {Accounts: [a], Regions: ['eu-west-1']}}],
		}),
	).following;
	const {ended: over1, running, succeeded, total} = reckonFollowing(over);
	expect([isSettled(over), over1, running, succeeded, total]).toEqual([true, 1, 0, 0, 1]);
});
