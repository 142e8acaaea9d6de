import {expect, test} from 'vitest';
import {retry} from '../../source/commands/retry/run.ts';
import {watch} from '../../source/commands/watch/run.ts';
import type {StartRequest} from '../../source/core/domain/start-request.ts';
import {createWorld} from '../../source/simulator/create-world.ts';
import {startExecution} from '../../source/simulator/engine/run/start.ts';
import {parseWorldFile} from '../../source/simulator/world-file/parse-world-file.ts';
import {openStarting} from '../start-once/open-starting.ts';

/* A fan-out over an OU of which AWS doesn't list what it never queued: the request, expanded, says how many there are. */

const worldText = `
central: 123456789012/us-east-1
organization: {id: o-a1b2c3d4e5, root: r-a1b2, units: {ou-a1b2-c3d4e5f6: {name: Shops, units: {ou-a1b2-deeper00: Deep}}}}
settings: {locationStepsListed: when-started, neverQueuedLocations: absent}
accounts:
  123456789012: {name: central, roles: [administration, execution, operator]}
  222233334444: {name: shop, unit: Shops}
  333344445555: {name: billing, unit: Shops}
  444455556666: {name: deep, unit: Deep}
  555566667777: {name: closed, unit: Shops, state: SUSPENDED}
outcomes:
  - {where: 222233334444/*, fails: No space left on device}
runbooks:
  Acme-Patch:
    content: {schemaVersion: '0.3', mainSteps: [{name: wait, action: 'aws:sleep', inputs: {Duration: PT1S}}]}
    sharedWith: [all]
`;

const flags = {isYes: true, isDryRun: false, isWatch: false, isJson: false};

async function open(text = worldText, entry: object = {}) {
	const parsed = parseWorldFile(text);
	if ('mistakes' in parsed) {
		throw new Error(JSON.stringify(parsed.mistakes));
	}

	const opened = await openStarting(startMs => createWorld(parsed.definition, startMs));
	const executionId = startExecution(
		opened.simulator.world,
		{accountId: '123456789012', region: 'us-east-1', principalArn: 'arn:aws:iam::123456789012:user/operator'},
		{
			DocumentName: 'Acme-Patch',
			TargetLocations: [{Accounts: ['ou-a1b2-c3d4e5f6'], Regions: ['eu-west-1', 'us-east-1', 'us-east-2'], ...entry}],
		},
	);
	const status = await watch(opened.services, executionId, 'json');
	const result = JSON.parse(opened.printed.at(-1)!) as {total: number; byStatus: Record<string, number>};
	return {...opened, executionId, status, result};
}

test('what the OU comes to is the total, though AWS lists one location; the others are unknown, and a retry tells of them', async () => {
	const {status, result, services, executionId, told, starts} = await open();
	expect([status, result.total, result.byStatus]).toEqual([1, 6, {Failed: 1, Unknown: 5}]);
	expect(await retry(services, {executionId, locations: [], statuses: [], ...flags})).not.toBe(3);
	const sent = (starts()[0]!.input as StartRequest).TargetLocations!;
	expect(sent).toMatchObject([{Accounts: ['222233334444'], Regions: ['eu-west-1']}]);
	expect(told.join('\n')).toMatch(/5 locations left out, as AWS doesn’t say how they ended/);
	const location = {accountId: '333344445555', region: 'us-east-2'};
	expect(await retry(services, {executionId, locations: [location], statuses: [], ...flags})).not.toBe(3);
	expect((starts()[1]!.input as StartRequest).TargetLocations).toMatchObject([
		{Accounts: ['333344445555'], Regions: ['us-east-2']},
	]);
});

test('child OUs and exclusions are honoured, and a fan-out that reached all of them is green', async () => {
	const entry = {
		IncludeChildOrganizationUnits: true,
		ExcludeAccounts: ['222233334444'],
		TargetLocationMaxConcurrency: '6',
	};
	const {status, result} = await open(worldText, entry);
	expect([status, result.total, result.byStatus]).toEqual([0, 6, {Success: 6}]);
});
