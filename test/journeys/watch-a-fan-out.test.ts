import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';

test('a fan-out shows as a matrix of accounts and Regions, and its cells change as time passes', async () => {
	const {operator, world} = await openConsole();
	operator.sees('Acme-PatchFleet', '210987654321/us-east-1', /catalog-prod? +128046739951/);
	const before = operator.screen();
	await world.advance('30s');
	operator.sees(/[√×]/);
	expect(operator.screen()).not.toBe(before);
});

test('a fan-out that AWS calls a success is judged by its locations', async () => {
	const {operator, world} = await openConsole({columns: 200, rows: 50, after: '3m'});
	await world.advance('3m');
	operator.sees('192/192', /Success/, /×22/);
});

test('what has ended is never asked for again', async () => {
	const {world} = await openConsole({after: '3m'});
	await world.advance('10m');
	// Whether somebody retries it is still asked, every 2 minutes.
	const reads = () =>
		world.calls.filter(({operation}) => /^(?:Get|Describe.*Step)/.test(operation) && operation !== 'GetCallerIdentity')
			.length;
	const before = reads();
	const calls = world.calls.length;
	await world.advance('10m');
	expect(reads()).toBe(before);
	expect(world.calls.length - calls).toBeLessThanOrEqual(5);
});

test('the list judges a fan-out by its locations too, and is not green before they are counted', async () => {
	const {operator, world} = await openConsole({columns: 120, after: '3m'});
	await world.advance('3m');
	await operator.press('escape');
	operator.sees(/× 164 of 192 · 22 failed.* Acme-PatchFleet/, /√ (\d+) of \1 .* Acme-RotateAgents/);
	const counted = world.calls.filter(({operation}) => operation === 'GetAutomationExecution').length;
	await world.advance('5m');
	expect(world.calls.filter(({operation}) => operation === 'GetAutomationExecution')).toHaveLength(counted);
});

test('the list of fan-outs opens the matrix, and Esc comes back to it', async () => {
	const {operator} = await openConsole({opensList: true});
	operator.sees(/► \d+ of 192 .* Acme-PatchFleet/, 'Acme-RotateAgents');
	await operator.press('enter');
	operator.sees('128046739951');
	await operator.press('escape');
	operator.sees('Acme-RotateAgents');
});
