import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import type {StartRequest} from '../../source/core/domain/start-request.ts';
import {parsePlan} from '../../source/core/planning/plan-file.ts';
import {withoutStartTag} from '../../source/core/planning/start-tag.ts';
import {openConsole} from '../harness/open-console.ts';
import {startsOf} from '../harness/starts.ts';

const run = promisify(execFile);

/** Whether the AWS CLI is at hand. */
const hasCli = await run('aws', ['--version']).then(
	() => true,
	() => false,
);

/** AWS-RestartEC2Instance on what is tagged, in two accounts and two Regions, at its review. */
async function atReview(setup: Exclude<Parameters<typeof openConsole>[0], (...args: never) => unknown> = {}) {
	const console = await openConsole({world: 'seed', ...setup});
	const {operator} = console;
	await operator.press('n', '/', 'restartec2', 'enter', 'enter');
	await operator.press('a', '123456789012 987654321098 us-east-2 us-west-1', 'enter');
	await operator.press('3', 'right', 'right', 'down', 'right', 'down', 'Env', 'down', `PROD, it's "b" $c`);
	await operator.press('tab', 'tab', '50%', 'down', '25%', 'tab', 'tab', 'change', 'down', 'CHG-1', 'tab');
	return console;
}

test('the review says in words what will run, where, in which waves, and what AWS thinks of it', async () => {
	const {operator, world} = await atReview({columns: 120, rows: 40});
	await world.advance('5s');
	operator.sees(
		/Where +4 locations in 1 target location/,
		/123456789012, 987654321098 × us-east-2, us-west-1/,
		/Rate +50 % of 4 = 2 at a time; stops after the 2nd failure \(25 % of 4 = 1/,
		/Waves +2 of 2, if all take equally long/,
		/Tags +change=CHG-1/,
		/Preview +by AWS, 2 accounts, 2 Regions; of the runbook’s steps 2 change/,
	);
});

test.skipIf(!hasCli)('the command line for bash, pasted, starts the same request', async () => {
	const {operator, world} = await atReview();
	await operator.press('f', 'y');
	operator.sees('aws ssm start-automation-execution', 'Copied the command line for bash');
	// Debian's AWS CLI, 2.9, doesn't read AWS_ENDPOINT_URL.
	const aws = `aws() { command aws --endpoint-url ${world.endpoint} "$@"; }`;
	await run('bash', ['-c', `${aws}\n${operator.copied.at(-1)!}`], {
		env: {...process.env, ...world.env, AWS_PAGER: ''},
	});
	await operator.press('enter', 'y');
	const [pasted, launched] = startsOf(world);
	const {ClientToken: token, ...request} = launched ?? {};
	expect(token).toMatch(/^[\da-f-]{36}$/);
	// The tag that carries the token is the start's own, as the token is.
	expect(pasted).toEqual(withoutStartTag(request as StartRequest));
});

test('the same request is shown for Windows, for PowerShell and as a plan', async () => {
	const {operator} = await atReview({rows: 40});
	await operator.press('f', 'f');
	operator.sees(/--region us-east-1 \^$/);
	await operator.press('f');
	operator.sees('Start-SSMAutomationExecution `', /-TargetParameterName 'InstanceId'/);
	await operator.press('f', 'y');
	operator.sees('"DocumentName": "AWS-RestartEC2Instance"', 'Copied the plan');
	expect(parsePlan(operator.copied.at(-1)!)).toMatchObject({request: {TargetParameterName: 'InstanceId'}});
	await operator.press('f');
	operator.sees('DocumentName: "AWS-RestartEC2Instance"');
});

test('a plan is saved where one says, and replaces a file only when told twice', async () => {
	const {operator, world, files} = await atReview();
	files.set('restart.yaml', 'something else');
	await operator.press('w', 'restart.yaml', 'enter');
	operator.sees('restart.yaml', 'it exists: Enter replaces it');
	expect(files.get('restart.yaml')).toBe('something else');
	await operator.press('enter');
	operator.sees('Wrote the plan to restart.yaml');
	await operator.press('enter', 'y');
	const {ClientToken: _, ...sent} = startsOf(world).at(-1) ?? {};
	expect(parsePlan(files.get('restart.yaml')!)).toEqual({request: withoutStartTag(sent as StartRequest)});
});

test('what was configured is kept when the screens are left, and gone once it is launched', async () => {
	const {operator} = await atReview();
	await operator.press('escape');
	operator.sees('No fan-out');
	await operator.press('n');
	operator.sees('√8Review', '4 locations in 1 target location');
	await operator.press('enter', 'y');
	operator.sees('AWS-RestartEC2Instance', 'Started');
	await operator.press('escape', 'n');
	operator.sees('Runbook: none chosen');
});

test('settings taken from an open fan-out are kept when one looks at it again, and thrown away on request', async () => {
	const {operator, world} = await openConsole(seed => seed);
	await world.advance('10m');
	await operator.press('E', '7', 'change', 'down', 'CHG-7', 'escape');
	operator.sees('PatchFleet', '√4');
	operator.misses('configure');
	await operator.press('escape', 'n');
	operator.sees('CHG-7', '√ Runbook');
	await operator.press('escape', 'E');
	operator.sees('n goes to it, E once more replaces it');
	await operator.press('n', 'tab', 'N');
	operator.sees('N once more does it', '√1Runbook');
	await operator.press('N');
	operator.sees('nothing is chosen yet', '×1Runbook');
});

test('more than 20 locations ask for their number, and so does a dangerous runbook', async () => {
	const {operator, world} = await atReview({dangerousRunbooks: ['AWS-Restart*']});
	await operator.press('enter', 'y', 'enter');
	operator.sees('The settings call this runbook dangerous', 'Type 4');
	expect(startsOf(world)).toHaveLength(0);
	await operator.press('escape', '2', 'A', '8', 'enter', '85', 'enter');
	expect(startsOf(world)).toHaveLength(1);
	operator.sees('Started');
});

test('rollgrid --read-only configures and shows everything, and launches nothing', async () => {
	const {operator, world} = await atReview({isReadOnly: true});
	await world.advance('5s');
	await operator.press('enter');
	operator.sees('--read-only');
	expect(startsOf(world)).toHaveLength(0);
});

test('a fan-out of the list is launched again with its settings, changed or not', async () => {
	const {operator, world} = await openConsole({opensList: true});
	await operator.press('down', 'E');
	operator.sees('Filled in from', '√1Runbook', '√8Review', /Runbook +Acme-RotateAgents\. Version/);
	await operator.press('enter');
	const [, count] = /in (\d+) locations/.exec(operator.screen()) ?? [];
	await operator.press(...(operator.screen().includes('Type ') ? [count!, 'enter'] : ['y']));
	expect(startsOf(world).at(-1)).toMatchObject({DocumentName: 'Acme-RotateAgents'});
});

test('a plan opens at its review, with what no screen shows kept', async () => {
	const {operator, world, runtime} = await openConsole({world: 'seed', rows: 40});
	const request = {
		DocumentName: 'AWS-StartEC2Instance',
		Mode: 'Interactive',
		Parameters: {InstanceId: ['i-0123456789abcdef0']},
		TargetLocations: [
			{Accounts: ['987654321098'], Regions: ['us-east-1'], TargetLocationMaxConcurrency: '1'},
			{Accounts: ['444455556666'], Regions: ['us-east-2'], TargetsMaxErrors: '3'},
		],
	} as const;
	runtime.store.dispatch({type: 'plan-opened', request, origin: 'plan start.json'});
	await operator.press('f', 'f');
	await operator.press('f', 'f', 'f', 'f');
	operator.sees(/From +plan start.json/, /Mode +Interactive, as the plan has it/, '2 locations in 2 target locations');
	await operator.press('enter', 'y');
	const {ClientToken: _, ...sent} = startsOf(world).at(-1) ?? {};
	expect(withoutStartTag(sent as StartRequest)).toEqual(request);
});
