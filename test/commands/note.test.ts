import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createHappenings} from '../../source/adapters/state-folder/happenings.ts';
import {type NoteOptions, note} from '../../source/commands/note/run.ts';
import {report} from '../../source/commands/report/run.ts';
import {memoryFiles} from '../harness/memory-ports.ts';
import {openServices} from '../harness/run-command.ts';
import {SeedWorld} from '../harness/seed-world.ts';

const nothing: Omit<NoteOptions, 'executionId'> = {text: undefined, at: undefined, deletedId: undefined, isJson: false};

async function open() {
	const seed = new SeedWorld().child('444455556666/us-east-1', {failsAt: 'installPatches'});
	const opened = await openServices(startMs => seed.build(startMs));
	const executionId = seed.start(opened.simulator.world);
	const happenings = createHappenings(mkdtempSync(join(tmpdir(), 'rollgrid-')));
	const services = {...opened.services, happenings};
	const run = (options: Partial<NoteOptions>) => note(services, {executionId, ...nothing, ...options});
	const list = async () => {
		opened.printed.length = 0;
		await run({isJson: true});
		return JSON.parse(opened.printed.join('')) as ReadonlyArray<Readonly<Record<string, string>>>;
	};
	return {...opened, services, executionId, run, list};
}

test('a note is kept with its author and its moment, and nothing of it is sent to AWS', async () => {
	const {run, list, told, simulator, services} = await open();
	const now = services.clock.now();
	expect(await run({text: ' disk full ', at: present => present - 60_000})).toBe(0);
	expect(told.join()).toContain('on this machine');
	expect(await list()).toEqual([
		{
			id: expect.any(String),
			at: new Date(now - 60_000).toISOString(),
			writtenAt: new Date(now).toISOString(),
			by: expect.stringContaining('arn:'),
			text: 'disk full',
		},
	]);
	expect(simulator.calls.filter(({operation}) => !/^(Get|List|Describe)/.test(operation))).toEqual([]);
});

test('one’s own note is deleted by its ID, another’s isn’t', async () => {
	const {run, list, services, executionId, told} = await open();
	await run({text: 'mine'});
	const [mine] = await list();
	const central = await services.locateCentral();
	const where = central.ok ? central.value.central : null;
	await services.happenings.append(where!, executionId, [
		{type: 'note', at: 1, writtenAt: 1, id: 'theirs', by: 'arn:aws:iam::999900001111:user/ann', text: 'theirs'},
	]);
	expect(await run({deletedId: 'theirs'})).toBe(2);
	expect(told.join()).toContain('user/ann');
	expect(await run({deletedId: mine?.id})).toBe(0);
	expect((await list()).map(({text}) => text)).toEqual(['theirs']);
	expect(await run({deletedId: 'none'})).toBe(2);
});

test('a note about an unknown fan-out, or about the future, is refused', async () => {
	const {run, list} = await open();
	expect(await run({executionId: '00000000-0000-4000-8000-000000000000', text: 'x'})).toBe(3);
	expect(await run({text: 'x', at: now => now + 60_000})).toBe(2);
	expect(await list()).toEqual([]);
});

test('a report prints the note, a redacted one only that there was a note', async () => {
	const {run, services, executionId, printed} = await open();
	await run({text: 'disk full on the build host'});
	const print = async (redactions: readonly 'messages'[]) => {
		printed.length = 0;
		const options = {executionId, format: 'json', output: undefined, isYes: false, redactions} as const;
		await report({...services, files: memoryFiles(new Map())}, options);
		const {story} = JSON.parse(printed.join('\n')) as {
			readonly story: ReadonlyArray<{readonly kind: string; readonly words: string}>;
		};
		return story.filter(({kind}) => kind === 'note').map(({words}) => words);
	};
	expect(await print([])).toEqual(['disk full on the build host']);
	expect(await print(['messages'])).toEqual(['left out of this report']);
});
