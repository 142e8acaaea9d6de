import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {restartPlan} from '../harness/restart-plan.ts';
import {openBuilt} from './open-built.ts';

/* The program as it is shipped rehearses a launch in a process of its own. */

test('r on the review plays the launch beside the console, which takes keys meanwhile, and starts nothing', async () => {
	const {open, run, folder} = await openBuilt();
	writeFileSync(join(folder, 'plan.json'), JSON.stringify(restartPlan));
	const console = open(['launch', join(folder, 'plan.json')]);
	// The accounts are known by then.
	await console.shows(/Preflight +4 ok/);
	console.press('r');
	await console.shows(/playing it in a copy of the organization for \d/);
	console.press('f');
	await console.shows('aws ssm start-automation-execution');
	console.press('fffff');
	await console.shows(/1,000 seeds of 4 locations: the fuse blows in [\d.]+ %/);
	console.press('\u0003');
	await console.gone;
	expect(JSON.parse((await run('list', '--json')).stdout)).toEqual([]);
}, 120_000);
