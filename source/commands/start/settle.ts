import type {StartDecision} from '../../core/actions/start/choose-entries.ts';
import {type Outcome, succeed} from '../../core/domain/failure.ts';
import {isUndecided, type JournalDoubt} from '../../core/domain/journal-entry.ts';
import type {Location} from '../../core/domain/location.ts';
import {type LaunchProgress, sayWaiting} from '../../core/planning/launch-progress.ts';
import {needsDecision, type Settled, saySettled} from '../../core/planning/settled.ts';
import type {Journal} from '../../ports/journal.ts';
import {decideStarts} from '../../runtime/decide-starts.ts';
import {settleStarts} from '../../runtime/settle-starts.ts';
import {interruptedCode} from '../../runtime/start-once.ts';
import {sayDoubt} from '../../runtime/trust-journal.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';
import {untilInterrupted} from './until-interrupted.ts';

type StartServices = Services & {readonly journal: Journal};

/**
Find out by reads alone what became of the starts that an earlier run left unresolved, and tell it on stderr: a line each, and the command that decides what AWS can't tell. Silent where nothing is unresolved.

@returns What the operator has to decide; the failure, which has been told, where the journal can't be read.
*/
export async function tellSettled(
	services: StartServices,
	central: Location,
): Promise<Outcome<{readonly undecided: readonly Settled[]; readonly doubts: readonly JournalDoubt[]}>> {
	const {tell} = services;
	const found = await settleStarts(services, central);
	if (!found.ok) {
		tellFailure(services, found.failure);
		return found;
	}

	const {settled, doubts} = found.value;
	tellDoubtful(services, doubts);
	for (const one of settled) {
		tell(saySettled(one));
	}

	const undecided = settled.filter(needsDecision);
	if (undecided.length > 0) {
		tell('  `rollgrid launch --settle start` starts what was not started, `--settle forget` gives it up.');
	}

	return succeed({undecided, doubts});
}

/** Name the lines of the journal that can't be read, and say what that stops. */
function tellDoubtful({tell}: Pick<Services, 'tell'>, doubts: readonly JournalDoubt[]): void {
	for (const doubt of doubts) {
		tell(`× Can't read the launch journal ${sayDoubt(doubt)}`);
	}

	if (doubts.length > 0) {
		tell(
			'  Nothing is started until that is decided: `rollgrid launch --settle forget` passes over it, and keeps it where it is.',
		);
	}
}

/** The same, for a command that has something else to do: asks AWS nothing, not even who one is, where nothing is unresolved. */
export async function settleFirst(services: StartServices): Promise<void> {
	const entries = await services.journal.read();
	if (!entries.ok) {
		tellFailure(services, entries.failure);
		return;
	}

	if (!entries.value.entries.some(isUndecided)) {
		tellDoubtful(services, entries.value.doubts);
		return;
	}

	const located = await services.locateCentral();
	if (located.ok) {
		await tellSettled(services, located.value.central);
	}
}

/** A command's exit status, once what became of unresolved starts has been told too. */
export async function settleAfter(services: StartServices, command: Promise<number>): Promise<number> {
	const status = await command;
	await settleFirst(services);
	return status;
}

/** Decide about the starts that AWS doesn't know, or whose turn had not come: the operator confirms each unless `--yes` is given. */
export async function settle(
	services: StartServices,
	decision: 'start' | 'forget',
	{isYes}: {readonly isYes: boolean},
): Promise<number> {
	const {tell, confirm, locateCentral, options} = services;
	if (options.isReadOnly) {
		tell('× rollgrid runs with --read-only: nothing was changed.');
		return exitStatus.wrongUsage;
	}

	const located = await locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const told = await tellSettled(services, located.value.central);
	if (!told.ok) {
		return exitStatus.wrongUsage;
	}

	const {undecided, doubts} = told.value;
	if (undecided.length === 0 && doubts.length === 0) {
		tell('Nothing is left to be decided.');
		return exitStatus.done;
	}

	const ends: number[] = [await settleDoubts(services, doubts, decision, isYes)];
	if (decision === 'start' && doubts.length > 0) {
		return ends[0]!;
	}

	for (const group of Map.groupBy(undecided, ({entry, became}) =>
		became.type === 'planned' ? entry.launchId : entry.clientToken,
	).values()) {
		const {entry} = group[0]!;
		const requests = group.length === 1 ? 'request' : `${group.length} requests`;
		const question = `${decision === 'start' ? 'Start' : 'Forget'} the ${requests} of ${entry.request.DocumentName}?`;
		if (!(isYes || (await confirm(question)))) {
			tell('Left as it is. --yes decides without asking.');
			ends.push(exitStatus.wrongUsage);
		} else {
			const clientToken = group[0]!.became.type === 'planned' ? null : entry.clientToken;
			ends.push(await decide(services, {launchId: entry.launchId, clientToken, decision}));
		}
	}

	return Math.max(...ends);
}

/** What can't be read can't be started: it can only be passed over. */
async function settleDoubts(
	services: StartServices,
	doubts: readonly JournalDoubt[],
	decision: 'start' | 'forget',
	isYes: boolean,
): Promise<number> {
	const {tell, confirm, journal} = services;
	if (doubts.length === 0) {
		return exitStatus.done;
	}

	if (decision === 'start') {
		tell('× Nothing was started.');
		return exitStatus.wrongUsage;
	}

	const lines = doubts.length === 1 ? 'the line' : `the ${doubts.length} lines`;
	if (!(isYes || (await confirm(`Pass over ${lines} that can't be read?`)))) {
		tell('Left as it is. --yes decides without asking.');
		return exitStatus.wrongUsage;
	}

	const passed = await journal.passOver(doubts.map(({id}) => id));
	return passed.ok ? exitStatus.done : tellFailure(services, passed.failure);
}

async function decide(services: StartServices, decision: StartDecision): Promise<number> {
	const {tell, print} = services;
	const decided = await decideStarts(services, decision, {
		signal: untilInterrupted(services),
		onProgress(progress) {
			if (progress.justStarted !== null) {
				print(progress.justStarted);
			} else if (progress.state === 'waiting') {
				tell(`${sayWaiting(progress)}.`);
			}
		},
	});
	if (!decided.ok) {
		const status = tellFailure(services, decided.failure);
		return decided.failure.code === interruptedCode
			? exitStatus.interrupted
			: decided.failure.kind === 'invalid'
				? exitStatus.wrongUsage
				: status;
	}

	switch (decided.value.type) {
		case 'forgotten':
			return exitStatus.done;
		case 'started':
			if (decided.value.wasThere) {
				tell('It had been started already; nothing more was started.');
			}

			print(decided.value.executionId);
			return exitStatus.done;
		case 'resumed':
			return tellResumed(services, decided.value.progress);
	}
}

function tellResumed(services: StartServices, end: LaunchProgress): number {
	if (end.failure !== null) {
		const status = tellFailure(services, end.failure);
		return end.state === 'interrupted' ? exitStatus.interrupted : status;
	}

	const waiting = sayWaiting(end);
	if (waiting !== null) {
		services.tell(`${waiting}.`);
	}

	return end.state === 'done' ? exitStatus.done : exitStatus.interrupted;
}
