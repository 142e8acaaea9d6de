import {expect, test} from 'vitest';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {SeedWorld} from '../harness/seed-world.ts';

const [one, other] = ['111122223333', '444455556666'];

async function openFailures(change: (seed: SeedWorld) => SeedWorld, roles = ['RollgridOperatorRole']) {
	const opened = await openConsole({...fromSeed(change(new SeedWorld())), roles, after: '30s'});
	await opened.operator.press('e');
	opened.operator.sees('AWS says this for three causes alike', /x check/);
	return opened;
}

test('a missing role is told apart from trust and shares by a key, with the command that mends it', async () => {
	const {operator, world} = await openFailures(seed => seed.withoutExecutionRole(one));
	await operator.press('x');
	operator.sees(
		`× 1. AWS-SystemsManager-AutomationExecutionRole is missing in ${one}`,
		'rollgrid roles execution',
		'√ 3. PatchFleet is shared with everybody',
	);
	const reads = world.calls.filter(
		({operation}) => operation === 'GetRole' || operation === 'DescribeDocumentPermission',
	);
	expect(reads.map(({operation, accountId}) => [operation, accountId])).toEqual([
		['DescribeDocumentPermission', world.centralAccount],
		['GetRole', one],
	]);
});

test('a runbook that isn’t shared is found where role and trust are as they should be', async () => {
	const {operator} = await openFailures(seed => seed.sharedWith(other));
	await operator.press('x');
	operator.sees(
		'√ 1. AWS-SystemsManager-AutomationExecutionRole is there in 1 account',
		'√ 2. Its trust lets the central account and Systems Manager in',
		`× 3. PatchFleet isn’t shared with ${one}`,
		'modify-document-permission',
	);
});

test('where nobody lets us look at the role that is said, and the rest is checked all the same', async () => {
	const {operator} = await openFailures(seed => seed.withoutExecutionRole(one), ['NoSuchRole']);
	await operator.press('x');
	operator.sees(/The role can’t be looked at in 1 account/, '√ 3. PatchFleet is shared with everybody');
});
