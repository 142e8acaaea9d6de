import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createChangeJournal} from '../../../source/adapters/state-folder/change-journal.ts';
import {createJournal} from '../../../source/adapters/state-folder/journal.ts';
import {retry} from '../../../source/commands/retry/run.ts';
import {type DeployOptions, deployRoles} from '../../../source/commands/roles/deploy.ts';
import {diffRoles} from '../../../source/commands/roles/diff.ts';
import {watch} from '../../../source/commands/watch/run.ts';
import {plainRole} from '../../../source/core/actions/roles/template-parameters.ts';
import {createWorld} from '../../../source/simulator/create-world.ts';
import {parseWorldFile} from '../../../source/simulator/world-file/parse-world-file.ts';
import {atEnd} from '../../harness/at-end.ts';
import {openServices} from '../../harness/run-command.ts';

const central = '100000000000';
const accountAt = (index: number) => String(200_000_000_000 + index);
const refusing = [7, 70, 170].map(accountAt);
const options: DeployOptions = {
	...plainRole,
	accounts: [],
	units: ['ou-test-apps0000'],
	organizationId: undefined,
	isYes: true,
	isDryRun: false,
	isStatus: false,
	isJson: false,
	enablesTrustedAccess: false,
	administrator: undefined,
};

/** An organization whose management account is the central one; its OU has so many accounts, three of which refuse once. */
async function openOrganization(accounts: number, more: {trusted?: boolean; management?: string} = {}) {
	const ids = Array.from({length: accounts}, (_, index) => accountAt(index));
	const there = refusing.filter(id => ids.includes(id)).map(id => `${id}/*`);
	const outcomes =
		there.length === 0
			? ''
			: `outcomes: [{where: [${there.join(', ')}], stackSet: '*', times: 1, fails: Role creation is denied here}]`;
	const text = `central: ${central}/eu-west-1
accounts:
  ${central}: {name: central, roles: [administration, stackset-administration]}
  999999999999: {name: root, roles: []}
${ids.map(id => `  ${id}: {name: app-${id.slice(-3)}, unit: Apps, roles: []}`).join('\n')}
organization:
  root: r-test
  management: ${more.management ?? central}
  units: {ou-test-apps0000: Apps}
  trusted: [${more.trusted === false ? '' : 'member.org.stacksets.cloudformation.amazonaws.com'}]
${outcomes}`;
	const parsed = parseWorldFile(text);
	if ('mistakes' in parsed) {
		throw new Error(JSON.stringify(parsed.mistakes));
	}
	const opened = await openServices(startMs => createWorld(parsed.definition, startMs));
	// A look at every step of the world, and not many in between.
	const slow = {...opened.services.options, pace: {...opened.services.options.pace, baseMs: 13_000}};
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-changes-'));
	atEnd(() => rmSync(folder, {recursive: true}));
	const changes = createChangeJournal(join(folder, 'changes.ndjson'));
	return {...opened, changes, services: {...opened.services, options: slow, stackSets: opened.aws.stackSets, changes}};
}

const made = (calls: ReadonlyArray<{readonly operation: string}>) =>
	calls.map(({operation}) => operation).filter(name => /^(Create|Update|Activate|Register)/.test(name));

test('200 accounts with three that refuse: lines, causes, 1; the second run mends those three, the third finds nothing to do', async () => {
	const {services, simulator, printed, told, changes} = await openOrganization(200);
	expect(await deployRoles(services, options)).toBe(1);
	expect(told.join('\n')).toContain('AWS-SystemsManager-AutomationExecutionRole: deploy the role to 200 accounts');
	const lines = printed.join('\n');
	expect(lines).toMatch(new RegExp(`^\\d\\d:\\d\\d:\\d\\dZ ${accountAt(0)}/eu-west-1 Success$`, 'm'));
	expect(lines).toMatch(new RegExp(`^\\S+ ${refusing[0]}/eu-west-1 Failed: Role creation is denied`, 'm'));
	expect(lines).toMatch(/ended as SUCCEEDED in .*: 197 of 200 locations succeeded/);
	expect(lines).toContain('× 3 locations: Role creation is denied');
	expect(simulator.world.accounts.get(accountAt(1))!.roles.has('RollgridOperatorRole')).toBe(true);
	expect(simulator.world.accounts.get(central)!.roles.has('RollgridOperatorRole')).toBe(false);
	const entries = await changes.read();
	expect(entries.ok && entries.value.map(({step, state}) => `${step} ${state}`)).toEqual([
		'create-set done',
		'create-instances done',
		'create-set done',
		'create-instances done',
	]);

	const before = simulator.calls.length;
	told.length = 0;
	expect(await deployRoles(services, options)).toBe(0);
	expect(told.join('\n')).toContain('AWS-SystemsManager-AutomationExecutionRole: 197 accounts have it as it should be');
	expect(told.join('\n')).toContain('deploy the role to 3 accounts where it failed');
	const again = simulator.calls.slice(before).filter(({operation}) => operation === 'CreateStackInstances');
	expect(again.map(({input}) => input)).toMatchObject([
		{DeploymentTargets: {Accounts: refusing, AccountFilterType: 'INTERSECTION'}},
		{DeploymentTargets: {Accounts: refusing, AccountFilterType: 'INTERSECTION'}},
	]);

	const rest = simulator.calls.length;
	expect(await deployRoles(services, options)).toBe(0);
	expect(made(simulator.calls.slice(rest))).toEqual([]);
});

test('a dry run says what would be done and does nothing; without a yes nothing is done either', async () => {
	const {services, simulator, printed, told} = await openOrganization(3);
	expect(await deployRoles(services, {...options, isDryRun: true, isYes: false})).toBe(0);
	expect(printed).toEqual([
		'AWS-SystemsManager-AutomationExecutionRole: create the stack set in eu-west-1',
		'AWS-SystemsManager-AutomationExecutionRole: deploy the role to 3 accounts',
		'RollgridOperatorRole: create the stack set in eu-west-1',
		'RollgridOperatorRole: deploy the role to 3 accounts',
	]);
	expect(await deployRoles(services, {...options, isYes: false})).toBe(2);
	expect(told.at(-1)).toBe('Nothing was deployed. --yes does it without asking.');
	expect(made(simulator.calls)).toEqual([]);
});

test('a read-only session is refused, though it may look', async () => {
	const {services, simulator} = await openOrganization(3);
	const readOnly = {...services, options: {...services.options, isReadOnly: true}};
	expect(await deployRoles(readOnly, options)).toBe(2);
	expect(simulator.calls).toEqual([]);
	expect(await deployRoles(readOnly, {...options, isStatus: true})).toBe(1);
});

test('trusted access is a question of its own, which --yes does not answer', async () => {
	const {services, simulator, told} = await openOrganization(3, {trusted: false});
	expect(await deployRoles(services, options)).toBe(2);
	expect(told.at(-1)).toContain('--yes doesn’t give it: --enable-trusted-access does');
	expect(made(simulator.calls)).toEqual([]);
	expect(await deployRoles(services, {...options, enablesTrustedAccess: true})).toBe(0);
	expect(made(simulator.calls)[0]).toBe('ActivateOrganizationsAccess');
});

test('a member account is told who lets it; the management account registers it and deploys nothing', async () => {
	const member = await openOrganization(3, {management: '999999999999'});
	expect(await deployRoles(member.services, options)).toBe(2);
	expect(member.told.join('\n')).toContain(
		`In the management account 999999999999: rollgrid roles deploy --register-administrator ${central}`,
	);
	const {services, simulator} = await openOrganization(3);
	expect(await deployRoles(services, {...options, administrator: accountAt(0)})).toBe(0);
	expect(made(simulator.calls)).toEqual(['RegisterDelegatedAdministrator']);
});

test('an administrator of StackSets deploys in the organization’s name', async () => {
	const {services, simulator} = await openOrganization(3, {management: '999999999999'});
	simulator.world.organization!.delegatedAdministrators.push({
		accountId: central,
		servicePrincipal: 'member.org.stacksets.cloudformation.amazonaws.com',
		enabledAtMs: 0,
	});
	expect(await deployRoles(services, options)).toBe(0);
	expect(simulator.lastCall('CreateStackInstances')).toMatchObject({CallAs: 'DELEGATED_ADMIN'});
	expect(simulator.world.accounts.get(accountAt(2))!.roles.has('RollgridOperatorRole')).toBe(true);
});

test('by accounts the sets are self-managed; what StackSets may not enter is one cause', async () => {
	const {services, printed} = await openOrganization(3);
	expect(await deployRoles(services, {...options, units: [], accounts: [accountAt(0), accountAt(1)]})).toBe(1);
	expect(printed.join('\n')).toContain(
		`× 2 locations: Account ${accountAt(0)} should have 'AWSCloudFormationStackSetExecutionRole' role with trust relationship to Role 'AWSCloudFormationStackSetAdministrationRole'. (${accountAt(0)}/eu-west-1, ${accountAt(1)}/eu-west-1)`,
	);
});

test('what differs is said, then updated everywhere; a start whose answer was lost is not made twice', async () => {
	const {services, simulator, told, printed} = await openOrganization(3);
	await deployRoles(services, options);
	expect(await diffRoles(services, options)).toBe(0);
	const changed = {...options, externalId: 'ext-42'};
	printed.length = 0;
	expect(await diffRoles(services, changed)).toBe(1);
	expect(printed.join('\n')).toContain('RollgridOperatorRole: different: its template, ExternalId  → ext-42');
	expect(printed.join('\n')).toContain("-     Default: ''");
	simulator.addFault({kind: 'drop-after', operation: 'UpdateStackSet', times: 1});
	expect(await deployRoles(services, changed)).toBe(0);
	expect(told.join('\n')).toContain('RollgridOperatorRole: update the stack set and every stack of it');
	const operations = [...simulator.world.store.stackSets.values()].find(({name}) => name === 'RollgridOperatorRole')!;
	expect(operations.operations.map(({action}) => action)).toEqual(['CREATE', 'UPDATE']);
	expect(await diffRoles(services, changed)).toBe(0);
});

test('how it stands can be asked for later, and as JSON', async () => {
	const {services, printed} = await openOrganization(180);
	await deployRoles(services, options);
	printed.length = 0;
	expect(await deployRoles(services, {...options, isStatus: true})).toBe(1);
	expect(printed[0]).toBe(
		'AWS-SystemsManager-AutomationExecutionRole: 177 of 180 accounts have it; its last operation: CREATE SUCCEEDED',
	);
	printed.length = 0;
	await deployRoles(services, {...options, isStatus: true, isJson: true});
	expect(JSON.parse(printed[1]!)).toMatchObject({stackSet: 'RollgridOperatorRole', total: 180, current: 177});
});

test('an operation is followed like a fan-out: its locations, causes and exit status; it is never retried as one', async () => {
	const {services, simulator, printed, told} = await openOrganization(200);
	await deployRoles(services, options);
	const operation = /stack-set:AWS-SystemsManager-AutomationExecutionRole:\S+/.exec(told.join('\n'))?.[0] ?? '';
	printed.length = 0;
	told.length = 0;
	const read = simulator.calls.length;
	expect(await watch(services, operation, 'json')).toBe(1);
	const pages = simulator.calls.slice(read).filter(call => call.operation === 'ListStackSetOperationResults');
	// It had ended: one look, with a hundred results a page.
	expect(pages.length).toBe(2);
	const lines = printed.map(line => JSON.parse(line));
	expect(lines.at(-1)).toMatchObject({type: 'result', total: 200, byStatus: {Success: 197, Failed: 3}});
	expect(lines.filter(({type, status}) => type === 'location' && status === 'Failed')).toMatchObject(
		refusing.map(account => ({account, region: 'eu-west-1', failureMessage: 'Role creation is denied here'})),
	);

	const before = simulator.calls.length;
	const flags = {isYes: true, isWatch: false, isJson: false, isDryRun: false, locations: [], statuses: []};
	const journal = createJournal(join(tmpdir(), 'rollgrid-none', 'launches.ndjson'));
	expect(await retry({...services, journal}, {...flags, executionId: operation})).toBe(2);
	expect(told.join('\n')).toContain('is an operation of a stack set: `rollgrid roles deploy` once more');
	expect(made(simulator.calls.slice(before))).toEqual([]);
});
