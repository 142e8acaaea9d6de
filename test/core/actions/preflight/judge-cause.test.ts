import {expect, test} from 'vitest';
import {
	type CheckContext,
	judgeRoleCauses,
	type RoleFinding,
} from '../../../../source/core/actions/preflight/judge-cause.ts';

const role = 'AWS-SystemsManager-AutomationExecutionRole';
const [one, other, third] = ['111122223333', '444455556666', '777788889999'];
const context = (...accountIds: readonly string[]): CheckContext => ({
	role,
	document: 'PatchFleet',
	central: {accountId: '999900001111', region: 'us-east-1'},
	accountIds,
});
const found = (accountId: string, problems: readonly string[] | null): RoleFinding => ({accountId, found: {problems}});
const shared = {kind: 'shared', accountIds: [one, other, third]} as const;

test('a role that is missing is told from one whose trust is wrong, each with its accounts', () => {
	const results = judgeRoleCauses(
		context(one, other, third),
		[found(one, null), found(other, ['it doesn’t trust ssm.amazonaws.com']), found(third, [])],
		shared,
	);
	expect(results).toEqual([
		{verdict: 'culprit', text: `1. ${role} is missing in ${one}`, fix: 'rollgrid roles execution'},
		{
			verdict: 'culprit',
			text: `2. Its trust is wrong in ${other}: it doesn’t trust ssm.amazonaws.com`,
			fix: 'rollgrid roles execution',
		},
		{verdict: 'cleared', text: '3. PatchFleet is shared with them', fix: null},
	]);
});

test('a runbook that isn’t shared comes with the command that shares it; the central account needs no share', () => {
	const [, , share] = judgeRoleCauses(context(one, other, '999900001111'), [found(one, [])], {
		kind: 'shared',
		accountIds: [other],
	});
	expect(share).toEqual({
		verdict: 'culprit',
		text: `3. PatchFleet isn’t shared with ${one}`,
		fix: `aws ssm modify-document-permission --region us-east-1 --name PatchFleet --permission-type Share --account-ids-to-add ${one}`,
	});
});

test('of many accounts it is said in how many the role was looked at', () => {
	const [missing] = judgeRoleCauses(context(one, other, third), [found(one, null), found(other, [])], shared);
	expect(missing?.text).toBe(`1. ${role} is missing in ${one} (looked at 2, of 3)`);
	const [there] = judgeRoleCauses(context(one, other, third), [found(one, [])], shared);
	expect(there?.text).toBe(`1. ${role} is there in 1 account, of 3`);
});

test('what can’t be looked at is not known, and clears nobody', () => {
	const failure = {kind: 'denied', what: 'Couldn’t look', code: 'AccessDenied', because: 'no iam:GetRole'} as const;
	expect(
		judgeRoleCauses(context(one), [{accountId: one, found: {failure}}], {kind: 'unknown', because: 'no rights'}),
	).toEqual([
		{verdict: 'unknown', text: 'The role can’t be looked at in 1 account: AccessDenied: no iam:GetRole', fix: null},
		{verdict: 'unknown', text: '3. Whether PatchFleet is shared can’t be looked at: no rights', fix: null},
	]);
});
