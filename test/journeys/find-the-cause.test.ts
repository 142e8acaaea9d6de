import {expect, test} from 'vitest';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {SeedWorld} from '../harness/seed-world.ts';

test('a location whose role is missing shows what the fan-out says of it, though there is no child to look into', async () => {
	const {operator, world} = await openConsole(seed => seed.withoutExecutionRole('444455556666'));
	await world.advance('3m');
	await operator.press('n');
	operator.sees(/^444455556666\/us-east-1 · Failed/);
	await operator.press('enter');
	operator.sees('The fan-out says of 444455556666/us-east-1', 'in the target location is unable to be assumed.');
	operator.sees('So nothing began there');
});

test('a failed child is opened at the step that failed, with AWS’s own words', async () => {
	const {operator, world} = await openConsole(seed =>
		seed.child('444455556666/us-east-1', {failsAt: 'installPatches', message: 'No space left on device.'}),
	);
	await world.advance('2m');
	operator.sees('4/4', '√3', '×1');
	await operator.press('n', 'enter');
	operator.sees('checkHealth', 'installPatches', /No space left on device/);
	await operator.press('enter');
	operator.sees('installPatches', /No space left on device/);
});

test('n goes to the next failure and N back, round the end', async () => {
	const {operator, world} = await openConsole(seed =>
		seed
			.child('111122223333/us-east-1', {failsAt: 'checkHealth'})
			.child('444455556666/eu-west-1', {failsAt: 'checkHealth'}),
	);
	await world.advance('2m');
	const place = () => /^(\d{12}\/[a-z]+-[a-z]+-\d) · /m.exec(operator.screen())?.[1];
	await operator.press('n');
	const first = place();
	await operator.press('n');
	const second = place();
	expect([first, second].toSorted()).toEqual(['111122223333/us-east-1', '444455556666/eu-west-1']);
	await operator.press('N');
	expect(place()).toBe(first);
	await operator.press('n', 'n');
	expect(place()).toBe(first);
});

test('marks survive filter, sort and the passing of time, and only what is marked is cancelled, where it runs', async () => {
	const {operator, world} = await openConsole(
		fromSeed(new SeedWorld().child('*/us-east-1', {takesMs: 600_000}), {columns: 120, rows: 36}),
	);
	await world.advance('20s');
	await operator.press('/', '444455556666', 'enter', 'R', 'escape', 'f', 's', 'f', 'f', 'f');
	await world.advance('1m');
	await operator.press('c');
	operator.sees('Cancel PatchFleet in 444455556666/us-east-1?');
	await operator.press('y');
	expect(world.calls.filter(call => call.operation === 'StopAutomationExecution')).toMatchObject([
		{accountId: '444455556666', region: 'us-east-1'},
	]);
	await world.advance('3m');
	operator.sees('■1');
});

test('cancelling more than twenty locations takes their number, typed', async () => {
	const accounts = Array.from({length: 25}, (_, n) => String(111_100_000_000 + n));
	const {operator, world} = await openConsole(seed =>
		seed
			.accounts(...accounts)
			.regions('eu-west-1')
			.child('*/*', {takesMs: 600_000}),
	);
	const stops = () => world.calls.filter(call => call.operation === 'StopAutomationExecution').length;
	await world.advance('30s');
	await operator.press('c');
	operator.sees('25 locations run');
	await operator.press('y', 'enter');
	operator.sees('Type 25 to go on, Esc to leave');
	expect(stops()).toBe(0);
	await operator.press('backspace', '25', 'enter');
	expect(stops()).toBe(1);
});

test('a network that fails is a state on the screen, and the watch goes on by itself when it is back', async () => {
	const {operator, world} = await openConsole({columns: 120, rows: 36});
	world.addFault({kind: 'drop-before'});
	await world.advance('30s');
	operator.sees('AWS can’t be reached', /asks again in \d+s/, /as of \d+s ago/, '128046739951');
	world.clearFaults();
	await world.advance('2m');
	operator.misses('can’t be reached');
});
