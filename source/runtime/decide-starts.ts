import {chooseEntries, type StartDecision} from '../core/actions/start/choose-entries.ts';
import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {LaunchProgress} from '../core/planning/launch-progress.ts';
import {type LaunchOptions, resumeLaunch} from './launch.ts';
import {forgetStart, startAnyway} from './settle-starts.ts';
import type {StartPorts} from './start-once.ts';

/** What a decision has led to. */
export type Decided =
	| {readonly type: 'forgotten'}
	/** `wasThere`: it had been started before, and nothing more was. */
	| {readonly type: 'started'; readonly executionId: string; readonly wasThere: boolean}
	/** How the launch that went on has ended, or where it was held. */
	| {readonly type: 'resumed'; readonly progress: LaunchProgress};

/** Do what the operator has decided about starts that an earlier run left unresolved. What the journal no longer has was decided elsewhere, and counts as forgotten. */
export async function decideStarts(
	ports: StartPorts,
	decision: StartDecision,
	{onProgress, signal}: LaunchOptions,
): Promise<Outcome<Decided>> {
	const reading = await ports.journal.read();
	if (!reading.ok) {
		return reading;
	}

	const chosen = chooseEntries(reading.value.entries, decision);
	switch (chosen.type) {
		case 'gone':
			return succeed({type: 'forgotten'});
		case 'forget': {
			for (const entry of chosen.entries) {
				const forgotten = await forgetStart(ports, entry);
				if (!forgotten.ok) {
					return forgotten;
				}
			}

			return succeed({type: 'forgotten'});
		}

		case 'start': {
			const started = await startAnyway(ports, chosen.entry, {signal});
			return started.ok ? succeed({type: 'started', ...started.value}) : started;
		}

		case 'resume': {
			// The operator has decided: what failed before holds nothing back any more.
			const options = {onProgress, signal, holdsOnFailures: false};
			return succeed({type: 'resumed', progress: await resumeLaunch(ports, chosen.entries, options)});
		}
	}
}
