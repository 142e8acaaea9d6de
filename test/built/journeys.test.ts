import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {restartPlan} from '../harness/restart-plan.ts';
import {openBuilt, worldFile} from './open-built.ts';

/* The program as it is shipped, on both ends of the wire. */

test('a plan is reviewed, started on the screen, followed to its end, and come back to', async () => {
	const {open, run, folder} = await openBuilt('--speed', '600');
	const plan = join(folder, 'plan.json');
	writeFileSync(plan, JSON.stringify(restartPlan));
	const console = open(['launch', plan]);
	await console.shows('AWS-RestartEC2Instance', /4 locations/, 'by AWS, 2 accounts');
	console.press('\r');
	await console.shows(/Launch AWS-RestartEC2Instance in 4 locations\?/);
	await console.answer('y', /Launch AWS-RestartEC2Instance in 4 locations\?/);
	await console.shows(/^Success\b|ended as Success|· ended/);
	console.press('q');
	expect(await console.gone).toMatchObject({exitCode: 0});
	const [listed] = JSON.parse((await run('list', '--json')).stdout) as Array<{executionId: string; document: string}>;
	expect(listed?.document).toBe('AWS-RestartEC2Instance');
	const watched = await run('watch', listed!.executionId, '--json', '--interval', '0.2');
	expect(watched.status).toBe(0);
	expect(JSON.parse(watched.stdout.trim().split('\n').at(-1)!)).toMatchObject({type: 'result', total: 4});
});

test('a runbook in YAML fills its form, is checked, and is started', async () => {
	const {open, run, folder} = await openBuilt('--world', worldFile('own-runbooks'), '--speed', '50');
	const plan = join(folder, 'plan.yaml');
	writeFileSync(
		plan,
		"DocumentName: Own-Hello\nTargetLocations: [{Accounts: ['222233334444'], Regions: [us-east-1]}]\n",
	);
	const console = open(['launch', plan]);
	await console.shows('Own-Hello', /1 location/);
	console.press('4');
	await console.shows(/Who\b.*world/);
	console.press('q');
	const checked = await run('doctor', plan, '--json');
	expect(JSON.parse(checked.stdout)).toMatchObject({document: 'Own-Hello'});
	expect(checked.stdout).not.toMatch(/is not a function/);
	const started = await run('launch', plan, '--yes', '--watch', '--json', '--interval', '0.2');
	expect([started.status, started.stderr]).toEqual([0, expect.any(String)]);
});

test('a running fan-out is cancelled on the screen', async () => {
	const {open, run, folder} = await openBuilt('--speed', '1');
	writeFileSync(join(folder, 'plan.json'), JSON.stringify(restartPlan));
	const {stdout} = await run('launch', 'plan.json', '--yes');
	const console = open(['watch', stdout.trim()]);
	await console.shows('0/4');
	console.press('c');
	await console.shows(/Cancel .*\?/);
	await console.answer('y', /Cancel .*\?/);
	await console.shows(/Cancelled|Cancelling/);
	console.press('q');
	expect(await console.gone).toMatchObject({exitCode: 0});
});

test('what failed is grouped by cause, opened down to its step, and reported', async () => {
	const {open, run, folder} = await openBuilt('--world', worldFile('own-runbooks'), '--speed', '50');
	const where = "{Accounts: ['222233334444'], Regions: [us-east-1, eu-west-1], TargetLocationMaxConcurrency: '2'}";
	writeFileSync(join(folder, 'plan.yaml'), `DocumentName: Own-Hello\nTargetLocations: [${where}]\n`);
	const id = (await run('launch', 'plan.yaml', '--yes')).stdout.trim();
	expect((await run('watch', id, '--interval', '0.2')).status).toBe(1);
	const console = open(['watch', id]);
	await console.shows(/2\/2/);
	console.press('e');
	await console.shows(/The disk is full/);
	console.press('\u001B');
	await console.shows('totals');
	console.press('n', '\r');
	await console.shows('nap', /Failed/);
	console.press('q');
	expect(await console.gone).toMatchObject({exitCode: 0});
	expect((await run('report', id, '--format', 'csv')).stdout).toMatch(/^account,[\s\S]*The disk is full/);
});
