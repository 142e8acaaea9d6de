import type {JournalEntry} from '../core/domain/journal-entry.ts';
import type {Location} from '../core/domain/location.ts';
import {sayWaiting} from '../core/planning/launch-progress.ts';
import {needsDecision, type Settled, saySettled} from '../core/planning/settled.ts';
import type {Journal} from '../ports/journal.ts';
import {ReadBudget} from '../runtime/budget.ts';
import {resumeLaunch} from '../runtime/launch.ts';
import {paceReads} from '../runtime/pace-reads.ts';
import {forgetStart, settleStarts, startAnyway} from '../runtime/settle-starts.ts';
import {exitStatus, type Services, tellFailure} from './services.ts';
import {untilInterrupted} from './until-interrupted.ts';

type StartServices = Services & {readonly journal: Journal};

/**
Find out what became of the starts that an earlier run left unresolved, and tell it on stderr: a line each, and the command that decides what AWS can't tell. Silent where nothing is unresolved.

@returns Those that the operator has to decide.
*/
export async function tellSettled(services: StartServices, central: Location): Promise<readonly Settled[]> {
	const {tell, options} = services;
	const settled = await settleStarts(paced(services), central, {isReadOnly: options.isReadOnly});
	if (!settled.ok) {
		tellFailure(services, settled.failure);
		return [];
	}

	for (const one of settled.value) {
		tell(saySettled(one));
	}

	const undecided = settled.value.filter(needsDecision);
	if (undecided.length > 0) {
		tell('  `rollgrid launch --settle start` starts what was not started, `--settle forget` gives it up.');
	}

	return undecided;
}

/** The same, for a command that has something else to do: asks AWS nothing, not even who one is, where nothing is unresolved. */
export async function settleFirst(services: StartServices): Promise<void> {
	const entries = await services.journal.read();
	if (entries.ok && entries.value.every(({state}) => state !== 'open' && state !== 'planned')) {
		return;
	}

	const located = await services.locateCentral();
	if (located.ok) {
		await tellSettled(services, located.value.central);
	}
}

/** The services with their reads held to the rate. */
export function paced(services: StartServices): StartServices {
	const {automation, clock, rate} = services;
	return {...services, automation: paceReads(automation, new ReadBudget(clock, rate))};
}

/** Decide what is to be done with the starts that AWS knows nothing of, or whose turn had not come: each is asked for unless `--yes` says so. */
export async function settle(
	services: StartServices,
	decision: 'start' | 'forget',
	{isYes}: {readonly isYes: boolean},
): Promise<number> {
	const {tell, confirm, locateCentral, options} = services;
	if (options.isReadOnly) {
		tell('✖ rollgrid runs with --read-only: nothing was changed.');
		return exitStatus.wrongUsage;
	}

	const located = await locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const undecided = await tellSettled(services, located.value.central);
	if (undecided.length === 0) {
		tell('Nothing is left to be decided.');
		return exitStatus.done;
	}

	const ends: number[] = [exitStatus.done];
	for (const group of Map.groupBy(undecided, ({entry, became}) =>
		became.type === 'planned' ? entry.launchId : entry.clientToken,
	).values()) {
		const {entry} = group[0]!;
		const requests = group.length === 1 ? 'request' : `${group.length} requests`;
		const question = `${decision === 'start' ? 'Start' : 'Forget'} the ${requests} of ${entry.request.DocumentName}?`;
		if (!(isYes || (await confirm(question)))) {
			tell('Left as it is. --yes decides without asking.');
			ends.push(exitStatus.wrongUsage);
		} else if (decision === 'forget') {
			ends.push(await forgetAll(services, group));
		} else {
			ends.push(await (group[0]!.became.type === 'planned' ? goOn(services, entry) : start(services, entry)));
		}
	}

	return Math.max(...ends);
}

async function forgetAll(services: StartServices, group: readonly Settled[]): Promise<number> {
	for (const {entry} of group) {
		const forgotten = await forgetStart(services, entry);
		if (!forgotten.ok) {
			return tellFailure(services, forgotten.failure);
		}
	}

	return exitStatus.done;
}

async function start(services: StartServices, entry: JournalEntry): Promise<number> {
	if (!entry.isWhole) {
		services.tell(`✖ Values of ${entry.request.DocumentName} that look secret are not kept on disk: launch it anew.`);
		return exitStatus.wrongUsage;
	}

	const started = await startAnyway(services, entry);
	if (!started.ok) {
		return tellFailure(services, started.failure);
	}

	services.print(started.value);
	return exitStatus.done;
}

async function goOn(services: StartServices, {launchId}: JournalEntry): Promise<number> {
	const {journal, tell, print} = services;
	const entries = await journal.read();
	if (!entries.ok) {
		return tellFailure(services, entries.failure);
	}

	const end = await resumeLaunch(
		paced(services),
		entries.value.filter(entry => entry.launchId === launchId),
		{
			signal: untilInterrupted(services),
			holdsOnFailures: false,
			onProgress(progress) {
				if (progress.justStarted !== null) {
					print(progress.justStarted);
				} else if (progress.state === 'waiting') {
					tell(`${sayWaiting(progress)}.`);
				}
			},
		},
	);
	if (end.failure !== null) {
		return tellFailure(services, end.failure);
	}

	const waiting = sayWaiting(end);
	if (waiting !== null) {
		tell(`${waiting}.`);
	}

	return end.state === 'done' ? exitStatus.done : exitStatus.interrupted;
}
