import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createApp} from '../../source/cli/app.ts';
import {readCommandLine} from '../../source/commands/line/command-line.ts';
import {globalDefaults} from '../../source/commands/line/global-flags.ts';
import {atEnd} from '../harness/at-end.ts';

const plan = {
	DocumentName: 'Acme-PatchFleet',
	TargetLocations: [
		{
			Accounts: ['ou-acme-platform'],
			Regions: ['us-east-1', 'eu-west-1'],
			TargetLocationMaxConcurrency: '3',
			TargetLocationMaxErrors: '1',
		},
	],
};

/** Run `rollgrid rehearse` on a plan, without a screen. */
async function rehearse(request: object, ...flags: readonly string[]) {
	const folder = await mkdtemp(join(tmpdir(), 'rollgrid-'));
	atEnd(() => rm(folder, {recursive: true}));
	const file = join(folder, 'plan.json');
	await writeFile(file, JSON.stringify(request));
	const line = await readCommandLine(['rehearse', file, ...flags]);
	if (line.type !== 'run') {
		return {status: null, printed: [], told: line.type === 'mistakes' ? line.mistakes : []};
	}

	const printed: string[] = [];
	const told: string[] = [];
	const app = {
		...createApp(globalDefaults),
		hasScreen: false,
		print: (text: string) => void printed.push(text),
		tell: (text: string) => void told.push(text.replaceAll(file, 'plan.json')),
	};
	return {status: await line.run(app, {...globalDefaults, ...line.globals}), printed, told};
}

test('headless it prints JSON with the plan’s figures and those of other rate controls', async () => {
	const flags = ['--world', 'demo', '--fail', '10%', '--slow', '5%', '--seeds', '50', '--json'];
	const {status, printed} = await rehearse(plan, ...flags);
	expect(status).toBe(0);
	const json = JSON.parse(printed.join('\n'));
	expect(json).toMatchObject({seeds: 50, locations: 12, rates: [{maxConcurrency: 3, maxErrors: 1}]});
	expect(json.fuseBlown).toBeGreaterThan(0);
	expect(json.fuseBlown).toBeLessThan(1);
	expect(json.alternatives).toHaveLength(5);
	expect((await rehearse(plan, ...flags)).printed).toEqual(printed);
	expect((await rehearse(plan, ...flags, '--seed', '2')).printed).not.toEqual(printed);
});

test('without --json it prints them to be read', async () => {
	const {printed} = await rehearse(plan, '--world', 'demo', '--seeds', '20');
	expect(printed[0]).toMatch(
		/^REHEARSAL of .*plan\.json: 12 locations, 20 seeds from 1\. Nothing is started on AWS\.$/,
	);
	expect(printed[1]).toMatch(/^3 at a time, stops after 1: [\d.]+ % blown, /);
});

test.each([
	[plan, [], 2, /^× The plan names ou-acme-platform, whose accounts only the organization knows/],
	[plan, ['--world', 'no-such.yaml'], 2, /^× Couldn't read no-such\.yaml/],
	[
		{...plan, Parameters: {Nope: ['1']}},
		['--world', 'demo'],
		2,
		/^× The plan can’t be rehearsed in this world: .*Nope/,
	],
	[{DocumentName: ''}, ['--world', 'demo'], 2, /^× plan\.json:1: DocumentName /],
	[plan, ['--fail', '3'], null, /^--fail "3" is no share: write 3%, or CAUSE=3%/],
	[plan, ['--fail', 'A=60%,B=50%'], null, /^--fail "A=60%,B=50%" comes to more than 100%/],
	[plan, ['--slow', '101%'], null, /^--slow "101%" is no share/],
] as const)('what can’t be rehearsed is a mistake: %j %j', async (request, flags, status, message) => {
	const run = await rehearse(request, ...flags);
	expect(run.status).toBe(status);
	expect(run.printed).toEqual([]);
	expect(run.told).toEqual([expect.stringMatching(message)]);
});
