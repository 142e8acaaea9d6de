import {mkdtempSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createHappenings} from '../../source/adapters/state-folder/happenings.ts';
import {createRecords} from '../../source/adapters/state-folder/records.ts';
import {watch} from '../../source/commands/watch/run.ts';
import {openServices} from '../harness/run-command.ts';
import {centralAccount, SeedWorld} from '../harness/seed-world.ts';

const where = {accountId: centralAccount, region: 'us-east-1'};

async function watchAndKeep() {
	const seed = new SeedWorld().child('444455556666/us-east-1', {failsAt: 'installPatches'});
	const opened = await openServices(startMs => seed.build(startMs));
	const stateFolder = mkdtempSync(join(tmpdir(), 'rollgrid-'));
	const folder = join(stateFolder, 'records');
	const happenings = createHappenings(stateFolder);
	const records = createRecords(folder);
	const executionId = seed.start(opened.simulator.world);
	const services = {...opened.services, records, happenings};
	await watch(services, executionId, 'json');
	const file = join(folder, `${centralAccount}-us-east-1`, `${executionId}.ndjson`);
	return {...opened, services, records, happenings, executionId, file};
}

test('how every location of a fan-out that was followed ended is kept', async () => {
	const {records, executionId, printed} = await watchAndKeep();
	type Line = {type: string; account: string; region: string; status: string; failureMessage: string | null};
	const told = printed.map(line => JSON.parse(line) as Line).filter(({type}) => type === 'location');
	const read = await records.read(where, executionId);
	const kept = read.ok ? (read.value?.locations ?? []) : [];
	const last = new Map(
		told.map(({account, region, status, failureMessage}) => [`${account}/${region}`, [status, failureMessage]]),
	);
	expect(
		new Map(
			kept.map(({location, status, failureMessage}) => [
				`${location?.accountId}/${location?.region}`,
				[status, failureMessage],
			]),
		),
	).toEqual(last);
	expect(read.ok && read.value?.execution).toMatchObject({status: 'Success', document: 'PatchFleet', steps: []});
	const known = await records.listKnown(where);
	expect(known.ok && known.value.known).toMatchObject([
		{executionId, isSettled: true, byStatus: {Success: 3, Failed: 1}, document: 'PatchFleet'},
	]);
});

test('the rate control is kept from the start, and the fuse each time it has changed', async () => {
	const {happenings, executionId} = await watchAndKeep();
	const kept = await happenings.readKept(where, executionId);
	const told = kept.ok ? kept.value : [];
	expect(told.map(({at: _, ...one}) => one)).toEqual([
		{type: 'rate', words: [expect.stringContaining('at a time')]},
		{type: 'fuse', errors: 1, allowed: 100, state: 'used'},
	]);
});

test('followed again, nothing is written twice', async () => {
	const {services, executionId, file} = await watchAndKeep();
	const beside = file.replace('.ndjson', '.happenings');
	const sizes = () => [file, beside].map(one => statSync(one).size);
	const before = sizes();
	await watch(services, executionId, 'json');
	expect(sizes()).toEqual(before);
});
