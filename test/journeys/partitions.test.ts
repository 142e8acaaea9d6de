import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {createJournal} from '../../source/adapters/state-folder/journal.ts';
import {doctor} from '../../source/commands/doctor/run.ts';
import {launch} from '../../source/commands/launch/run.ts';
import {show} from '../../source/commands/show/run.ts';
import {createWorld} from '../../source/simulator/create-world.ts';
import {parseWorldFile} from '../../source/simulator/world-file/parse-world-file.ts';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {openServices} from '../harness/run-command.ts';
import {SeedWorld} from '../harness/seed-world.ts';

const worldText = (region: string) => `
central: 123456789012/${region}
organization: {id: o-a1b2c3d4e5, root: r-a1b2, units: {ou-a1b2-c3d4e5f6: Shops}}
accounts:
  123456789012: {name: central, roles: [administration, execution, operator]}
  222233334444: {name: shop, unit: Shops, roles: [execution, operator]}
runbooks:
  Acme-Patch:
    content:
      schemaVersion: '0.3'
      mainSteps: [{name: wait, action: 'aws:sleep', inputs: {Duration: PT1S}}]
    sharedWith: ['222233334444']
`;

function openWorld(region: string) {
	const parsed = parseWorldFile(worldText(region));
	if ('mistakes' in parsed) {
		throw new Error(JSON.stringify(parsed.mistakes));
	}

	return openServices(startMs => createWorld(parsed.definition, startMs));
}

/** The same world, in each of these partitions. */
describe.each([
	['aws', 'us-east-1', 'eu-west-1', 'us-east-1', 'console.aws.amazon.com'],
	['aws-cn', 'cn-north-1', 'cn-northwest-1', 'cn-northwest-1', 'console.amazonaws.cn'],
	['aws-us-gov', 'us-gov-east-1', 'us-gov-west-1', 'us-gov-west-1', 'console.amazonaws-us-gov.com'],
	['aws-eusc', 'eusc-de-east-1', 'eusc-de-east-1', 'eusc-de-east-1', 'console.amazonaws-eusc.eu'],
	['aws-iso', 'us-iso-east-1', 'us-iso-west-1', 'us-iso-east-1', null],
	['aws-iso-b', 'us-isob-east-1', 'us-isob-east-1', 'us-isob-east-1', null],
])('in %s', (id, central, other, globalRegion, consoleHost) => {
	const plan = {
		DocumentName: 'Acme-Patch',
		TargetLocations: [{Accounts: ['222233334444'], Regions: [...new Set([central, other])]}],
	};

	test('doctor finds everything right, and the organization where it is', async () => {
		const {aws, services, simulator, printed} = await openWorld(central);
		const examined = await doctor(
			{...aws, ...services},
			{plan: {file: 'plan.json', text: JSON.stringify(plan)}, isJson: false, isAscii: false},
		);
		expect(printed.filter(line => /^[×–]/.test(line))).toEqual([]);
		expect(examined).toBe(0);
		expect(printed.join('\n')).toContain(`You are arn:${id}:iam::123456789012:user/`);
		expect(printed.join('\n')).toContain('√ The organization can be read: 2 accounts');
		const asked = simulator.calls.filter(({service}) => service === 'organizations');
		expect(new Set(asked.map(({region}) => region))).toEqual(new Set([globalRegion]));
	});

	test('a fan-out is launched, and a location opened with the role there', async () => {
		const {services, simulator, clock, printed} = await openWorld(central);
		const journal = createJournal(join(mkdtempSync(join(tmpdir(), 'rollgrid-')), 'launches.ndjson'));
		const flags = {isYes: true, isDryRun: false, isWatch: true, isJson: false};
		const status = await launch({...services, journal}, {file: 'plan.json', text: JSON.stringify(plan), ...flags});
		expect(status).toBe(0);
		await clock.advance(60_000, async () => {});
		const executionId = printed[0]!;
		const location = {accountId: '222233334444', region: other};
		expect(await show(services, {executionId, location, step: undefined, isJson: true})).toBe(0);
		expect(JSON.parse(printed.at(-1)!)).toMatchObject({account: '222233334444', region: other, status: 'Success'});
		const assumed = simulator.calls.filter(({operation}) => operation === 'AssumeRole');
		expect(assumed.map(({input}) => (input as {readonly RoleArn: string}).RoleArn)).toContain(
			`arn:${id}:iam::222233334444:role/RollgridOperatorRole`,
		);
	});

	test('the check of a cause takes a right trust for right, and finds the role that is missing', async () => {
		const seed = new SeedWorld().startedIn(central).regions(central).withoutExecutionRole('111122223333');
		const {operator} = await openConsole(fromSeed(seed, {after: '30s'}));
		await operator.press('e', 'x');
		operator.sees('× 1. AWS-SystemsManager-AutomationExecutionRole is missing in 111122223333');
		const shared = new SeedWorld().startedIn(central).regions(central).sharedWith('444455556666');
		const right = await openConsole(fromSeed(shared, {after: '30s'}));
		await right.operator.press('e', 'x');
		right.operator.sees('√ 2. Its trust lets the central account and Systems Manager in');
	});

	test('ARNs and links are those of the partition', async () => {
		const {operator} = await openConsole(seed => seed.startedIn(central).regions(central));
		await operator.press('escape', 'y', 'a');
		expect(operator.copied.at(-1)).toMatch(new RegExp(`^arn:${id}:ssm:${central}:999900001111:automation-execution/`));
		await operator.press('y');
		if (consoleHost === null) {
			operator.misses('link');
		} else {
			await operator.press('l');
			expect(operator.copied.at(-1)).toMatch(`https://${central}.${consoleHost}/systems-manager/automation/execution/`);
		}
	});
});
