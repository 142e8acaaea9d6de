import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import type {StartRequest} from '../../source/core/domain/start-request.ts';
import {saySettled} from '../../source/core/planning/settled.ts';
import type {NewEntry} from '../../source/ports/journal.ts';
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
		state: 'open',
		...change,
	};
}

const hour = 3_600_000;

/** Send what an entry says, as the run did that was killed before it could write the answer down. */
async function send({services}: Opened, {request, clientToken}: NewEntry): Promise<string> {
	const sent = await services.automation.start(central, {...request, ClientToken: clientToken});
	return sent.ok ? sent.value : '';
}

async function settle(opened: Opened, isReadOnly = false) {
	const settled = await settleStarts(opened.services, central, {isReadOnly});
	return settled.ok ? settled.value : [];
}

test('a start that was written down and never sent is sent by the next start of rollgrid, once', async () => {
	const opened = await openStarting();
	await opened.journal.write([entry(opened)]);
	const [settled] = await settle(opened);
	expect(settled?.became).toMatchObject({type: 'started'});
	expect(saySettled(settled!)).toContain('whose answer was lost, is execution');
	expect(await settle(opened)).toEqual([]);
	expect(opened.parents()).toHaveLength(1);
});

test('a start that was sent before the crash is found by its token, and not started again', async () => {
	const opened = await openStarting();
	const sent = entry(opened);
	await opened.journal.write([sent]);
	const executionId = await send(opened, sent);
	expect((await settle(opened))[0]?.became).toEqual({type: 'started', executionId});
	expect(opened.parents()).toHaveLength(1);
});

test('two consoles that settle the same start at once start it once', async () => {
	const opened = await openStarting();
	await opened.journal.write([entry(opened)]);
	const both = await Promise.all([settle(opened), settle(opened)]);
	expect(new Set(both.flat().map(({became}) => JSON.stringify(became))).size).toBe(1);
	expect(opened.parents()).toHaveLength(1);
});

test('an old start is looked for by runbook and time and compared, without being sent', async () => {
	const opened = await openStarting();
	const old = entry(opened);
	await opened.journal.write([old]);
	const executionId = await send(opened, old);
	await opened.services.automation.start(central, {
		...inTurn(0, '444455556666').request,
		ClientToken: opened.services.createId(),
	});
	await opened.passes(2 * hour);
	const sent = opened.starts().length;
	expect((await settle(opened))[0]?.became).toEqual({type: 'started', executionId});
	expect(opened.starts()).toHaveLength(sent);
});

test('an old start that AWS knows nothing of is asked about; started by the operator’s wish it runs once', async () => {
	const opened = await openStarting();
	await opened.journal.write([entry(opened)]);
	await opened.passes(2 * hour);
	const [settled] = await settle(opened);
	expect(settled?.became).toEqual({type: 'unknown', candidates: []});
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
	const old = entry(opened);
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
	expect((await settle(opened))[0]?.became).toEqual({type: 'unknown', candidates: []});
});

test('with --read-only nothing is sent', async () => {
	const opened = await openStarting();
	await opened.journal.write([entry(opened)]);
	expect((await settle(opened, true))[0]?.became).toEqual({type: 'unknown', candidates: []});
	expect(opened.starts()).toEqual([]);
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
	expect((await settle(opened))[0]?.became).toEqual({type: 'unknown', candidates: []});
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
