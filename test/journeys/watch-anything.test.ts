import {expect, test} from 'vitest';
import type {Setup} from '../harness/open-console.ts';
import {openConsole} from '../harness/open-console.ts';
import {SeedWorld, startHere} from '../harness/seed-world.ts';

/** A console at an execution of the central account that is no fan-out. */
function openHere(seed: SeedWorld, resources = 0, more: Setup = {}) {
	return openConsole({
		...more,
		world: startMs => seed.build(startMs),
		start: simulator => startHere(simulator.world, resources),
	});
}

const hidden = new SeedWorld()
	.child('444455556666/us-east-1', {failsAt: 'installPatches', message: 'No space left on device'})
	.settings({locationStepTarget: 'entry', childIdInOutputs: 'never'});

function openUnplaced(more: Setup = {}) {
	return openConsole({...more, world: startMs => hidden.build(startMs), start: ({world}) => hidden.start(world)});
}

test('a plain automation shows its steps, which open, and is asked for no longer when it has ended', async () => {
	const {operator, world} = await openHere(new SeedWorld());
	await world.advance('5s');
	operator.sees('PatchFleet', /0\/2 .*►1/, /checkHealth +►/, /installPatches +·/);
	await world.advance('30s');
	operator.sees(/2\/2 +√2/, 'ended');
	const calls = world.calls.length;
	await world.advance('5m');
	expect(world.calls.slice(calls).filter(({operation}) => operation.includes('Execution'))).toEqual([]);
	await operator.press('down', 'enter');
	operator.sees('checkHealth', /▌.*installPatches/);
	await operator.press('enter');
	operator.sees('Inputs');
});

test('a rate-controlled automation shows its resources, failures among them, and each opens', async () => {
	const seed = new SeedWorld()
		.resources(3)
		.child('999900001111/us-east-1', {failsAt: 'installPatches', resource: 'i-0000001'});
	const {operator, world} = await openHere(seed, 3);
	await world.advance('2m');
	operator.sees(/3\/3 .*×1 +√2/, /i-0000000 +√/, /i-0000001 +×/);
	await operator.press('n', 'enter');
	operator.sees(/› i-0000001/, /installPatches/, /Failed/);
});

test('an approval in a plain automation is answered from its matrix', async () => {
	const {operator, world} = await openHere(new SeedWorld().asks());
	await world.advance('5s');
	operator.sees(/askFirst +▲/);
	await operator.press('a');
	operator.sees('askFirst', /approve/i);
});

test('what is no fan-out is cancelled as what it is, and not retried', async () => {
	const {operator, world} = await openHere(new SeedWorld());
	await world.advance('5s');
	await operator.press('c');
	operator.sees('Cancel the execution of PatchFleet?', /1 step runs/, /1 step has not begun/);
	await operator.press('y');
	await world.advance('30s');
	await operator.press('r');
	operator.sees('is no fan-out');
	expect(world.calls.filter(({operation}) => operation === 'StopAutomationExecution')).toHaveLength(1);
});

test('steps that AWS does not place have rows of their own, counted, searched, grouped by cause and opened', async () => {
	const {operator, world} = await openUnplaced();
	await world.advance('1m');
	operator.sees(/4\/4 +×1 +√3/, 'Not placed by AWS (4)', /444455556666_us-east-1 +×/);
	await operator.press('n');
	operator.sees(/^444455556666_us-east-1 · Failed/m);
	await operator.press('enter');
	operator.sees(/▌.*444455556666_us-east-1/);
	await operator.press('enter');
	operator.sees('Failure', 'No space left on device');
	await operator.press('escape', 'escape', 'e');
	operator.sees(/1 .*No space left on device/, '444455556666_us-east-1');
	await operator.press('escape', '/', ...'444455556666_us'.split(''), 'enter');
	operator.sees('444455556666_us-east-1');
	operator.misses('111122223333_us-east-1');
});

test('a retry in the console names what it leaves out; a marked step without a place is refused with the reason', async () => {
	const {operator, world} = await openUnplaced({columns: 160});
	await world.advance('1m');
	await operator.press('r');
	operator.sees(/4 locations left out, as AWS doesn’t say how they ended/);
	await operator.press('n', 'space', 'r');
	operator.sees('AWS doesn’t say where these steps ran, so they can’t be retried by themselves');
	await operator.press('c');
	await operator.press('escape');
	expect(world.calls.filter(({operation}) => operation === 'StartAutomationExecution')).toEqual([]);
});
