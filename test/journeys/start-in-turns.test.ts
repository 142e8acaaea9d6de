import {randomUUID} from 'node:crypto';
import {appendFileSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {toSentRequest} from '../../source/core/planning/start-tag.ts';
import type {NewEntry} from '../../source/ports/journal.ts';
import {startExecution} from '../../source/simulator/engine/run/start.ts';
import type {StartInput} from '../../source/simulator/engine/state/api.ts';
import type {Simulator} from '../../source/simulator/simulator.ts';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {centralAccount, SeedWorld} from '../harness/seed-world.ts';

const starts = ({calls}: Simulator) => calls.filter(call => call.operation === 'StartAutomationExecution');

/** One location at a time was asked for, and two fail that no one target location covers: the retry takes two turns. */
const failingApart = () =>
	openConsole(seed =>
		seed
			.limits('1', '10')
			.child('444455556666/us-east-1', {failsAt: 'installPatches'})
			.child('111122223333/eu-west-1', {failsAt: 'installPatches'}),
	);

test('a retry in two turns says so, shows what waits, and starts the second when the first has ended', async () => {
	const {operator, world} = await failingApart();
	await world.advance('10m');
	await operator.press('r');
	operator.sees('In 2 turns');
	await operator.press('y');
	expect(starts(world)).toHaveLength(1);
	operator.sees('attempt 1 of 2', '2, turn 1 of 2: ');
	await operator.press('escape', 'escape');
	operator.sees('1 request (1 location) waits for turn 1 of 2 to end');
	await world.advance('5m');
	expect(starts(world)).toHaveLength(2);
	operator.misses('waits for turn');
});

/** A start of two hours ago that was written down, and nothing more is known of. */
const lost = (change: Partial<NewEntry> = {}): NewEntry => ({
	clientToken: randomUUID(),
	where: {accountId: centralAccount, region: 'us-east-1'},
	request: {
		DocumentName: 'PatchFleet',
		TargetLocations: [{Accounts: ['111122223333'], Regions: ['us-east-1']}],
	},
	writtenAt: Date.UTC(2026, 10, 23, 1, 0, 0),
	launchId: randomUUID(),
	turn: 0,
	locations: 1,
	retryOf: null,
	isTagged: true,
	state: 'open',
	...change,
});

const withLost = (isReadOnly = false, change: Partial<NewEntry> = {}) =>
	openConsole(
		fromSeed(new SeedWorld(), {isReadOnly, opensList: true, earlier: journal => journal.write([lost(change)])}),
	);

test('an old start that AWS knows nothing of is asked about, and started where the operator says so', async () => {
	const {operator, world} = await withLost();
	operator.sees('Was PatchFleet in 1 location ever started?', /s +start it now +f +forget it/);
	expect(starts(world)).toHaveLength(0);
	await operator.press('s');
	expect(starts(world)).toHaveLength(1);
	operator.sees('Started');
});

test('forgotten it is never started', async () => {
	const {operator, world} = await withLost();
	await operator.press('f');
	operator.sees('Given up');
	expect(starts(world)).toHaveLength(0);
});

test('with --read-only nobody is asked, and nothing is sent', async () => {
	const {operator, world} = await withLost(true);
	operator.misses('forget it');
	expect(starts(world)).toHaveLength(0);
});

test('a start that was sent a moment ago is found by its token, and what became of it is said', async () => {
	const entry = lost({writtenAt: Date.UTC(2026, 10, 23, 2, 59, 0)});
	const {operator, world} = await openConsole(
		fromSeed(new SeedWorld(), {
			opensList: true,
			async earlier(journal, {world: asked}) {
				await journal.write([entry]);
				const [{principalArn = ''} = {}] = asked.people.values();
				const caller = {accountId: centralAccount, region: 'us-east-1', principalArn};
				startExecution(asked, caller, toSentRequest(entry.request, entry.clientToken, true) as StartInput);
			},
		}),
	);
	operator.sees(/PatchFleet of 02:59Z did start: [0-9a-f-]{36}/);
	expect(starts(world)).toHaveLength(0);
});

test('a start that was written down a moment ago and never sent is asked about, not sent', async () => {
	const {operator, world} = await withLost(false, {writtenAt: Date.UTC(2026, 10, 23, 2, 59, 0)});
	operator.sees('Was PatchFleet in 1 location ever started?');
	expect(starts(world)).toHaveLength(0);
});

test('a line of the journal that can’t be read is named; nothing is started until the operator passes over it', async () => {
	const {operator, world, stateFolder} = await openConsole({
		...fromSeed(new SeedWorld().child('111122223333/eu-west-1', {failsAt: 'installPatches'})),
		async earlier(journal) {
			await journal.write([lost({state: 'planned'})]);
			await journal.passOver([]);
		},
		damage: folder => appendFileSync(join(folder, 'launches.ndjson'), '{"version":2,"type":"wri\n'),
	});
	operator.sees('The launch journal has 1 line that can’t be read', 'it is no JSON', /launches\.ndjson, line 5/);
	await operator.press('escape', 'escape');
	await world.advance('10m');
	await operator.press('r', 'y');
	operator.sees(/holds what can’t be relied on/);
	expect(starts(world)).toHaveLength(0);
	expect(readFileSync(join(stateFolder, 'launches.ndjson'), 'utf8')).toContain('"wri\n');
});

test('passed over it stops nothing any more', async () => {
	const {operator, world} = await openConsole({
		...fromSeed(new SeedWorld().child('111122223333/eu-west-1', {failsAt: 'installPatches'})),
		damage: folder => writeFileSync(join(folder, 'launches.ndjson'), '7\n', {mode: 0o600}),
	});
	operator.sees('The launch journal has 1 line that can’t be read');
	await operator.press('f');
	operator.sees('Passed over from now on');
	await world.advance('10m');
	await operator.press('r', 'y');
	expect(starts(world)).toHaveLength(1);
});

test('requests whose turn had not come are offered to go on with', async () => {
	const {operator, world} = await withLost(false, {state: 'planned', turn: 0});
	operator.sees('Go on with PatchFleet in 1 more location?');
	await operator.press('s');
	expect(starts(world)).toHaveLength(1);
});

test('a turn that is held back is asked about once what else was asked is answered, and can be given up', async () => {
	const {operator, world, runtime} = await openConsole(fromSeed(new SeedWorld(), {opensList: true}));
	await operator.press('enter', 'c');
	operator.sees('Cancel the fan-out');
	runtime.store.dispatch({
		type: 'launch-progressed',
		progress: {
			launchId: randomUUID(),
			document: 'PatchFleet',
			retryOf: null,
			state: 'held',
			executionIds: [],
			sent: [],
			waiting: 1,
			waitingLocations: 3,
			turn: 1,
			turns: 2,
			isUnanswered: false,
			justStarted: null,
			reason: '2 locations failed, and 1 is tolerated',
			failure: null,
		},
	});
	await operator.press('n');
	operator.sees('Go on with PatchFleet in 3 more locations?', '2 locations failed, and 1 is tolerated');
	await operator.press('escape', 'escape', 'escape');
	operator.sees('1 request (3 locations) held back: 2 locations failed');
	expect(starts(world)).toHaveLength(0);
});
