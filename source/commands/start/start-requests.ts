import {type PreflightRecord, toPreflightRecord} from '../../core/actions/preflight/verdict-record.ts';
import type {Location} from '../../core/domain/location.ts';
import type {Accounts} from '../../core/follow/plan-locations.ts';
import {handOn} from '../../core/planning/hand-on.ts';
import {type LaunchProgress, sayWaiting} from '../../core/planning/launch-progress.ts';
import {readPlannedRate} from '../../core/planning/planned-rate.ts';
import type {PlannedRequest} from '../../core/planning/retry-plan.ts';
import {isDangerous, mustTypeFor} from '../../core/planning/typed-number.ts';
import {describeIdentity} from '../../core/status/identity-words.ts';
import {printJson} from '../../core/status/printable.ts';
import {describeRate} from '../../core/status/rate-words.ts';
import type {Journal} from '../../ports/journal.ts';
import {startLaunch} from '../../runtime/launch.ts';
import type {PreflightPorts} from '../../runtime/preflight/ports.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';
import {watch} from '../watch/run.ts';
import type {CheckedStart} from './preflight.ts';
import {tellSettled} from './settle.ts';
import {untilInterrupted} from './until-interrupted.ts';

export type StartServices = Services & PreflightPorts & {readonly journal: Journal};

export type StartFlags = {
	readonly isYes: boolean;
	readonly isDryRun: boolean;
	readonly isWatch: boolean;
	readonly isJson: boolean;
	/** The preflight before the start; left out for none. */
	readonly isChecked?: boolean;
};

/** What is about to be started. */
export type PlannedStart = {
	readonly requests: readonly PlannedRequest[];
	/** How many locations it reaches; `null` where OUs hide it. */
	readonly locations: number | null;
	/** For the question, in words: the runbook and the locations. The rate comes from the requests. */
	readonly summary: string;
	readonly retryOf: string | null;
	/** The organization's accounts, where the requests name OUs; empty where it can't be read. */
	readonly directory: {readonly accounts: Accounts};
};

/**
Start what was planned: shown, asked for, journaled, sent once; then printed, and watched where wanted.

Requests in several turns keep the command until the last one has been started, also without `--watch`: nobody else would start them. What is interrupted stays in the journal, and `rollgrid launch --settle start` goes on with it.
*/
export async function startRequests(
	services: StartServices,
	central: Location,
	planned: PlannedStart,
	flags: StartFlags,
): Promise<number> {
	const {tell, options} = services;
	const {requests} = planned;
	const rates = describeRate(readPlannedRate(requests, planned.directory));
	// One entry's rate is the end of the sentence, several have a line each.
	const [summary = '', ...more] =
		rates.length <= 1 ? [[planned.summary, ...rates].join('; ')] : [planned.summary, ...rates];
	const turns = new Set(requests.map(({turn}) => turn)).size;
	if (flags.isDryRun) {
		const checked = await check(services, planned, flags);
		if (checked.refuses) {
			return exitStatus.wrongUsage;
		}

		tell([`Would start: ${summary}`, ...more].join('\n'));
		if (turns > 1) {
			tell(sayTurns(turns));
		}

		write(services, central, planned, null, flags);
		return exitStatus.done;
	}

	if (options.isReadOnly) {
		tell('× rollgrid runs with --read-only: nothing was started.');
		return exitStatus.wrongUsage;
	}

	await tellCaller(services, central);
	tell([summary, ...more].join('\n'));
	for (const {request} of requests) {
		tell(handOn(request, central.region, 'bash').text);
	}

	if (turns > 1) {
		tell(sayTurns(turns));
	}

	const {preflight, refuses} = await check(services, planned, flags);
	if (refuses) {
		return exitStatus.wrongUsage;
	}

	if (!(flags.isYes || (await confirmStart(services, planned)))) {
		tell('Nothing was started. --yes starts it without asking.');
		return exitStatus.wrongUsage;
	}

	const told = await tellSettled(services, central);
	if (!told.ok || told.value.doubts.length > 0) {
		tell('Nothing was started.');
		return exitStatus.wrongUsage;
	}

	return launchAndWatch(
		services,
		central,
		planned,
		flags,
		preflight && toPreflightRecord(preflight, services.clock.now()),
	);
}

/** Check what is about to be started, where that is wanted. */
export async function check(
	services: StartServices,
	{requests}: PlannedStart,
	{isChecked = false}: StartFlags,
): Promise<CheckedStart> {
	if (!isChecked) {
		return {preflight: null, refuses: false};
	}

	const {checkFirst} = await import('./preflight.ts');
	return checkFirst(
		services,
		requests.map(({request}) => request),
	);
}

/** Who starts it, and by which credentials: before anybody says yes. */
export async function tellCaller({locateCentral, tell}: StartServices, central: Location): Promise<void> {
	const located = await locateCentral();
	if (located.ok) {
		// What was passed over has been told already.
		tell(describeIdentity({...located.value.identity, passedOver: []}, central));
	}
}

async function launchAndWatch(
	services: StartServices,
	central: Location,
	planned: PlannedStart,
	flags: StartFlags,
	preflight: PreflightRecord | null,
): Promise<number> {
	const {tell, createId, records} = services;
	const {isJson, isWatch} = flags;
	const watches: Array<Promise<number>> = [];
	const kept: Array<Promise<unknown> | undefined> = [];
	let told = '';
	const end = await startLaunch(services, {where: central, ...planned}, createId, {
		signal: untilInterrupted(services),
		onProgress(progress) {
			const {justStarted} = progress;
			if (justStarted !== null && preflight !== null) {
				// A record that can't be saved is reported where it is needed: a failing disk is no reason to stop here.
				kept.push(records?.keepPreflight(central, justStarted, preflight));
			}

			if (justStarted !== null && !isJson) {
				services.print(justStarted);
				if (isWatch) {
					watches.push(watch(services, justStarted, 'plain'));
				}
			}

			const waiting = progress.state === 'waiting' ? sayWaiting(progress) : null;
			if (waiting !== null && waiting !== told) {
				told = waiting;
				tell(`${waiting}.`);
			}
		},
	});
	await Promise.all(kept);
	if (isJson && end.executionIds.length > 0) {
		write(services, central, planned, end, flags);
	}

	const status = tellEnd(services, end);
	if (isJson && isWatch) {
		for (const executionId of end.executionIds) {
			watches.push(Promise.resolve(await watch(services, executionId, 'json')));
		}
	}

	return Math.max(status, ...(await Promise.all(watches)));
}

/** Tell what wasn't started, and how to go on; the exit status that belongs to it. */
function tellEnd(services: StartServices, end: LaunchProgress): number {
	const {tell} = services;
	const waiting = sayWaiting(end);
	if (waiting !== null) {
		tell(`${waiting}. \`rollgrid launch --settle start\` goes on, \`--settle forget\` gives them up.`);
	}

	if (end.failure !== null) {
		const status = tellFailure(services, end.failure);
		if (end.executionIds.length > 0) {
			tell(`Started before that: ${end.executionIds.join(', ')}`);
		} else if (!end.isUnanswered) {
			tell('Nothing was started.');
		}

		return end.state === 'interrupted' ? exitStatus.interrupted : status;
	}

	if (end.state === 'interrupted' && end.executionIds.length === 0) {
		tell('Interrupted. Nothing was started.');
	}

	return {
		starting: exitStatus.done,
		waiting: exitStatus.done,
		done: exitStatus.done,
		held: exitStatus.notAllSucceeded,
		interrupted: exitStatus.interrupted,
		failed: exitStatus.refused,
	}[end.state];
}

/** Without a number of locations, as OUs hide it, the runbook's name is typed. */
export async function confirmStart(
	{confirm, options}: StartServices,
	{requests, locations}: PlannedStart,
): Promise<boolean> {
	const document = requests[0]?.request.DocumentName ?? '';
	const mustType = mustTypeFor(locations, isDangerous(document, options.dangerousRunbooks), document);
	return mustType === null
		? confirm('Start this?')
		: confirm(
				`Type ${locations === null ? 'the runbook’s name' : 'the number of locations'}, ${mustType}, to start this:`,
				mustType,
			);
}

function sayTurns(turns: number): string {
	return `In ${turns} turns, to keep the concurrency asked for: each starts when the one before has ended. rollgrid stays until the last has been started.`;
}

function write(
	{print}: StartServices,
	central: Location,
	{requests, locations}: PlannedStart,
	end: LaunchProgress | null,
	{isJson}: StartFlags,
): void {
	const bodies = requests.map(({request}) => request);
	print(
		isJson
			? printJson({executionIds: end?.executionIds ?? [], locations, requests: end?.sent ?? bodies}, ['requests'])
			: bodies.map(request => handOn(request, central.region, 'bash').text).join('\n'),
	);
}
