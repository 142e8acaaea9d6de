import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';

test('throttling is a state on the screen that passes by itself', async () => {
	const {operator, world} = await openConsole({columns: 120, rows: 36});
	world.addFault({kind: 'throttle'});
	await world.advance('10s');
	operator.sees('throttled by AWS');
	operator.sees('128046739951');
	world.clearFaults();
	await world.advance('2m');
	operator.misses('throttled by AWS');
});

test('expired credentials keep what is known on the screen, with its age, and go on when they come back', async () => {
	const {operator, world} = await openConsole({columns: 120, rows: 36});
	world.addFault({kind: 'expired-token'});
	await world.advance('30s');
	operator.sees(/credentials expired/, /as of \d+s ago/, '128046739951');
	world.clearFaults();
	await world.advance('30s');
	operator.misses(/credentials expired/);
	operator.sees('✔');
});

test('lost answers, faults of the service and answers cut in half never end the watch', async () => {
	const {operator, world} = await openConsole();
	for (const kind of [
		'drop-before',
		'error',
		'malformed',
		'unavailable',
		'unknown-status',
		'missing-fields',
		'hostile-text',
	] as const) {
		world.addFault({kind, rate: 0.3});
	}

	await world.advance('2m');
	world.clearFaults();
	await world.advance('10m');
	operator.sees('192/192');
	expect(operator.hasQuit()).toBe(false);
});

test('hostile text from AWS reaches the terminal as visible signs only', async () => {
	const {operator, world, terminal} = await openConsole({columns: 120, rows: 36});
	world.addFault({kind: 'hostile-text'});
	await world.advance('60s');
	await operator.press('n', 'enter');
	operator.sees('evil ␛[2J');
	expect(terminal.written).not.toContain('owned\u0007');
	expect(terminal.written).not.toContain('\u202E');
});
