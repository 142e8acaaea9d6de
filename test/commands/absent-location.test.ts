import {expect, test} from 'vitest';
import {cancel} from '../../source/commands/cancel/run.ts';
import {show} from '../../source/commands/show/run.ts';
import {signal} from '../../source/commands/signal/run.ts';
import type {Location} from '../../source/core/domain/location.ts';
import {openServices} from '../harness/run-command.ts';
import {SeedWorld} from '../harness/seed-world.ts';

const [failing, other] = ['111122223333', '444455556666'] as const;
const absent = {accountId: other, region: 'ap-southeast-2'};

/** One location at a time, of which the first fails: the others never run. */
async function openStopped() {
	const seed = new SeedWorld()
		.accounts(failing, other)
		.regions('eu-west-1', 'us-east-1')
		.limits('1', '0')
		.child(`${failing}/eu-west-1`, {failsAt: 'installPatches'});
	const opened = await openServices(startMs => seed.build(startMs));
	const executionId = seed.start(opened.simulator.world);
	await opened.clock.advance(600_000, async () => {});
	return {...opened, executionId};
}

function toShow(executionId: string, location: Location) {
	return {executionId, location, step: undefined, isJson: false};
}

test('show says of a location that the fan-out ended without starting that it never ran', async () => {
	const {services, executionId, told} = await openStopped();
	expect(await show(services, toShow(executionId, {accountId: other, region: 'us-east-1'}))).toBe(3);
	expect(told).toEqual([
		`The fan-out says of ${other}/us-east-1: NotRun`,
		`No execution was started in ${other}/us-east-1.`,
	]);
});

test('show, cancel and signal name a location that the fan-out doesn’t have, and do nothing', async () => {
	const {services, executionId, told, printed, simulator} = await openStopped();
	const locations = [absent];
	expect(await show(services, toShow(executionId, absent))).toBe(2);
	expect(await cancel(services, {executionId, locations, isYes: true})).toBe(2);
	const answer = {answer: 'approve', step: undefined, comment: undefined, isYes: true, isJson: false} as const;
	expect(await signal(services, {...answer, executionId, locations})).toBe(2);
	expect(told.map(line => line.replace('× ', ''))).toEqual(
		Array.from({length: 3}, () => `${other}/ap-southeast-2 isn't a location of this fan-out.`),
	);
	expect(printed).toEqual([]);
	expect(simulator.calls.filter(({operation}) => /^(Stop|Send)/.test(operation))).toEqual([]);
});

test('of several locations cancel leaves out what the fan-out doesn’t have, and its status says so', async () => {
	const seed = new SeedWorld().child('111122223333/eu-west-1', {takesMs: 600_000});
	const {services, simulator, clock, told} = await openServices(startMs => seed.build(startMs));
	const executionId = seed.start(simulator.world);
	await clock.advance(20_000, async () => {});
	const locations = [absent, {accountId: failing, region: 'eu-west-1'}];
	expect(await cancel(services, {executionId, locations, isYes: true})).toBe(3);
	expect(told[0]).toBe(`${other}/ap-southeast-2 isn't a location of this fan-out.`);
	expect(simulator.calls.filter(({operation}) => operation === 'StopAutomationExecution')).toMatchObject([
		{accountId: failing, region: 'eu-west-1'},
	]);
});
