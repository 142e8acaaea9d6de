import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createJournal} from '../../source/adapters/state-folder/journal.ts';
import type {LaunchProgress} from '../../source/core/planning/launch-progress.ts';
import type {PlannedRequest} from '../../source/core/planning/retry-plan.ts';
import type {SimulatorOptions} from '../../source/simulator/simulator.ts';
import {openServices} from '../harness/run-command.ts';
import {centralAccount, SeedWorld} from '../harness/seed-world.ts';

export {centralAccount} from '../harness/seed-world.ts';

export const central = {accountId: centralAccount, region: 'us-east-1'};

/** A start of `PatchFleet` in one account, in the given turn. */
export function inTurn(turn: number, account = '111122223333', errors = '0'): PlannedRequest {
	return {
		turn,
		locations: 1,
		request: {
			DocumentName: 'PatchFleet',
			TargetLocations: [
				{
					Accounts: [account],
					Regions: ['eu-west-1'],
					TargetLocationMaxConcurrency: '1',
					TargetLocationMaxErrors: errors,
				},
			],
		},
	};
}

/** What a start is made with, against a small world, with a journal of its own. */
export async function openStarting(
	world: SeedWorld | SimulatorOptions['world'] = new SeedWorld(),
	flags: {readonly isReadOnly?: boolean} = {},
) {
	const opened = await openServices(world instanceof SeedWorld ? startMs => world.build(startMs) : world, flags);
	const file = join(mkdtempSync(join(tmpdir(), 'rollgrid-')), 'launches.ndjson');
	const journal = createJournal(file);
	const reports: LaunchProgress[] = [];
	return {
		...opened,
		services: {...opened.services, journal},
		journal,
		file,
		reports,
		options: {
			onProgress: (progress: LaunchProgress) => void reports.push(progress),
			signal: new AbortController().signal,
		},
		starts: () => opened.simulator.calls.filter(call => call.operation === 'StartAutomationExecution'),
		/** Executions that nothing else started. */
		parents: () =>
			[...opened.simulator.world.engine.executions.values()].filter(execution => execution.parent === undefined),
		/** Let time pass. */
		passes: (ms: number) => new Promise<void>(resolve => opened.services.clock.wakeAfter(ms, resolve)),
		async states() {
			const entries = await journal.read();
			return entries.ok ? entries.value.entries.map(({state}) => state) : [];
		},
	};
}
