import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {launchRings, takeUpRun} from '../../source/commands/rings/launch.ts';
import {watchRun} from '../../source/commands/rings/watch.ts';
import {centralAccount, SeedWorld} from '../harness/seed-world.ts';
import {flags, openRings, plan, runIdOf} from './open-rings.ts';

const three =
	'rings: [{name: canary, count: 1}, {name: next, share: 25%, gate: {after: 10m}}, {name: rest, rest: true}]';
const withApproval = 'rings: [{name: canary, count: 1, gate: {approve: true}}, {name: rest, rest: true}]';

test('rings start one after the other, each once, and the run ends with 0 where every location succeeded', async () => {
	const {launch, starts, printed} = await openRings();
	expect(await launch(three)).toBe(0);
	expect(starts()).toEqual([
		['111122223333/eu-west-1'],
		['111122223333/us-east-1'],
		['444455556666/eu-west-1', '444455556666/us-east-1'],
	]);
	expect(printed.at(-1)).toMatch(/^Run [\da-f-]{36} is over: 4 of 4 locations succeeded$/);
	expect(
		printed.some(line => line.includes('next: 1 of 1 succeeded; gate: 1 of 1 succeeded (100 %), 100 % needed; ')),
	).toBe(true);
});

test('a run that is over gives its lease back, and renews it no more', async () => {
	const {services} = await openRings();
	let isReleased = false;
	let claimsSince = 0;
	const runs: typeof services.runs = {
		...services.runs,
		claim: (...claim) => {
			claimsSince += Number(isReleased);
			return services.runs.claim(...claim);
		},
		release: (...release) => {
			isReleased = true;
			return services.runs.release(...release);
		},
	};
	expect(await launchRings({...services, runs}, {plan, rings: {file: 'rings.yaml', text: three}}, flags)).toBe(0);
	expect(isReleased).toBe(true);
	// One renewal too many would happen at once: in this world a wait ends in the next turn.
	for (let turn = 0; turn < 50; turn++) {
		await new Promise(resolve => setImmediate(resolve));
	}
	expect(claimsSince).toBe(0);
});

test('a dry run prints the rings with their locations and gates, and starts nothing', async () => {
	const {launch, starts, printed} = await openRings();
	expect(await launch(three, {isDryRun: true})).toBe(0);
	expect(starts()).toEqual([]);
	expect(printed[0]).toBe(
		`1 canary: 1 location
    111122223333/eu-west-1
  gate: 100 % succeeded; otherwise stop
2 next: 1 location
    111122223333/us-east-1
  gate: 100 % succeeded, 10m00s after the ring; otherwise stop
3 rest: 2 locations
    444455556666/eu-west-1
    444455556666/us-east-1`,
	);
});

test('every mistake of the plan’s and the rings’ files is told at once, with 2', async () => {
	const {launch, starts, told} = await openRings();
	expect(await launch('rings:\n  - {name: a, count: 9, gate: {after: soon}}\n  - {name: a, accounts: [1]}\n')).toBe(2);
	expect(told).toEqual([
		'× rings.yaml:2: rings[0].gate.after must be a time such as 90s, 15m or 1h30m, not "soon"',
		'× rings.yaml:3: rings[1].accounts[0] must be text in quotes, not 1',
		'× rings.yaml:3: rings[1].name is the name of an earlier ring: "a"',
	]);
	expect(starts()).toEqual([]);
});

test('a failure shuts the gate: no further ring starts, and the run ends with 1', async () => {
	const seed = new SeedWorld().child('111122223333/eu-west-1', {failsAt: 'installPatches'});
	const {launch, starts, printed, told} = await openRings(seed);
	expect(await launch(three)).toBe(1);
	expect(starts().length).toBe(1);
	expect(printed.at(-1)).toMatch(/was stopped: 0 of 4 locations succeeded, 1 did not, 3 were not started$/);
	expect(told.at(-1)).toBe('The gate after canary stayed shut: 0 of 1 succeeded (0 %), 100 % needed.');
});

test('without a terminal an approval ends the command with 1; taken up with it, the run goes on', async () => {
	const {launch, takeUp, starts, told} = await openRings();
	expect(await launch(withApproval)).toBe(1);
	expect(starts().length).toBe(1);
	expect(told.at(-1)).toContain(`--take-up ${runIdOf(told)} --gate approve`);
	expect(await takeUp()).toBe(1);
	expect(starts().length).toBe(1);
	expect(await takeUp('approve')).toBe(0);
	expect(starts().length).toBe(2);
});

test('detached, one ring is started, and what goes on by itself is said', async () => {
	const {launch, takeUp, starts, told} = await openRings();
	expect(await launch(three, {isDetached: true})).toBe(0);
	expect(starts().length).toBe(1);
	expect(told.at(-1)).toContain('Only ring canary goes on by itself, in AWS');
	expect(await takeUp()).toBe(0);
	expect(starts().length).toBe(3);
});

test('two that take a run up at once: one conducts it, each ring is started once', async () => {
	const {launch, takeUp, starts, told, services} = await openRings();
	await launch(three, {isDetached: true});
	const ends = await Promise.all([takeUp(), takeUp(undefined, {...services})]);
	expect(ends.toSorted()).toEqual([0, 2]);
	expect(starts().length).toBe(3);
	expect(told.some(line => line.includes('is conducted by'))).toBe(true);
});

test('on another machine a run is found by its tags, with its plan and rings, and goes on', async () => {
	const {launch, starts, told, machine} = await openRings();
	await launch(three, {isDetached: true});
	const other = machine(mkdtempSync(join(tmpdir(), 'rollgrid-')));
	const texts = {plan, rings: {file: 'rings.yaml', text: three}};
	const runId = runIdOf(told);
	expect(await takeUpRun(other, {runId, decision: undefined, texts: null}, flags)).toBe(2);
	expect(await takeUpRun(other, {runId, decision: undefined, texts}, flags)).toBe(0);
	expect(starts().map(({length}) => length)).toEqual([1, 1, 2]);
});

test('a run on which another machine holds the lease is left alone', async () => {
	const {launch, told, machine, aws, simulator, services} = await openRings();
	await launch(three, {isDetached: true});
	const runId = runIdOf(told);
	const read = await services.runs.read(runId);
	const [executionId] = read.ok ? read.value!.rings[0]!.attempts[0]!.executionIds : [];
	const until = new Date(services.clock.now() + 3_600_000).toISOString();
	const where = {accountId: centralAccount, region: simulator.region};
	await aws.automation.addTags(where, executionId!, {
		'rollgrid:lease': `99999999-0000-4000-8000-000000000000 ${until}`,
	});
	const other = machine(mkdtempSync(join(tmpdir(), 'rollgrid-')));
	const texts = {plan, rings: {file: 'rings.yaml', text: three}};
	expect(await takeUpRun(other, {runId, decision: undefined, texts}, flags)).toBe(2);
	expect(told.at(-1)).toContain('is conducted by a rollgrid on another machine');
});

test('what looks secret isn’t kept, so the plan is asked for again', async () => {
	const {services, told} = await openRings();
	const secret = {
		file: 'plan.json',
		text: JSON.stringify({...JSON.parse(plan.text), Tags: [{Key: 'DbPassword', Value: 'hunter2-hunter2'}]}),
	};
	const rings = {file: 'rings.yaml', text: three};
	await launchRings(services, {plan: secret, rings}, {...flags, isDetached: true});
	const [run] = (await services.runs.list().then(read => (read.ok ? read.value.runs : []))) ?? [];
	expect(run?.head.request.Tags).toEqual([{Key: 'DbPassword', Value: '***'}]);
	const runId = runIdOf(told);
	expect(await takeUpRun(services, {runId, decision: undefined, texts: null}, flags)).toBe(2);
	expect(told.slice(-3).join(' ')).toContain('Values that look secret are not kept on disk');
});

test('a watched run shows its rings, and says how to take it up', async () => {
	const {launch, services, printed, told} = await openRings();
	await launch(withApproval);
	printed.length = 0;
	expect(await watchRun(services, runIdOf(told), false)).toBe(1);
	expect(printed.at(-1)).toBe('Next is rest with 3 locations.');
	expect(told.at(-1)).toContain('To take it up where it stands: rollgrid launch --take-up');
});

test('what another machine has started meanwhile is known before anything is started', async () => {
	const {launch, takeUp, starts, told, machine} = await openRings();
	await launch(three, {isDetached: true});
	const other = machine(mkdtempSync(join(tmpdir(), 'rollgrid-')));
	const texts = {plan, rings: {file: 'rings.yaml', text: three}};
	const runId = runIdOf(told);
	expect(await takeUpRun(other, {runId, decision: undefined, texts}, {...flags, isDetached: true})).toBe(0);
	expect(starts().length).toBe(2);
	expect(await takeUp()).toBe(0);
	expect(starts().length).toBe(3);
	expect(told.at(-1)).not.toContain('conducted');
});

test('a decision about a run that another process conducts reaches that process, and the record says who decided and who took it up', async () => {
	const {launch, takeUp, starts, told, services, machine, folder} = await openRings();
	await launch(withApproval);
	const runId = runIdOf(told);
	await services.runs.claim(runId, '99999999-0000-4000-8000-000000000000', 60_000, 0);
	expect(await takeUp('approve', machine(folder))).toBe(0);
	expect(told.at(-1)).toMatch(/^Run .+ is conducted by .+, which does what was decided: approve\.$/);
	expect(starts().length).toBe(1);
	await services.runs.release(runId, '99999999-0000-4000-8000-000000000000');
	expect(await takeUp()).toBe(0);
	expect(starts().length).toBe(2);
	const read = await services.runs.read(runId);
	const by = read.ok ? read.value!.events.flatMap(event => ('by' in event ? [`${event.type} ${event.by}`] : [])) : [];
	expect(by).toEqual([`decided ${await services.runs.nameSelf()}`, `taken-up ${await services.runs.nameSelf()}`]);
});

test('a decision about a run that is over is refused', async () => {
	const {launch, takeUp, told} = await openRings();
	await launch(three);
	expect(await takeUp('stop')).toBe(0);
	expect(told.join(' ')).not.toContain('conducted');
});
