import {idsOf} from '../../core/actions/rings/derive-id.ts';
import type {Run} from '../../core/actions/rings/run.ts';
import {type Failure, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {JournalEntry} from '../../core/domain/journal-entry.ts';
import {readLocationKey} from '../../core/domain/location.ts';
import type {StartRequest} from '../../core/domain/start-request.ts';
import type {LaunchProgress} from '../../core/planning/launch-progress.ts';
import type {PlannedRequest} from '../../core/planning/retry-plan.ts';
import {coverAgain, type RingTurn} from '../../core/planning/rings/place-rings.ts';
import {resumeLaunch, startLaunch} from '../launch.ts';
import {startAnyway} from '../settle-starts.ts';
import {interruptedCode} from '../start-once.ts';
import {readTrusted} from '../trust-journal.ts';
import type {RunPorts} from './ports.ts';

/** Which attempt of which ring. */
export type AttemptOf = {readonly ring: number; readonly attempt: number; readonly isRetry: boolean};

/** The result of a start. */
export type RingStart =
	| {readonly state: 'started'; readonly executionIds: readonly string[]}
	| {readonly state: 'refused'; readonly failure: Failure}
	| {readonly state: 'interrupted'}
	/** No response says whether it was started. */
	| {readonly state: 'unknown'; readonly failure: Failure};

/**
Start an attempt of a ring once, or continue one that was begun: the journal and AWS say how far it got.

Its tokens are derived from the run's ID, so every process sends the same.

@param request - The complete request that every start of the run shares.
*/
export async function startRing(
	ports: RunPorts,
	run: Run,
	of: AttemptOf,
	{request, signal}: {readonly request: StartRequest; readonly signal: AbortSignal},
): Promise<RingStart> {
	const starting = {automation: ports.automation.at('background'), journal: ports.journal, clock: ports.clock};
	const requests = planRequests(run, of, request);
	const launchId = idsOf(run.head.runId, of.ring, of.attempt)();
	const journal = await readTrusted(starting);
	if (!journal.ok) {
		return {state: 'unknown', failure: journal.failure};
	}

	const options = {signal, onProgress: () => {}};
	const isOurs = (entry: JournalEntry): boolean => entry.launchId === launchId;
	if (!journal.value.some(isOurs)) {
		const launch = {where: run.head.where, requests, retryOf: null};
		return readEnd(
			ports,
			launchId,
			await startLaunch(starting, launch, idsOf(run.head.runId, of.ring, of.attempt), options),
		);
	}

	// Entries are in the order of the requests, as they were written.
	const wholeOf = new Map(
		journal.value.filter(isOurs).map(({clientToken}, index) => [clientToken, requests[index]?.request]),
	);
	for (const entry of journal.value.filter(one => isOurs(one) && one.state === 'open')) {
		const found = await startAnyway(starting, entry, {whole: wholeOf.get(entry.clientToken), signal});
		if (!found.ok) {
			return found.failure.code === interruptedCode
				? {state: 'interrupted'}
				: readFailure(ports, entry.clientToken, found.failure);
		}
	}

	const again = await readTrusted(starting);
	const entries = again.ok ? again.value.filter(isOurs) : [];
	const whole = entries.map((entry): JournalEntry => {
		const known = wholeOf.get(entry.clientToken);
		return known === undefined ? entry : {...entry, request: known, isWhole: true};
	});
	return readEnd(ports, launchId, await resumeLaunch(starting, whole, options));
}

/** The requests of an attempt: the ring's own, or those for the locations that didn't succeed in it. */
function planRequests(
	{head, rings}: Run,
	{ring, isRetry}: AttemptOf,
	{TargetLocations: _, ...request}: StartRequest,
): readonly PlannedRequest[] {
	const {turns} = head.rings[ring]!;
	const wanted: readonly RingTurn[] = isRetry
		? coverAgain(
				turns.flatMap(({targetLocations}) => targetLocations),
				rings[ring]!.failed.map(readLocationKey),
			)
		: turns;
	return wanted
		.toSorted((a, b) => a.turn - b.turn)
		.map(({turn, locations, targetLocations}) => ({
			turn,
			locations,
			request: {...request, TargetLocations: targetLocations},
		}));
}

async function readEnd(ports: RunPorts, launchId: string, end: LaunchProgress): Promise<RingStart> {
	const {executionIds, failure, state} = end;
	if (state === 'interrupted') {
		return {state: 'interrupted'};
	}

	if (failure !== null && (end.isUnanswered || failure.kind === 'local')) {
		return {state: 'unknown', failure};
	}

	if (executionIds.length === 0) {
		return {state: 'refused', failure: failure ?? (await readRefusal(ports, launchId))};
	}

	// A turn that is held back won't start any more: its locations count as not run, and the gate decides.
	const journal = await ports.journal.read();
	for (const entry of journal.ok ? journal.value.entries : []) {
		if (entry.launchId === launchId && entry.state === 'planned') {
			await ports.journal.settle(entry.clientToken, {
				state: 'abandoned',
				because: end.reason ?? 'an earlier request of the ring failed',
			});
		}
	}

	return {state: 'started', executionIds};
}

async function readFailure(ports: RunPorts, clientToken: string, failure: Failure): Promise<RingStart> {
	const journal = await ports.journal.read();
	const entry = journal.ok ? journal.value.entries.find(one => one.clientToken === clientToken) : undefined;
	return {state: entry?.state === 'refused' ? 'refused' : 'unknown', failure};
}

async function readRefusal({journal}: RunPorts, launchId: string): Promise<Failure> {
	const read = await journal.read();
	const entry = read.ok ? read.value.entries.find(one => one.launchId === launchId) : undefined;
	return {
		kind: 'invalid',
		what: `${entry?.request.DocumentName ?? 'The ring'} was not started`,
		because: entry?.because ?? 'it was given up before it was sent',
	};
}

/** Whether the values that a run's record leaves out have to be given again before anything can be sent. */
export function findWhole(run: Run, given: StartRequest | undefined): Outcome<StartRequest> {
	if (given !== undefined) {
		return succeed(given);
	}

	return run.head.isWhole
		? succeed(run.head.request)
		: {
				ok: false,
				failure: {
					kind: 'local',
					what: 'Values that look secret are not kept on disk',
					next: `Give the plan again: \`rollgrid launch PLAN --rings RINGS --take-up ${run.head.runId}\`.`,
				},
			};
}
