import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';
import type {SeedWorld} from '../harness/seed-world.ts';

/** Four locations, one of which puts out another version than the others. */
const oneOddVersion = (seed: SeedWorld) =>
	seed.child('444455556666/us-east-1', {outputs: {Version: ['1.9.0']}}).child('*/*', {outputs: {Version: ['2.4.1']}});

test('an output is compared over all locations: the rarest value first, its locations alone on the matrix', async () => {
	const {operator, world} = await openConsole(oneOddVersion);
	await world.advance('2m');
	await operator.press('o');
	operator.sees('Compare what over all locations?', 'Failure message', 'installPatches: output Version');
	await operator.press('/', 'output version', 'enter', 'enter');
	await world.advance('20s');
	operator.sees('4 of 4 read', /A +1 +1\.9\.0/, /B +3 +2\.4\.1/, '444455556666/us-east-1');
	await operator.press('enter');
	operator.sees('A: installPatches: output Version', /4444.*[AB]/);
	await operator.press('down', 'up', 'escape');
	operator.sees(/√/);
});

test('what the parent knows is compared without a call to any location', async () => {
	const {operator, world} = await openConsole(seed =>
		seed.child('111122223333/eu-west-1', {failsAt: 'installPatches', message: 'Disk full'}),
	);
	await world.advance('2m');
	await operator.press('o');
	await world.advance('5s');
	const before = world.calls.length;
	await operator.press('enter');
	operator.sees(/A +1 +Disk full/, /- +3 +no failure/);
	expect(world.calls.length).toBe(before);
});

test('Esc stops the reading and says how far it came; what was read is kept, and u reads on', async () => {
	const accounts = Array.from({length: 40}, (_, n) => String(111_100_000_000 + n));
	const {operator, world} = await openConsole(seed =>
		seed.accounts(...accounts).child('*/*', {outputs: {Version: ['{region}']}}),
	);
	await world.advance('2m');
	await operator.press('o');
	await world.advance('10s');
	await operator.press('/', 'output version', 'enter');
	world.addFault({kind: 'slow', delayMs: 2000, operation: 'GetAutomationExecution'});
	await operator.press('enter');
	await world.advance('4s');
	operator.sees(/\d+ of 80 read, Esc stops/);
	await operator.press('escape');
	operator.sees(/Stopped after \d+ of 80/);
	await world.advance('5s');
	await operator.press('escape', 'o');
	operator.sees(/not read yet/);
	world.clearFaults();
	await operator.press('u');
	await world.advance('3m');
	operator.sees(/40 +eu-west-1/, /40 +us-east-1/);
	operator.misses('not read yet');
});

test('a location that cannot be read is a group of its own, with the reason', async () => {
	const {operator, world} = await openConsole(seed => oneOddVersion(seed).withoutExecutionRole('111122223333'));
	await world.advance('2m');
	world.addFault({kind: 'access-denied', operation: 'GetAutomationExecution', region: 'eu-west-1'});
	await operator.press('o');
	await world.advance('10s');
	await operator.press('/', 'output version', 'enter', 'enter');
	await world.advance('30s');
	operator.sees(/1 +1\.9\.0/, /2 +nothing began there/, /1 +couldn't be read: AccessDeniedException/);
});
