import {describe, expect, test} from 'vitest';
import {openedFollowing} from '../../source/core/state/attempts.ts';
import {fromSeed, openConsole, type Setup} from '../harness/open-console.ts';
import {SeedWorld} from '../harness/seed-world.ts';

const fair = {delayMs: 1000, loss: 0, twice: 0};
const slow = '444455556666/us-west-2';

/** Eight locations that take twenty seconds; one of them takes nearly two minutes more and then fails. */
function open(extra: Partial<Setup> = {}) {
	const seed = new SeedWorld()
		.regions('eu-west-1', 'us-east-1', 'eu-central-1', 'us-west-2')
		.child(slow, {failsAt: 'installPatches', takesMs: 114_000});
	return openConsole(fromSeed(seed, {events: fair, ...extra}));
}

test.each([
	[80, 24],
	[200, 50],
])('a failure shows long before the next read would have been due, at %i by %i', async (columns, rows) => {
	const {operator, world, runtime} = await open({columns, rows});
	operator.sees(/ events… {2}as of 0s ago/);
	await world.advance('1m');
	operator.sees(/7\/8 .*√7/, / events {2}as of \d+s ago/);
	const followed = () => openedFollowing(runtime.store.getState())!;
	let dueAt = 0;
	while (followed().grid.count('Failed') === 0) {
		// The event makes it due sooner.
		dueAt = Math.max(dueAt, followed().dueAt ?? 0);
		await world.advance('1s');
	}

	operator.sees(/8\/8 .*×1/);
	const {grid} = followed();
	const failedAt = grid.endedAt(grid.find({accountId: '444455556666', region: 'us-west-2'})!);
	const {now} = runtime.store.getState();
	expect(now - failedAt).toBeLessThan(4000);
	expect(dueAt).toBeGreaterThan(now + 3000);
	await world.advance('20s');
	operator.sees(/ ended/);
	operator.misses(/ events /);
});

describe('the header says of the queue', () => {
	test('that events are late, and by how much', async () => {
		const {operator, world} = await open({events: {...fair, delayMs: 90_000}});
		await world.advance('2m');
		operator.sees(/ events 1m\d\ds late {2}as of \d+s ago/);
	});

	test('that none arrives although locations end, with what to look at', async () => {
		const {operator, world} = await openConsole({events: {...fair, loss: 1}});
		await world.advance('1m');
		operator.sees(/ no events {2}as of \d+s ago/, /No event arrives: is the rule in the account and Region/);
		await operator.press('j');
		operator.misses('No event arrives');
		operator.sees(/ no events /);
	});

	test('nothing where there is no queue, and on the list of fan-outs', async () => {
		const {operator} = await openConsole({});
		operator.misses('events');
		const withQueue = await open();
		await withQueue.operator.press('escape');
		withQueue.operator.sees('fan-outs');
		withQueue.operator.misses(/ events/);
	});

	test('nothing where a long path leaves no room', async () => {
		const {operator, world} = await open({columns: 48, isReadOnly: true});
		await world.advance('5s');
		operator.sees(/^rollgrid … › PatchFleet +read-only +as of \ds ago/);
	});
});

test.each([
	[
		'access-denied',
		/× without events · sqs:ReceiveMessage: AccessDenied\w* · for \d+s/,
		/allow sqs:ReceiveMessage · asks again in \d+s/,
	],
	[
		'throttle',
		/× without events · .*sqs:ReceiveMessage: \w*Thrott\w* · for \d+s/,
		/Asked less often until SQS answers · asks again in \d+s/,
	],
	[
		'expired-token',
		/× without events · .*sqs:ReceiveMessage: Expired\w* · for \d+s/,
		/rollgrid picks them up by itself/,
	],
] as const)(
	'trouble with the queue (%s) is on the screen with the way out while polling goes on, and passes',
	async (kind, what, way) => {
		const {operator, world} = await open();
		await world.advance('10s');
		world.addFault({kind, operation: 'ReceiveMessage'});
		await world.advance('30s');
		operator.sees(/ no events {2}as of \ds ago/, what, way, /7\/8 .*√7/);
		await operator.press('L');
		operator.sees(/ReceiveMessage +\d+ ms +\w+/);
		await operator.press('escape');
		world.clearFaults();
		await world.advance('45s');
		operator.misses(/without events/);
		operator.sees(/ events {2}as of \d+s ago/);
	},
);
