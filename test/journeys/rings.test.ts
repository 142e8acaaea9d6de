import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {toRunHead} from '../../source/core/actions/rings/run-head.ts';
import {parseRings} from '../../source/core/planning/rings/parse-rings.ts';
import {placeRings} from '../../source/core/planning/rings/place-rings.ts';
import type {Runs} from '../../source/ports/runs.ts';
import {atEnd} from '../harness/at-end.ts';
import {openConsole, openWorld} from '../harness/open-console.ts';
import {centralAccount, SeedWorld} from '../harness/seed-world.ts';
import {startsOf} from '../harness/starts.ts';

const accounts = ['111122223333', '444455556666'];
const request = {
	DocumentName: 'PatchFleet',
	TargetLocations: [
		{
			Accounts: accounts,
			Regions: ['eu-west-1', 'us-east-1'],
			TargetLocationMaxConcurrency: '4',
			TargetLocationMaxErrors: '4',
		},
	],
};
const runId = '11111111-2222-4333-a444-555555555555';

/** Record a run of which nothing was started. */
async function beginRun(runs: Runs, text: string, begunAt: number, DocumentName = 'PatchFleet'): Promise<void> {
	const parsed = parseRings(text);
	const rings = 'rings' in parsed ? parsed.rings : [];
	const placed = placeRings(request, rings, {directory: {accounts: new Map()}, accountTags: new Map()});
	const where = {accountId: centralAccount, region: 'us-east-1'};
	expect(placed).toHaveProperty('rings');
	if ('rings' in placed) {
		await runs.begin(toRunHead({request: {...request, DocumentName}, where, rings: placed.rings}, runId, begunAt));
	}
}

async function openOnRun(text: string, seed = new SeedWorld(), document?: string) {
	const on = await openWorld({world: startMs => seed.build(startMs)});
	const stateFolder = mkdtempSync(join(tmpdir(), 'rollgrid-'));
	atEnd(async () => {
		await on.close();
		rmSync(stateFolder, {recursive: true});
	});
	const first = await openConsole({
		on,
		stateFolder,
		columns: 120,
		rows: 36,
		earlier: (_, __, ___, runs) => beginRun(runs, text, on.clock.now(), document),
	});
	return {
		...first,
		stateFolder,
		another: () => openConsole({on, stateFolder, columns: 120, rows: 36}),
		/** The locations of each start, in order. */
		starts: () =>
			startsOf(on.world).map(({TargetLocations}) =>
				(TargetLocations as ReadonlyArray<{Accounts: string[]; Regions: string[]}>).flatMap(({Accounts, Regions}) =>
					Accounts.flatMap(account => Regions.map(region => `${account}/${region}`)),
				),
			),
	};
}

const canary = 'rings: [{name: canary, count: 1, gate: {after: 10m, approve: true}}, {name: rest, rest: true}]';

const asks =
	'rings: [{name: canary, count: 1, gate: {otherwise: ask}}, {name: next, count: 1}, {name: rest, rest: true}]';

test('a run is taken up, its rings are shown as bands, its gate is approved, and the next ring starts', async () => {
	const {operator, world, starts, runs} = await openOnRun(canary);
	operator.sees('Take up the run of PatchFleet over 2 rings?', 'canary: 1 location, not started');
	await operator.press('t');
	await world.advance('5s');
	operator.sees(
		'PatchFleet, ring canary, 1 of 2',
		/^▌ ►\s+1 canary\s+1 location .* 0 of 1 ended\s+111122223333\/eu-west-1/,
		/^ {2}·\s+2 rest\s+3 locations .* not started/,
		'gate after canary: 100 % succeeded, 10m00s after the ring, approval; otherwise stop',
		', 1 of 2 · Next is rest with 3 locations · m: pause, skip, stop',
	);
	await world.advance('1m');
	operator.sees(/1 of 1 succeeded \(100 %\), 100 % needed √ · 9m\d\ds of 10m00s left · waits for approval/);
	await world.advance('10m');
	operator.sees('10m00s have passed √ · waits for approval', 'm approves the gate, then rest with 3 locations starts');
	expect(starts().length).toBe(1);
	await operator.press('m');
	operator.sees('What becomes of the run of PatchFleet over 2 rings?', 'a approve');
	await operator.press('a', 'n');
	expect(starts().length).toBe(1);
	await operator.press('m', 'a', 'y');
	await world.advance('5s');
	operator.sees(
		'PatchFleet, ring rest, 2 of 2',
		/^ {2}√\s+1 canary .* 1 of 1 succeeded/,
		/^▌ ►\s+2 rest .* 0 of 3 ended/,
	);
	await operator.press('m');
	// Counts that stood still in a question would soon be untrue.
	operator.sees('- rest: 3 locations, running.', /^▌ ►\s+2 rest .* 0 of 3 ended/);
	await operator.press('escape', '(');
	operator.sees('PatchFleet, ring canary, 1 of 2');
	await operator.press(')');
	await world.advance('1m');
	operator.sees('The run is over: 4 of 4 locations succeeded');
	expect(starts().map(({length}) => length)).toEqual([1, 3]);
	const read = await runs.read(runId);
	const said = read.ok ? read.value!.events.flatMap(event => ('by' in event ? [event.type] : [])) : [];
	expect(said).toEqual(['taken-up', 'decided', 'taken-up']);
});

test('a second console hands decisions on to the one that conducts the run; once that has quit, it takes the run up where it stands', async () => {
	const {operator, world, starts, another, runtime, runs} = await openOnRun(canary);
	await operator.press('t');
	await world.advance('5s');
	const second = await another();
	second.operator.misses('Take up the run');
	second.operator.sees('ring 1/2 canary');
	await second.operator.press('enter');
	second.operator.sees(
		/conducted by \S+ on \S+, process \d+ since 2026-11-23 \d\d:00:0\dZ · m hands a decision on/,
		/^▌ ►\s+1 canary/,
	);
	await second.operator.press('m');
	second.operator.sees(
		'What becomes of the run of PatchFleet over 2 rings?',
		/process \d+, conducts the run since .+; its lease lasts until/,
		'A decision is handed on to it',
		'p pause',
	);
	second.operator.misses('take it up');
	await second.operator.press('p');
	second.operator.sees('Pause the run?', /process \d+, conducts the run since .+: this is handed on to it\./);
	await second.operator.press('y');
	second.operator.sees(/Handed on to .+: pause, not yet taken/, 'handed on, not yet taken: pause');
	operator.misses(' · paused · ');
	await second.world.advance('25s');
	second.operator.sees(/process \d+ took it: pause/, ' · paused · conducted by');
	second.operator.misses('not yet taken');
	await world.advance('1s');
	operator.sees(/run 11111111, 1 of 2 · paused · /);
	await second.operator.press('m', 'g', 'y');
	await second.world.advance('25s');
	second.operator.sees(/took it: go/);
	await world.advance('1s');
	operator.misses(' · paused · ');
	await second.operator.press('r');
	second.operator.sees('Nothing of this ring can be retried now');
	const read = await runs.read(runId);
	expect(read.ok ? read.value!.events.flatMap(event => ('decision' in event ? [event.decision] : [])) : []).toEqual([
		'pause',
		'go',
	]);
	runtime.stop();
	await runtime.keep();
	await second.world.advance('1m');
	second.operator.sees(
		'nobody conducts it: m takes it up where it stands',
		'Nobody conducts the run any more: m takes it up where it stands',
	);
	await second.operator.press('m', 't');
	await second.world.advance('11m');
	second.operator.sees('The gate after canary waits for approval: m');
	await second.operator.press('m', 'a', 'y');
	await second.world.advance('1m');
	second.operator.sees('The run is over: 4 of 4 locations succeeded');
	expect(starts().map(({length}) => length)).toEqual([1, 3]);
});

test('a decision that was handed on waits for a conductor that stands still; once its lease has run out, the run can be taken up, and the decision holds', async () => {
	const {operator, world, runs, starts, another} = await openOnRun(canary);
	await operator.press('escape');
	await runs.claim(runId, '22222222-3333-4444-a555-666666666666', 120_000, 0);
	const second = await another();
	second.operator.misses('Take up the run');
	await second.operator.press('enter', 'm', 's', 'y');
	await world.advance('10s');
	second.operator.sees('handed on, not yet taken: skip', /· canary +1 +1 location|1 canary .* skipped/);
	await world.advance('2m');
	second.operator.sees('Nobody conducts the run any more: m takes it up where it stands', /1 canary .* skipped/);
	await second.operator.press('m', 't');
	await world.advance('1m');
	second.operator.sees('The run is over: 3 of 4 locations succeeded');
	expect(starts().map(({length}) => length)).toEqual([3]);
});

test('a run that has started nothing is on the list, and has a screen: its rings, gates and what m does; it opens with its first fan-out', async () => {
	const {operator, world, another, starts} = await openOnRun(canary);
	operator.sees('o show its rings and gates');
	await operator.press('o');
	operator.sees(
		'rollgrid fan-outs › run 11111111 of PatchFleet',
		/PatchFleet · 4 locations in 2 rings · begun .* · run 11111111-2222/,
		'1 of 2 · nobody conducts it: m takes it up where it stands',
		/^▌ ·\s+1 canary +1 location .* not started/,
		'gate: 100 % succeeded, 10m00s after the ring, approval; otherwise stop',
		/^ {2}·\s+2 rest +3 locations .* not started/,
		'canary, 1 location: nothing started yet',
		'1 planned: 111122223333/eu-west-1',
	);
	await operator.press(')');
	operator.sees('rest, 3 locations: nothing started yet, it comes later', /3 planned: .*444455556666\/us-east-1/);
	await operator.press('/', 'us-east', 'enter');
	operator.sees(/2 planned: /);
	await operator.press('escape', 'enter');
	operator.sees('Nothing was started in this ring yet');
	await operator.press('escape');
	operator.sees(/^▌ · canary: not started .*PatchFleet/, 'run, 2 rings');
	const second = await another();
	await second.operator.press('escape', 'm');
	second.operator.sees('Take up the run of PatchFleet over 2 rings?');
	await second.operator.press('t');
	await world.advance('5s');
	second.operator.sees('fan-outs › PatchFleet, ring canary, 1 of 2', /^▌ ►\s+1 canary/);
	await second.operator.press('M');
	second.operator.sees(
		'› run 11111111 of PatchFleet',
		/^▌ ►\s+1 canary/,
		/canary, 1 location: Enter opens [\da-f-]{36}/,
	);
	await second.operator.press('enter');
	second.operator.sees('PatchFleet, ring canary, 1 of 2');
	await operator.press('u');
	operator.sees('ring 1/2 canary');
	operator.misses('run, 2 rings');
	expect(starts().length).toBe(1);
});

test('a run whose first ring AWS refuses shows why on its screen, and m starts it again', async () => {
	const {operator, world, starts} = await openOnRun(canary, new SeedWorld(), 'NoSuchRunbook');
	await operator.press('t');
	await world.advance('5s');
	operator.sees(
		'› run 11111111 of NoSuchRunbook',
		/1 canary .* refused: .*NoSuchRunbook/,
		'1 of 2 · nobody conducts it',
		'm decides: start it again, skip, stop (Document NoSuchRunbook does not exist.)',
		/canary, 1 location: nothing started yet: .*NoSuchRunbook/,
	);
	await operator.press('m', 'g');
	operator.sees('Start canary again with 1 location?');
	await operator.press('y');
	await world.advance('5s');
	operator.sees(/1 canary .* refused: /);
	await operator.press('escape');
	operator.sees(/× canary: refused: /);
	expect(starts()).toEqual([['111122223333/eu-west-1'], ['111122223333/eu-west-1']]);
});

test('a gate that is shut is decided in the console: retry within the ring, skip a ring, pause, go', async () => {
	const seed = new SeedWorld().child('111122223333/eu-west-1', {failsAt: 'installPatches', times: 1});
	const {operator, world, starts} = await openOnRun(asks, seed);
	await operator.press('t');
	await world.advance('1m');
	operator.sees('0 of 1 succeeded (0 %), 100 % needed ×', 'canary: 0 of 1 succeeded (0 %), 100 % needed: m decides');
	await operator.press('r');
	operator.sees('Retry 1 location of canary?', '111122223333/eu-west-1.');
	await operator.press('y');
	await operator.press('m', 's');
	operator.sees('Skip next with 1 location?');
	await operator.press('y', 'm', 'p', 'y');
	await world.advance('1m');
	operator.sees(/2 next .* skipped/, ', 1 of 3 · paused', /1 of 1 succeeded \(100 %\), 100 % needed √/);
	expect(starts()).toEqual([['111122223333/eu-west-1'], ['111122223333/eu-west-1']]);
	await operator.press('m', 'g', 'y');
	await world.advance('1m');
	operator.sees('The run is over: 3 of 4 locations succeeded');
	expect(starts().map(({length}) => length)).toEqual([1, 1, 2]);
});

test('a run can be left alone at the start, a read-only console doesn’t ask about it, and x stops it for good', async () => {
	const {operator, another, starts} = await openOnRun(canary);
	await operator.press('escape');
	operator.misses('Take up the run');
	const second = await another();
	second.operator.sees('Take up the run of PatchFleet over 2 rings?');
	await second.operator.press('x');
	second.operator.sees('Stop the run for good?', 'No further ring starts: 4 locations are not run.');
	await second.operator.press('y');
	second.operator.sees('The run was stopped: no further ring starts');
	const third = await another();
	third.operator.misses('Take up the run');
	expect(starts()).toEqual([]);
});

test('a run that a later rollgrid has written is named, and the others can be taken up', async () => {
	const {another, stateFolder} = await openOnRun(canary);
	writeFileSync(join(stateFolder, 'runs', 'later.ndjson'), '{"version":2,"type":"run"}\n', {mode: 0o600});
	const {operator} = await another();
	operator.sees('Take up the run of PatchFleet over 2 rings?', 'A record is kept that can’t be read');
});

test('rings are written in the launch form, a gate is filled in between two, and the review shows what a dry run prints', async () => {
	const on = await openWorld({world: startMs => new SeedWorld().build(startMs)});
	atEnd(() => on.close());
	const {operator, runtime, world} = await openConsole({on, columns: 120, rows: 36});
	runtime.store.dispatch({type: 'plan-opened', request, origin: 'plan patch.json'});
	await operator.press('0', '1 location, then 50 %, then the resr');
	operator.sees('"the resr" is none of 1 location, 5 %, the rest', '1 missing or wrong');
	await operator.press('backspace', 't', 'down', 'down', 'down', '10m', 'down', 'space');
	operator.sees(
		'Gate between first and ring 2',
		/Wait +10m/,
		'‹ a person approves ›',
		'2 ring 2: 2 locations: 111122223333/us-east-1, 444455556666/eu-west-1',
		'3: first, ring 2, rest',
	);
	await operator.press('down', 'tab');
	operator.sees(
		'gate: 100 % succeeded, 10m00s after the ring, approval; otherwise stop',
		/Rings +1 first: 1 location/,
		'111122223333/eu-west-1',
		'3 rest: 1 location',
		'444455556666/us-east-1',
	);
	await operator.press('enter');
	operator.sees('Launch PatchFleet in 4 locations, in 3 rings?', '- 2 ring 2: 2 locations', /^│ {3}gate: /);
	await operator.press('y');
	await world.advance('5s');
	operator.sees(/^▌ ►\s+1 first/, /Run [\da-f-]{36}: ring first was started/, 'm: pause, skip, stop');
	await operator.press('escape');
	operator.sees('ring 1/3 first');
	expect(startsOf(on.world).length).toBe(1);
});

test('a file of rings is read by its path: every mistake with its line at once; what doesn’t fit the launch is not launched', async () => {
	const on = await openWorld({world: startMs => new SeedWorld().build(startMs)});
	atEnd(() => on.close());
	const {operator, runtime, files} = await openConsole({on, columns: 140, rows: 36});
	files.set('wrong.yaml', 'rings:\n  - {name: a, count: 9, gate: {after: soon}}\n  - {name: a, rest: true}\n');
	files.set('rings.yaml', canary.replace('count: 1', 'accounts: ["555566667777"]'));
	runtime.store.dispatch({type: 'plan-opened', request, origin: 'plan patch.json'});
	await operator.press('0', 'ctrl+o', 'wrong.yaml', 'enter');
	operator.sees(
		'wrong.yaml has 2 mistakes',
		'line 2: rings[0].gate.after must be',
		'line 3: rings[1].name is the name of',
	);
	await operator.press('escape', 'ctrl+u', 'rings.yaml', 'enter');
	operator.sees('2 rings of rings.yaml', /canary: 555566667777, then rest: the rest/, /Wait +10m/);
	operator.sees("Ring 1 isn't in the plan: 555566667777");
	await operator.press('tab');
	operator.sees("Ring 1 isn't in the plan: 555566667777");
	operator.sees('× 0 Rings', '2 missing or wrong');
	await operator.press('enter');
	operator.sees(/The rings don’t fit the launch/);
	expect(startsOf(on.world)).toEqual([]);
});
