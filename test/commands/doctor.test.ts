import {expect, test} from 'vitest';
import {type DoctorServices, doctor} from '../../source/commands/doctor/run.ts';
import {createWorld} from '../../source/simulator/create-world.ts';
import {parseWorldFile} from '../../source/simulator/world-file/parse-world-file.ts';
import {openServices} from '../harness/run-command.ts';

const worldText = `
central: 123456789012/us-east-1
organization: {id: o-a1b2c3d4e5, root: r-a1b2, units: {ou-a1b2-c3d4e5f6: {name: Shops, units: {ou-a1b2-deeper00: Deep}}}}
accounts:
  123456789012: {name: central, roles: [administration, execution, operator]}
  222233334444: {name: shop, unit: Shops}
  333344445555: {name: billing, unit: Deep, roles: [operator]}
  444455556666: {name: closed, unit: Shops, roles: [execution]}
runbooks:
  Acme-Patch:
    content:
      schemaVersion: '0.3'
      parameters:
        Ring: {type: String, allowedValues: [one, two]}
      mainSteps: [{name: wait, action: 'aws:sleep', inputs: {Duration: PT1S}}]
    sharedWith: ['222233334444']
`;

async function open(text = worldText, flags: Parameters<typeof openServices>[1] = {}) {
	const parsed = parseWorldFile(text);
	if ('mistakes' in parsed) {
		throw new Error(JSON.stringify(parsed.mistakes));
	}

	const opened = await openServices(startMs => createWorld(parsed.definition, startMs), flags);
	const services: DoctorServices = {...opened.aws, ...opened.services};
	return {
		...opened,
		examine: (request: object | null, isJson = false) =>
			doctor(services, {
				plan: request === null ? null : {file: 'plan.json', text: JSON.stringify(request)},
				isJson,
				isAscii: false,
			}),
	};
}

const good = {
	DocumentName: 'Acme-Patch',
	Parameters: {Ring: ['one']},
	TargetLocations: [{Accounts: ['222233334444'], Regions: ['eu-west-1', 'us-east-1']}],
};

test('without a plan the central account is checked, and nothing is changed', async () => {
	const {examine, printed, simulator} = await open();
	expect(await examine(null)).toBe(0);
	const lines = printed.join('\n');
	expect(lines).toMatch(/^√ You are arn:aws:iam::123456789012:.*123456789012\/us-east-1; fan-outs are started there$/m);
	expect(lines).toContain('√ This machine’s clock agrees with AWS’s');
	expect(lines).toContain('√ Systems Manager is in us-east-1, US East (N. Virginia)');
	expect(lines).toContain('√ The organization can be read: 4 accounts');
	expect(lines).toContain('√ The role AWS-SystemsManager-AutomationAdministrationRole is there and trusts Automation');
	expect(simulator.calls.map(({operation}) => operation).filter(one => !/^(Get|List|Describe)/.test(one))).toEqual([]);
});

test('a plan that will run has no problem, at one read a location and one AssumeRole an account', async () => {
	const {examine, printed, simulator} = await open();
	expect(await examine(good)).toBe(0);
	const lines = printed.join('\n');
	expect(lines).toContain('√ The runbook Acme-Patch is there: version 1');
	expect(lines).toContain('√ The runbook is shared with all 1 target accounts');
	expect(lines).toContain('√ 2 of 2 locations can be entered and read');
	expect(lines).not.toContain('×');
	const operations = simulator.calls.map(({operation}) => operation);
	expect(operations.filter(one => one === 'AssumeRole')).toHaveLength(1);
	expect(operations).not.toContain('StartAutomationExecution');
});

test('what will fail is told with what to do, accounts with the same trouble in one line', async () => {
	const {examine, printed} = await open();
	const plan = {
		...good,
		Parameters: {Ring: ['three'], Colour: ['red']},
		TargetLocations: [
			{Accounts: ['222233334444', '333344445555', '444455556666'], Regions: ['eu-west-1', 'us-east-1']},
			{Accounts: ['222233334444'], Regions: ['xx-west-9']},
		],
	};
	expect(await examine(plan)).toBe(1);
	const lines = printed.join('\n');
	expect(lines).toMatch(/^× The runbook isn’t shared with 333344445555, 444455556666$/m);
	expect(lines).toContain('--account-ids-to-add 333344445555 444455556666');
	expect(lines).toMatch(/^× .*the runbook has no parameter Colour; Ring .*$/m);
	expect(lines).toContain('× Systems Manager knows no Region xx-west-9');
	expect(lines).toMatch(/^– An account lets nobody in.*444455556666$/m);
	expect(lines).toContain('rollgrid roles operator');
	expect(lines).toMatch(
		/^× The role AWS-SystemsManager-AutomationExecutionRole is missing: the runbook can’t run there: 333344445555$/m,
	);
});

test('OUs are expanded as AWS does it: child OUs only where they are asked for, exclusions taken out', async () => {
	const {examine, printed} = await open();
	const reach = async (entry: object) => {
		printed.length = 0;
		await examine({...good, TargetLocations: [{Regions: ['us-east-1'], ...entry}]}, true);
		const {checks} = JSON.parse(printed[0]!) as {
			readonly checks: ReadonlyArray<{readonly text: string; readonly check: string}>;
		};
		return checks.filter(({check}) => check === 'locations').map(({text}) => text);
	};
	const withoutClosed = {Accounts: ['ou-a1b2-c3d4e5f6'], ExcludeAccounts: ['444455556666']};
	expect(await reach(withoutClosed)).toEqual(['1 of 1 location can be entered and read']);
	expect(await reach({...withoutClosed, IncludeChildOrganizationUnits: true})).toEqual([
		'2 of 2 locations can be entered and read',
	]);
	expect(await reach({Accounts: ['r-a1b2']})).toEqual(['1 of 1 location can be entered and read']);
	expect(await reach({Accounts: ['ou-a1b2-nothing0']})).toEqual(['The plan reaches no location']);
});

test('accounts that are closed are a problem, those of nobody’s organization are worth a look', async () => {
	const {examine, printed} = await open(worldText.replace('{name: shop, unit', '{name: shop, state: SUSPENDED, unit'));
	const entry = {Accounts: ['222233334444', '999988887777'], Regions: ['us-east-1']};
	expect(await examine({...good, TargetLocations: [entry]})).toBe(1);
	expect(printed.join('\n')).toMatch(/^× Organizations says of these accounts that they aren’t active: 222233334444$/m);
	expect(printed.join('\n')).toMatch(/^– Not of this organization: 999988887777$/m);
});

test('the organization is read once, whatever the plan', async () => {
	const {examine, simulator} = await open();
	await examine({...good, TargetLocations: [{Accounts: ['ou-a1b2-c3d4e5f6'], Regions: ['us-east-1']}]});
	expect(simulator.calls.filter(({operation}) => operation === 'ListRoots')).toHaveLength(1);
});

test('which accounts an OU that one may not read stands for is unknown, and that nobody expands it a problem', async () => {
	const {examine, printed} = await open(
		worldText.replace('organization: {', 'organization: {management: "222233334444", delegated: [], '),
	);
	expect(await examine({...good, TargetLocations: [{Accounts: ['ou-a1b2-c3d4e5f6'], Regions: ['us-east-1']}]})).toBe(1);
	expect(printed.join('\n')).toContain('– Which locations ou-a1b2-c3d4e5f6 stands for can be told only when it starts');
	expect(printed.join('\n')).toContain(
		'× Only the management account and delegated administrators may expand ou-a1b2-c3d4e5f6, and 123456789012 is neither',
	);
});

test('as JSON it is one object with every check', async () => {
	const {examine, printed} = await open();
	expect(await examine({...good, DocumentName: 'Acme-Nope'}, true)).toBe(1);
	expect(printed).toHaveLength(1);
	expect(JSON.parse(printed[0]!)).toMatchObject({
		isReady: false,
		centralAccount: '123456789012',
		region: 'us-east-1',
		document: 'Acme-Nope',
		checks: expect.arrayContaining([
			expect.objectContaining({check: 'runbook', verdict: 'problem', locations: []}),
			expect.objectContaining({check: 'identity', verdict: 'ok', because: null, next: null}),
		]),
	});
});

test('a wrong plan exits 2 with its lines, before anybody is asked', async () => {
	const {examine, told, simulator} = await open();
	expect(await examine({DocumentName: ''})).toBe(2);
	expect(told[0]).toMatch(/^× plan\.json:1: /);
	expect(simulator.calls).toEqual([]);
});

test('without credentials that AWS knows it exits 3, and says so of a clock that is far off', async () => {
	const {examine, told, simulator} = await open(worldText, {credentials: false});
	expect(await examine(null)).toBe(3);
	expect(told.join('\n')).not.toContain('clock');
	await fetch(`${simulator.endpoint}/_rollgrid/faults`, {method: 'POST', body: 'clock-skew'});
	told.length = 0;
	expect(await examine(null)).toBe(3);
	expect(told.join('\n')).toMatch(/clock is (19m5\ds|20m\d\ds) behind AWS’s/);
});
