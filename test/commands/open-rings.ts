import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createJournal} from '../../source/adapters/state-folder/journal.ts';
import {createRuns} from '../../source/adapters/state-folder/runs.ts';
import {launchRings, takeUpRun} from '../../source/commands/rings/launch.ts';
import type {Decision} from '../../source/core/actions/rings/run.ts';
import {openServices} from '../harness/run-command.ts';
import {SeedWorld} from '../harness/seed-world.ts';
import {startsOf} from '../harness/starts.ts';

const accounts = ['111122223333', '444455556666'];
/** A plan of four locations. */
export const plan = {
	file: 'plan.json',
	text: JSON.stringify({
		DocumentName: 'PatchFleet',
		TargetLocations: [{Accounts: accounts, Regions: ['eu-west-1', 'us-east-1'], TargetLocationMaxConcurrency: '4'}],
	}),
};
/** The flags of a launch that asks no question. */
export const flags = {isYes: true, isDryRun: false, isWatch: false, isJson: false, isDetached: false};

/** A world in which plans are launched in rings, from one state folder. */
export async function openRings(seed = new SeedWorld(), folder = mkdtempSync(join(tmpdir(), 'rollgrid-'))) {
	const opened = await openServices(startMs => seed.build(startMs));
	const machine = (state: string) => ({
		...opened.services,
		journal: createJournal(join(state, 'launches.ndjson')),
		runs: createRuns(join(state, 'runs'), () => opened.services.clock.now()),
	});
	const services = machine(folder);
	return {
		...opened,
		services,
		folder,
		machine,
		launch: (text: string, more: Partial<typeof flags> = {}) =>
			launchRings(services, {plan, rings: {file: 'rings.yaml', text}}, {...flags, ...more}),
		takeUp: (decision?: Decision, by = services) =>
			takeUpRun(by, {runId: runIdOf(opened.told), decision, texts: null}, flags),
		/** The locations of each start, in order. */
		starts: () =>
			startsOf(opened.simulator).map(({TargetLocations}) =>
				(TargetLocations as ReadonlyArray<{Accounts: string[]; Regions: string[]}>).flatMap(({Accounts, Regions}) =>
					Accounts.flatMap(account => Regions.map(region => `${account}/${region}`)),
				),
			),
	};
}

/** The ID of the run, from the messages. */
export function runIdOf(told: readonly string[]): string {
	return told.find(line => /^Run [\da-f-]{36}$/.test(line))!.slice(4);
}
