import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {restartPlan} from '../harness/restart-plan.ts';
import {openBuilt} from './open-built.ts';

/* The program as it is shipped, killed while it conducts a run over rings. */

test('a console that is killed leaves its run to the next one, which asks and takes it up where it stands', async () => {
	const {open, run, folder} = await openBuilt('--speed', '60');
	writeFileSync(join(folder, 'plan.json'), JSON.stringify(restartPlan));
	writeFileSync(
		join(folder, 'rings.yaml'),
		'rings: [{name: canary, count: 1, gate: {approve: true}}, {name: rest, rest: true}]',
	);
	const begun = await run('launch', 'plan.json', '--rings', 'rings.yaml', '--yes', '--detach', '--no-preflight');
	expect(begun.status).toBe(0);
	const first = open([]);
	await first.shows('Take up the run of AWS-RestartEC2Instance over 2 rings?');
	await first.answer('t', /Take up the run/);
	await first.shows('ring 1/2 canary');
	first.press('\r');
	await first.shows(/gate after canary: .*waits for approval/);
	first.signal('SIGKILL');
	await first.gone;
	const second = open([]);
	await second.shows('Take up the run of AWS-RestartEC2Instance over 2 rings?', 'a approve');
	await second.answer('a', /Take up the run/);
	await second.shows('Approve the gate after canary?');
	await second.answer('y', /Approve the gate after canary/);
	await second.shows('The run is over: 4 of 4 locations succeeded');
	second.press('\u0003');
	await second.gone;
	const listed = JSON.parse((await run('list', '--json')).stdout) as unknown[];
	expect(listed.length).toBe(2);
}, 120_000);
