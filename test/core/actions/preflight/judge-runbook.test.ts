import {expect, test} from 'vitest';
import {judgeExecutionRoles} from '../../../../source/core/actions/preflight/judge-roles.ts';
import {judgeShares, knowShares, type Shares} from '../../../../source/core/actions/preflight/judge-runbook.ts';
import {fail, succeed} from '../../../../source/core/domain/failure.ts';

const central = {accountId: '111122223333', region: 'eu-west-1'};
const targets = ['222233334444', '333344445555'].map(accountId => ({accountId, region: 'eu-west-1'}));

test.each([
	['AWS-RestartEC2Instance', undefined, {kind: 'everybody'}],
	['Acme-Patch', 'Amazon', {kind: 'everybody'}],
	['Acme-Patch', '999900001111', {kind: 'of-owner', owner: '999900001111'}],
	['arn:aws:ssm:eu-west-1:999900001111:document/Patch', undefined, {kind: 'of-owner', owner: '999900001111'}],
	['Acme-Patch', central.accountId, null],
	['Acme-Patch', undefined, null],
])('of %s, owned by %s, the shares are known without asking or not', (document, owner, expected) => {
	expect(knowShares(document, owner, central)).toEqual(expected);
});

test.each<readonly [string, Shares, readonly object[]]>([
	['everybody', {kind: 'everybody'}, []],
	[
		'all targets',
		{kind: 'accounts', accountIds: targets.map(({accountId}) => accountId)},
		[{verdict: 'ok', text: 'The runbook is shared with all 2 target accounts'}],
	],
	[
		'one of them',
		{kind: 'accounts', accountIds: ['222233334444']},
		[{verdict: 'problem', text: 'The runbook isn’t shared with 333344445555', locations: [targets[1]]}],
	],
	['nobody knows whom', {kind: 'of-owner', owner: '9'}, [{verdict: 'unknown'}]],
	[
		'nobody may see whom',
		{kind: 'refused', failure: {kind: 'denied', what: 'Couldn’t read'}},
		[{verdict: 'unknown', text: 'Couldn’t read'}],
	],
])('a runbook that is shared with %s', (_, shares, expected) => {
	expect(judgeShares(shares, 'Acme-Patch', central, targets)).toMatchObject(expected);
});

test('execution roles are told by what was found, accounts of the same finding together', () => {
	const at = (accountId: string) => {
		const where = {accountId, region: 'eu-west-1'};
		return {name: 'Run', arn: null, where, locations: [where]};
	};
	const sees = (problems: readonly string[], doubts: readonly string[] = []) => succeed({problems, doubts});
	const checks = judgeExecutionRoles([
		{...at('1'), trust: sees([])},
		{...at('2'), trust: succeed(null)},
		{...at('3'), trust: succeed(null)},
		{...at('4'), trust: fail({kind: 'denied', what: 'no', code: 'AccessDenied'})},
		{...at('5'), trust: sees(['it trusts nobody'], ['it is odd'])},
		{...at('6'), trust: sees([], ['it is odd'])},
	]);
	expect(checks.map(({verdict, text}) => [verdict, text])).toEqual([
		['ok', 'The role Run is there and trusts the administration role: 1'],
		['problem', 'The role Run is missing: the runbook can’t run there: 2, 3'],
		['unknown', 'The role Run can’t be looked at (AccessDenied): 4'],
		['problem', 'The role Run lets Automation not in: it trusts nobody: 5'],
		['warning', 'The role Run may not let Automation in: it is odd: 6'],
	]);
});
