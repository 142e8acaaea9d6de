import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';

const moves = ['down', 'right', 'left', 'pagedown', 'up', 'home'];
const typing = ['down', 'x1', 'left', 'backspace', 'ctrl+u'];

type Opened = Awaited<ReturnType<typeof openConsole>>;

/** Press the keys twice: the first time a place may read what it needs, the second time nothing more. */
async function expectNoCalls({operator, world}: Opened, place: string, keys: readonly string[]): Promise<void> {
	await operator.press(...keys);
	const before = world.calls.length;
	await operator.press(...keys);
	expect([place, ...world.calls.slice(before).map(({operation}) => operation)]).toEqual([place]);
}

test('moving and typing costs no call on what belongs to a fan-out', async () => {
	const opened = await openConsole({after: '60s'});
	const {operator} = opened;
	await expectNoCalls(opened, 'matrix', moves);
	for (const key of ['e', 't', 'L']) {
		await operator.press(key);
		await expectNoCalls(opened, key, moves);
		await operator.press('escape');
	}

	for (const key of ['/', ':']) {
		await operator.press(key);
		await expectNoCalls(opened, key, typing);
		await operator.press('escape');
	}

	await operator.press('n', 'enter');
	await expectNoCalls(opened, 'location', moves);
	await operator.press('enter');
	await expectNoCalls(opened, 'step', moves);
});

test('moving and typing costs no call in any section of a launch', async () => {
	const opened = await openConsole({after: '60s'});
	const {operator} = opened;
	await operator.press('E', '1');
	await expectNoCalls(opened, 'runbook', moves);
	await operator.press('/');
	await expectNoCalls(opened, 'search of runbooks', typing);
	await operator.press('escape', '2', '/');
	await expectNoCalls(opened, 'search of locations', typing);
	await operator.press('escape');
	await expectNoCalls(opened, 'locations', ['space', ...moves]);
	for (const section of ['targets', 'parameters', 'rate', 'alarm', 'tags']) {
		await operator.press('tab');
		await expectNoCalls(opened, section, typing);
	}

	await operator.press('tab', '0', 'Stage=canary, then the rest');
	await expectNoCalls(opened, 'rings', typing);
	await operator.press('tab');
	await expectNoCalls(opened, 'review', moves);
	await operator.press('9');
	await expectNoCalls(opened, 'preflight', moves);
});
