import {mkdtempSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createRecords} from '../../source/adapters/state-folder/records.ts';
import {watch} from '../../source/commands/watch/run.ts';
import {openServices} from '../harness/run-command.ts';
import {centralAccount, SeedWorld} from '../harness/seed-world.ts';

const where = {accountId: centralAccount, region: 'us-east-1'};

async function watchAndKeep() {
	const seed = new SeedWorld().child('444455556666/us-east-1', {failsAt: 'installPatches'});
	const opened = await openServices(startMs => seed.build(startMs));
	const folder = join(mkdtempSync(join(tmpdir(), 'rollgrid-')), 'records');
	const records = createRecords(folder);
	const executionId = seed.start(opened.simulator.world);
	const services = {...opened.services, records};
	await watch(services, executionId, 'json');
	const file = join(folder, `${centralAccount}-us-east-1`, `${executionId}.ndjson`);
	return {...opened, services, records, executionId, file};
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

test('followed again, nothing is written twice', async () => {
	const {services, executionId, file} = await watchAndKeep();
	const {size} = statSync(file);
	await watch(services, executionId, 'json');
	expect(statSync(file).size).toBe(size);
});
