import {expect, test} from 'vitest';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {SeedWorld} from '../harness/seed-world.ts';

type Call = {readonly operation: string};
const stops = (calls: readonly Call[]) => calls.filter(call => call.operation === 'StopAutomationExecution');

/** A fan-out that goes on for longer than anybody here looks at it. */
const readOnly = () => openConsole(fromSeed(new SeedWorld().child('*/*', {takesMs: 3_600_000}), {isReadOnly: true}));

test('read-only stands in the header, and keys that change something say why they don’t', async () => {
	const {operator, world} = await readOnly();
	operator.sees('read-only');
	for (const key of ['c', 'r', 'a']) {
		await operator.press(key);
		operator.sees('--read-only', ':arm 15m');
	}

	expect(stops(world.calls)).toHaveLength(0);
});

test('arming lifts it for a while, which the header counts down, and it ends by itself', async () => {
	const {operator, world} = await readOnly();
	await operator.press(':', 'arm 15m', 'enter');
	operator.sees('armed 15m', 'Armed for 15m');
	await world.advance('1m');
	operator.sees(/armed 14m/);
	await operator.press('c');
	operator.sees('Cancel the fan-out');
	await operator.press('escape');
	await world.advance('15m');
	operator.sees('read-only');
	operator.misses('armed');
	await operator.press('c');
	operator.misses('Cancel the fan-out');
});

test('what is confirmed after the arming has ended goes out no more', async () => {
	const {operator, world} = await readOnly();
	await operator.press(':', 'arm 10s', 'enter', 'c');
	operator.sees('Cancel the fan-out');
	await world.advance('11s');
	await operator.press('y');
	expect(stops(world.calls)).toHaveLength(0);
	operator.sees(/read-only/);
});

test('disarm ends it at once', async () => {
	const {operator} = await readOnly();
	await operator.press(':', 'arm 1h', 'enter');
	operator.sees('armed 1h');
	await operator.press(':', 'disarm', 'enter');
	operator.sees('read-only', 'Read-only again');
});

test('what arm does not take is refused, and the line stays to be mended', async () => {
	const {operator} = await readOnly();
	await operator.press(':', 'arm soon', 'enter');
	operator.sees(':arm soon', 'arm takes a time up to 8h');
	await operator.press('escape');
	operator.misses(':arm');
});
