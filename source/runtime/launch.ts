import type {Execution} from '../core/domain/execution.ts';
import {isPassing, type Outcome, succeed} from '../core/domain/failure.ts';
import type {JournalEntry} from '../core/domain/journal-entry.ts';
import type {Location} from '../core/domain/location.ts';
import {isTerminal} from '../core/domain/status.ts';
import type {LaunchProgress} from '../core/planning/launch-progress.ts';
import {findReasonToHold} from '../core/planning/next-turn.ts';
import type {PlannedRequest} from '../core/planning/retry-plan.ts';
import type {NewEntry} from '../ports/journal.ts';
import {isYoung} from './settle-starts.ts';
import {type Start, type StartPorts, sendStart} from './start-once.ts';

/** What is launched together: one request or several, in turns. */
export type NewLaunch = {
	readonly where: Location;
	readonly requests: readonly PlannedRequest[];
	readonly retryOf: string | null;
};

export type LaunchOptions = {
	/** Is told each time something has changed. */
	readonly onProgress: (progress: LaunchProgress) => void;
	/** Ends the waiting; what hasn't been sent stays planned in the journal. */
	readonly signal: AbortSignal;
};

/** Pauses between two looks at what is waited for. */
const firstPauseMs = 3000;
const longestPauseMs = 30_000;

type LaunchPart = Start & {
	readonly turn: number;
	readonly locations: number;
	readonly retryOf: string | null;
	/** What the journal says of it. */
	state: JournalEntry['state'];
	executionId: string | null;
	/** Whether it is in the journal as about to be sent, by us. */
	isOpened: boolean;
	readonly isWhole: boolean;
};

/**
Start what was planned, once each and in turns: a later turn only when the executions of the one before have ended, and only while they failed in no more locations than the launch tolerates.

Everything is in the journal before the first call, so whoever comes after a crash knows what still waits.

@param createId - Makes UUIDs: the tokens, and the ID of the launch.
@returns How it ended: everything started, held, refused, or interrupted with the rest still planned.
*/
export async function startLaunch(
	ports: StartPorts,
	{where, requests, retryOf}: NewLaunch,
	createId: () => string,
	options: LaunchOptions,
): Promise<LaunchProgress> {
	const launchId = createId();
	const writtenAt = ports.clock.now();
	const entries = requests
		.toSorted((a, b) => a.turn - b.turn)
		.map(({request, turn, locations}, index): NewEntry => {
			const state = index === 0 ? 'open' : 'planned';
			return {clientToken: createId(), where, request, writtenAt, launchId, turn, locations, retryOf, state};
		});
	const written = await ports.journal.write(entries);
	const parts = entries.map(
		(entry): LaunchPart => ({...entry, executionId: null, isOpened: entry.state === 'open', isWhole: true}),
	);
	if (!written.ok) {
		const failed: LaunchProgress = {...describe(launchId, parts), state: 'failed', failure: written.failure};
		options.onProgress(failed);
		return failed;
	}

	return runLaunch(ports, launchId, parts, options);
}

/**
Go on with a launch of which the journal says that a part was never sent.

@param holdsOnFailures - Whether to wait for the operator where earlier turns failed in too many locations; `false` once the operator has decided.
*/
export async function resumeLaunch(
	ports: StartPorts,
	entries: readonly JournalEntry[],
	options: LaunchOptions & {readonly holdsOnFailures?: boolean},
): Promise<LaunchProgress> {
	const parts = entries
		.filter(({state}) => state === 'planned' || state === 'open' || state === 'started')
		.map((entry): LaunchPart => ({...entry, isOpened: false}))
		.sort((a, b) => a.turn - b.turn);
	return runLaunch(ports, entries[0]?.launchId ?? '', parts, options);
}

async function runLaunch(
	ports: StartPorts,
	launchId: string,
	parts: readonly LaunchPart[],
	{onProgress, signal, holdsOnFailures = true}: LaunchOptions & {readonly holdsOnFailures?: boolean},
): Promise<LaunchProgress> {
	let progress = describe(launchId, parts);
	const report = (change: Partial<LaunchProgress>): LaunchProgress => {
		progress = {...describe(launchId, parts), ...change};
		onProgress(progress);
		return progress;
	};

	for (const part of parts.filter(({state}) => state !== 'started')) {
		const earlier = parts.filter(({turn}) => turn < part.turn);
		if (earlier.length > 0 && part === parts.find(({turn}) => turn === part.turn)) {
			report({state: 'waiting'});
			const ended = await waitForEnds(ports, part.where, earlier, signal);
			if (!ended.ok) {
				return report({state: 'held', failure: ended.failure, reason: 'what runs before it can’t be read'});
			}

			const reason = holdsOnFailures
				? findReasonToHold(
						ended.value,
						parts.map(({request}) => request),
					)
				: null;
			if (reason !== null && !signal.aborted) {
				return report({state: 'held', reason});
			}
		}

		if (signal.aborted) {
			return report({state: 'interrupted'});
		}

		const opened = part.isOpened ? succeed('send' as const) : await openPart(ports, part);
		if (!opened.ok) {
			return report({state: 'failed', failure: opened.failure});
		}

		if (opened.value === 'skip') {
			continue;
		}

		if (typeof opened.value === 'object') {
			return report({state: 'held', reason: opened.value.hold});
		}

		report({state: 'starting'});
		const started = await sendStart(ports, part);
		if (!started.ok) {
			part.state = await readState(ports, part);
			await abandonPlanned(ports, parts);
			return report({state: 'failed', failure: started.failure});
		}

		part.state = 'started';
		part.executionId = started.value;
		report({state: 'starting', justStarted: started.value});
	}

	return report({state: 'done'});
}

/**
Make a planned part ready to be sent, unless another console has been faster.

Two that do so at the same moment send it with the same token.
*/
async function openPart(
	{journal, clock}: StartPorts,
	part: LaunchPart,
): Promise<Outcome<'send' | 'skip' | {readonly hold: string}>> {
	const entries = await journal.read();
	if (!entries.ok) {
		return entries;
	}

	const entry = entries.value.find(({clientToken}) => clientToken === part.clientToken);
	if (entry?.state === 'open' && !isYoung(entry, clock.now())) {
		return succeed({hold: 'an earlier try to start it got no answer'});
	}

	if (!part.isWhole) {
		return succeed({hold: 'values that look secret are not kept on disk; launch it anew'});
	}

	if (entry !== undefined && entry.state !== 'planned' && entry.state !== 'open') {
		part.state = entry.state;
		part.executionId = entry.executionId;
		return succeed('skip');
	}

	const opened = await journal.settle(part.clientToken, {state: 'open', openedAt: clock.now()});
	part.state = 'open';
	return opened.ok ? succeed('send') : opened;
}

/** What the journal says of a part: whether it was refused, or is still open. */
async function readState({journal}: StartPorts, {clientToken}: LaunchPart): Promise<LaunchPart['state']> {
	const entries = await journal.read();
	const entry = entries.ok ? entries.value.find(one => one.clientToken === clientToken) : undefined;
	return entry?.state ?? 'open';
}

/** What was refused once would be refused again; what was never answered is found out about first. */
async function abandonPlanned({journal}: StartPorts, parts: readonly LaunchPart[]): Promise<void> {
	for (const part of parts.filter(({state}) => state === 'planned')) {
		part.state = 'abandoned';
		await journal.settle(part.clientToken, {state: 'abandoned', because: 'an earlier request of the launch failed'});
	}
}

/** Look at executions until all of them have ended, more and more slowly. Trouble that may pass is waited out. */
async function waitForEnds(
	{automation, clock}: StartPorts,
	where: Location,
	parts: readonly LaunchPart[],
	signal: AbortSignal,
): Promise<Outcome<readonly Execution[]>> {
	const ended: Execution[] = [];
	for (const {executionId} of parts) {
		for (let pauseMs = firstPauseMs; executionId !== null && !signal.aborted; ) {
			const execution = await automation.getExecution(where, executionId);
			if (execution.ok && isTerminal(execution.value.status)) {
				ended.push(execution.value);
				break;
			}

			if (!execution.ok && !isPassing(execution.failure)) {
				return execution;
			}

			await sleep(clock, pauseMs, signal);
			pauseMs = Math.min(longestPauseMs, pauseMs * 1.5);
		}
	}

	return succeed(ended);
}

function sleep(clock: StartPorts['clock'], ms: number, signal: AbortSignal): Promise<void> {
	return new Promise(resolve => {
		const callOff = clock.wakeAfter(ms, () => {
			signal.removeEventListener('abort', stop);
			resolve();
		});
		const stop = (): void => {
			callOff();
			resolve();
		};

		signal.addEventListener('abort', stop, {once: true});
	});
}

function describe(launchId: string, parts: readonly LaunchPart[]): LaunchProgress {
	const waiting = parts.filter(({state}) => state === 'planned');
	return {
		launchId,
		document: parts[0]?.request.DocumentName ?? '',
		retryOf: parts[0]?.retryOf ?? null,
		state: 'starting',
		executionIds: parts.flatMap(({executionId}) => executionId ?? []),
		waiting: waiting.length,
		waitingLocations: waiting.reduce((sum, {locations}) => sum + locations, 0),
		turns: new Set(parts.map(({turn}) => turn)).size,
		turn: new Set(parts.filter(({state}) => state !== 'planned').map(({turn}) => turn)).size,
		isUnanswered: parts.some(({state}) => state === 'open'),
		justStarted: null,
		reason: null,
		failure: null,
	};
}
