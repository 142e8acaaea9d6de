import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';
import {lastStart, startsOf} from '../harness/starts.ts';

/* The three examples of AWS's page on running automations in several accounts and Regions, each configured by keys alone, against the bodies that the AWS CLI sends for them. */

const assumeRole =
	'"Parameters":{"AutomationAssumeRole":["arn:aws:iam::123456789012:role/AWS-SystemsManager-AutomationAdministrationRole"]}';
const executionRole = '"ExecutionRoleName":"AWS-SystemsManager-AutomationExecutionRole"';

/** A new launch of AWS-RestartEC2Instance, at its locations. */
async function chooseRestart() {
	const console = await openConsole({world: 'seed'});
	await console.operator.press('n', '/', 'restartec2', 'enter', 'enter');
	return console;
}

test('the first example, found by a tag, sends the body that the AWS CLI sends', async () => {
	const {operator, world} = await chooseRestart();
	await operator.press('a', '123456789012 987654321098 us-east-2 us-west-1', 'enter');
	operator.sees('2 accounts × 2 Regions = 4');
	await operator.press('3', 'right', 'right', 'down', 'right', 'down', 'Env', 'down', 'PROD');
	await operator.press('tab', 'tab', 'tab', 'tab', 'tab');
	operator.sees('4 locations in 1 target location', 'what is tagged Env=PROD into InstanceId');
	await operator.press('enter');
	operator.sees('Launch AWS-RestartEC2Instance in 4 locations?');
	expect(startsOf(world)).toHaveLength(0);
	await operator.press('y');
	expect(lastStart(world)).toBe(
		`{"DocumentName":"AWS-RestartEC2Instance",${assumeRole},"TargetParameterName":"InstanceId","Targets":[{"Key":"tag:Env","Values":["PROD"]}],"TargetLocations":[{"Accounts":["123456789012","987654321098"],"Regions":["us-east-2","us-west-1"],${executionRole}}]}`,
	);
	operator.sees('AWS-RestartEC2Instance', 'Started');
});

test('the second example, found by a resource group, sends the body that the AWS CLI sends', async () => {
	const {operator, world} = await chooseRestart();
	await operator.press('a', '123456789012/eu-central-1, 987654321098/eu-central-1', 'enter');
	await operator.press('3', 'right', 'right', 'right', 'down', 'right', 'down', 'prod', 'right');
	operator.sees('prod-instances');
	await operator.press('tab', 'tab', 'tab', 'tab', 'tab', 'enter', 'y');
	expect(lastStart(world)).toBe(
		`{"DocumentName":"AWS-RestartEC2Instance",${assumeRole},"TargetParameterName":"InstanceId","Targets":[{"Key":"ResourceGroup","Values":["prod-instances"]}],"TargetLocations":[{"Accounts":["123456789012","987654321098"],"Regions":["eu-central-1"],${executionRole}}]}`,
	);
});

test('the third example, an OU sent as an OU, sends the body that the AWS CLI sends', async () => {
	const {operator, world} = await chooseRestart();
	// OUs, without the OUs below them; found by a search, with the Regions' columns.
	await operator.press('o', 'd', '/', 'us-west', 'enter', 'C', 'right', 'C', 'escape', '/', 'storefront', 'enter');
	await operator.press('up', 'space', 'escape');
	operator.sees('1 OU or account × 2 Regions', 'Sent as ou-1a2b3c-4d5e6c, not child OUs');
	await operator.press('3', 'right', 'right', 'right', 'down', 'right', 'down', 'WebServices');
	await operator.press('tab', 'tab', 'tab', 'tab', 'tab');
	operator.sees('6 locations in 1 target location', 'OUs sent as OUs');
	await operator.press('enter', 'y');
	expect(lastStart(world)).toBe(
		`{"DocumentName":"AWS-RestartEC2Instance",${assumeRole},"TargetParameterName":"InstanceId","Targets":[{"Key":"ResourceGroup","Values":["WebServices"]}],"TargetLocations":[{"Accounts":["ou-1a2b3c-4d5e6c"],"Regions":["us-west-1","us-west-2"],${executionRole}}]}`,
	);
});
