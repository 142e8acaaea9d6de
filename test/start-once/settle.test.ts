import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import type {StartRequest} from '../../source/core/domain/start-request.ts';
import {saySettled} from '../../source/core/planning/settled.ts';
import {toSentRequest} from '../../source/core/planning/start-tag.ts';
import type {NewEntry} from '../../source/ports/journal.ts';
import {startLaunch} from '../../source/runtime/launch.ts';
import {forgetStart, settleStarts, startAnyway} from '../../source/runtime/settle-starts.ts';
import {central, centralAccount, inTurn, openStarting} from './open-starting.ts';

type Opened = Awaited<ReturnType<typeof openStarting>>;

/** An entry that some earlier run wrote and never resolved. */
function entry({services}: Opened, change: Partial<NewEntry> = {}): NewEntry {
	return {
		clientToken: services.createId(),
		where: central,
		request: inTurn(0).request,
		writtenAt: services.clock.now(),
		launchId: services.createId(),
		turn: 0,
		locations: 1,
		retryOf: null,
		isTagged: true,
		state: 'open',
		...change,
	};
}

const hour = 3_600_000;

/** Send what an entry says, as the run did that was killed before it could write the answer down. */
async function send({services}: Opened, {request, clientToken, isTagged}: NewEntry): Promise<string> {
	const sent = await services.automation.start(central, toSentRequest(request, clientToken, isTagged));
	return sent.ok ? sent.value : '';
}

async function settle(opened: Opened) {
	const found = await settleStarts(opened.services, central);
	return found.ok ? found.value.settled : [];
}

test('a start that was written down and never sent is not sent by who looks: it is told, and left to the operator', async () => {
	const opened = await openStarting();
	await opened.journal.write([entry(opened)]);
	const [settled] = await settle(opened);
	expect(settled?.became).toMatchObject({type: 'unknown', candidates: [], isComplete: true});
	expect(saySettled(settled!)).toContain('no execution is like it yet; AWS may list one a little later');
	expect(opened.starts()).toEqual([]);
	expect(opened.simulator.calls.map(({operation}) => operation)).toEqual(['DescribeAutomationExecutions']);
	expect(await opened.states()).toEqual(['open']);
});

test('a start that was sent before the crash is known by the tag that carries its token', async () => {
	const opened = await openStarting();
	const [sent, other] = [entry(opened), entry(opened)];
	await opened.journal.write([sent]);
	// The same request, started by somebody else at the same moment.
	await send(opened, other);
	const executionId = await send(opened, sent);
	await send(opened, {...other, clientToken: opened.services.createId(), isTagged: false});
	const [settled] = await settle(opened);
	expect(settled?.became).toEqual({type: 'started', executionId, isByLikeness: false});
	expect(saySettled(settled!)).toContain(`is execution ${executionId}: it carries its token`);
	expect(await settle(opened)).toEqual([]);
	expect(opened.parents()).toHaveLength(3);
});

test('a start without the tag is known by its likeness, which is said', async () => {
	const opened = await openStarting();
	const sent = entry(opened, {isTagged: false});
	await opened.journal.write([sent]);
	const executionId = await send(opened, sent);
	// Alike, but another start's for certain.
	await send(opened, entry(opened));
	const [settled] = await settle(opened);
	expect(settled?.became).toEqual({type: 'started', executionId, isByLikeness: true});
	expect(saySettled(settled!)).toContain(`is most likely execution ${executionId}`);
});

test('where the tags can’t be read, likeness tells', async () => {
	const opened = await openStarting();
	const sent = entry(opened);
	await opened.journal.write([sent]);
	const executionId = await send(opened, sent);
	opened.simulator.addFault({kind: 'access-denied', operation: 'ListTagsForResource'});
	expect((await settle(opened))[0]?.became).toEqual({type: 'started', executionId, isByLikeness: true});
});

test('two consoles that start by the operator’s wish what was never sent start it once', async () => {
	const opened = await openStarting();
	await opened.journal.write([entry(opened)]);
	const [settled] = await settle(opened);
	const both = await Promise.all([
		startAnyway(opened.services, settled!.entry),
		startAnyway(opened.services, settled!.entry),
	]);
	expect(new Set(both.map(one => one.ok && one.value.executionId)).size).toBe(1);
	expect(opened.parents()).toHaveLength(1);
});

test('what the operator wants started and is there already is not started again', async () => {
	const opened = await openStarting();
	const lost = entry(opened);
	await opened.journal.write([lost]);
	const [settled] = await settle(opened);
	const executionId = await send(opened, lost);
	const sent = opened.starts().length;
	expect(await startAnyway(opened.services, settled!.entry)).toEqual({
		ok: true,
		value: {executionId, wasThere: true},
	});
	expect(opened.starts()).toHaveLength(sent);
});

test('a start dated in the future is found by its token alone; else it stays, named, and no other start goes out', async () => {
	const opened = await openStarting();
	const ahead = entry(opened, {writtenAt: opened.services.clock.now() + 48 * hour});
	await opened.journal.write([ahead]);
	const [settled] = await settle(opened);
	expect(settled?.became).toEqual({type: 'misdated'});
	expect(saySettled(settled!)).toContain(`(${opened.file}, line 2) is dated in the future`);
	expect(opened.starts()).toEqual([]);
	const launched = await startLaunch(
		opened.services,
		{where: central, requests: [inTurn(0)], retryOf: null},
		opened.services.createId,
		opened.options,
	);
	expect(launched).toMatchObject({state: 'failed', isUnanswered: false, failure: {kind: 'local'}});
	expect(launched.failure?.because).toContain(`${opened.file}, line 2: it is dated 2026-11-25T`);
	expect(opened.starts()).toEqual([]);
	const executionId = await send(opened, ahead);
	expect((await settle(opened))[0]?.became).toMatchObject({type: 'started', executionId});
});

test('a start whose date is in the future is started where the operator says so', async () => {
	const opened = await openStarting();
	await opened.journal.write([entry(opened, {writtenAt: opened.services.clock.now() + 48 * hour})]);
	const [settled] = await settle(opened);
	expect(await startAnyway(opened.services, settled!.entry)).toMatchObject({ok: true, value: {wasThere: false}});
	expect(opened.parents()).toHaveLength(1);
});

test('a start that may not be tagged goes without, by the same token, and is told by likeness when its answer is lost', async () => {
	const opened = await openStarting();
	const world = opened.simulator.world.settings;
	expect(world.startTagsNeedRight).toBe(true);
	for (const person of opened.simulator.world.people.values()) {
		Object.assign(person, {rights: ['ssm:Start*', 'ssm:Describe*', 'ssm:Get*', 'ssm:List*', 'iam:PassRole']});
	}

	const launched = await startLaunch(
		opened.services,
		{where: central, requests: [inTurn(0)], retryOf: null},
		opened.services.createId,
		opened.options,
	);
	expect(launched.state).toBe('done');
	const sent = opened.starts().map(({input}) => input as {readonly ClientToken: string; readonly Tags?: unknown});
	expect(sent.map(({Tags}) => Tags !== undefined)).toEqual([true, false]);
	expect(new Set(sent.map(({ClientToken}) => ClientToken)).size).toBe(1);
	const reading = await opened.journal.read();
	expect(reading.ok && reading.value.entries[0]).toMatchObject({state: 'started', isTagged: false});
});

test('interrupted while it is tried again, a start ends at once and stays to be found out about', async () => {
	const opened = await openStarting();
	opened.simulator.addFault({kind: 'drop-after', operation: 'StartAutomationExecution'});
	const stop = new AbortController();
	const interrupt = (): (() => void) => {
		setImmediate(() => stop.abort());
		return () => {};
	};
	// Time stands still: only the interruption ends the wait between two tries.
	const clock = {now: opened.services.clock.now, wakeAfter: interrupt};
	const launched = await startLaunch(
		{...opened.services, clock},
		{where: central, requests: [inTurn(0)], retryOf: null},
		opened.services.createId,
		{...opened.options, signal: stop.signal},
	);
	expect(launched).toMatchObject({state: 'interrupted', isUnanswered: true, failure: {code: 'Interrupted'}});
	expect(launched.failure?.what).toContain('before any answer told whether PatchFleet was started');
	expect(await opened.states()).toEqual(['open']);
	opened.simulator.clearFaults();
	expect((await settle(opened))[0]?.became).toMatchObject({type: 'started', isByLikeness: false});
	expect(opened.parents()).toHaveLength(1);
});

test('interrupted while no answer comes, a start ends at once', async () => {
	const opened = await openStarting();
	const stop = new AbortController();
	const automation = {
		...opened.services.automation,
		start() {
			setImmediate(() => stop.abort());
			return new Promise<never>(() => {});
		},
	};
	const launched = await startLaunch(
		{...opened.services, automation},
		{where: central, requests: [inTurn(0)], retryOf: null},
		opened.services.createId,
		{...opened.options, signal: stop.signal},
	);
	expect(launched).toMatchObject({state: 'interrupted', isUnanswered: true});
	expect(await opened.states()).toEqual(['open']);
});

test('an old start is looked for by runbook and time and compared, without being sent', async () => {
	const opened = await openStarting();
	const old = entry(opened, {isTagged: false});
	await opened.journal.write([old]);
	const executionId = await send(opened, old);
	await opened.services.automation.start(central, {
		...inTurn(0, '444455556666').request,
		ClientToken: opened.services.createId(),
	});
	await opened.passes(2 * hour);
	const sent = opened.starts().length;
	expect((await settle(opened))[0]?.became).toMatchObject({type: 'started', executionId});
	expect(opened.starts()).toHaveLength(sent);
});

test('an old start that AWS knows nothing of is asked about; started by the operator’s wish it runs once', async () => {
	const opened = await openStarting();
	await opened.journal.write([entry(opened)]);
	await opened.passes(2 * hour);
	const [settled] = await settle(opened);
	expect(settled?.became).toMatchObject({type: 'unknown', candidates: []});
	expect(opened.starts()).toHaveLength(0);
	expect((await startAnyway(opened.services, settled!.entry)).ok).toBe(true);
	expect(await opened.states()).toEqual(['started']);
	expect(opened.parents()).toHaveLength(1);
});

test('a start that is forgotten is never sent and never asked about again', async () => {
	const opened = await openStarting();
	await opened.journal.write([entry(opened)]);
	await opened.passes(2 * hour);
	const [settled] = await settle(opened);
	await forgetStart(opened.services, settled!.entry);
	expect(await settle(opened)).toEqual([]);
	expect(opened.starts()).toHaveLength(0);
});

test('where two executions could be it, the operator is told both', async () => {
	const opened = await openStarting();
	const old = entry(opened, {isTagged: false});
	await opened.journal.write([old]);
	const first = await send(opened, old);
	const second = await send(opened, {...old, clientToken: opened.services.createId()});
	await opened.passes(2 * hour);
	const [settled] = await settle(opened);
	expect(settled?.became).toMatchObject({type: 'unknown'});
	expect(settled?.became.type === 'unknown' && settled.became.candidates.toSorted()).toEqual(
		[first, second].toSorted(),
	);
});

test('an execution that another entry started is nobody else’s', async () => {
	const opened = await openStarting();
	const [known, lost] = [entry(opened), entry(opened)];
	await opened.journal.write([known, lost]);
	await opened.journal.settle(known.clientToken, {state: 'started', executionId: await send(opened, known)});
	await opened.passes(2 * hour);
	expect((await settle(opened))[0]?.became).toMatchObject({type: 'unknown', candidates: []});
});

test('a start of another account or Region is told and left alone', async () => {
	const opened = await openStarting();
	await opened.journal.write([
		entry(opened, {where: {accountId: centralAccount, region: 'eu-west-1'}}),
		entry(opened, {where: {accountId: '111122223333', region: 'us-east-1'}}),
	]);
	const settled = await settle(opened);
	expect(settled.map(({became}) => became.type)).toEqual(['elsewhere', 'elsewhere']);
	expect(settled.map(saySettled).join('\n')).toContain(`unresolved in ${centralAccount}/eu-west-1`);
	expect(opened.simulator.calls).toEqual([]);
	expect(await opened.states()).toEqual(['open', 'open']);
});

test('while AWS can’t be asked the start stays open', async () => {
	const opened = await openStarting();
	await opened.journal.write([entry(opened)]);
	opened.simulator.addFault({kind: 'unavailable'});
	expect((await settle(opened))[0]?.became).toMatchObject({type: 'unasked'});
	expect(await opened.states()).toEqual(['open']);
});

test('values that look secret are not on disk, and such a start is never sent again', async () => {
	const opened = await openStarting();
	const request: StartRequest = {
		...inTurn(0).request,
		Parameters: {DatabasePassword: ['hunter2'], Reason: ['patching']},
	};
	await opened.journal.write([entry(opened, {request})]);
	expect(readFileSync(opened.file, 'utf8')).not.toContain('hunter2');
	expect((await settle(opened))[0]?.became).toMatchObject({type: 'unknown', candidates: []});
	expect(opened.starts()).toEqual([]);
});

test('that an entry started is not taken back by another console’s word', async () => {
	const opened = await openStarting();
	const one = entry(opened);
	await opened.journal.write([one]);
	await opened.journal.settle(one.clientToken, {state: 'started', executionId: 'x'});
	await opened.journal.settle(one.clientToken, {state: 'abandoned', because: 'forgotten'});
	expect(await opened.states()).toEqual(['started']);
});
