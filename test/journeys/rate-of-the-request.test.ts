import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import type {StartRequest} from '../../source/core/domain/start-request.ts';
import {openConsole} from '../harness/open-console.ts';
import {startsOf} from '../harness/starts.ts';

const plan: StartRequest = JSON.parse(
	readFileSync(new URL('../core/status/plan-two-entries.json', import.meta.url), 'utf8'),
);
const inSum = /In sum 5 at a time \(all 3 at once\), 5 failures stop all, if each entry/;
const first = /Entry 1, 1 location: 3 at a time \(it has 1\); stops after the 3rd failure/;
const second = /Entry 2, 2 locations: 2 at a time; stops after the 2nd failure/;

test('review, question and header tell the limits that are sent, entry by entry and in sum', async () => {
	const {operator, world, runtime} = await openConsole({world: 'seed', columns: 160, rows: 40});
	runtime.store.dispatch({type: 'plan-opened', request: plan, origin: 'plan-two-entries.json'});
	await operator.press('right');
	operator.sees(first, second, inSum, /Waves +one if the entries run side by side, 2 if one after another/);
	operator.misses("AWS's defaults.*locations");
	await operator.press('enter');
	operator.sees(/Entry 1, 1 location: 3 at a time/, second, /In sum 5 at a time/);
	await operator.press('y');
	expect(startsOf(world)[0]).toMatchObject({TargetLocations: plan.TargetLocations});
	await world.advance('6s');
	operator.sees(/errors 0 of 3 allowed \(2 \+ 1\)/, /of 5 running/);
});

test('the form offers no limit that would not be sent, and shows those that are', async () => {
	const {operator, runtime} = await openConsole({world: 'seed', columns: 160, rows: 40});
	runtime.store.dispatch({type: 'plan-opened', request: plan, origin: 'plan-two-entries.json'});
	await operator.press('5');
	operator.sees(
		first,
		second,
		inSum,
		'Each target location keeps the limits it came with',
		/Resources of one location/,
	);
	operator.misses('Locations: accounts × Regions');
});

test('retrying says at what rate the locations are started again', async () => {
	const {operator} = await openConsole({after: '60m'});
	await operator.press('r');
	operator.sees(/Retry PatchFleet|Retry .* in \d+ locations/, /at a time/);
});
