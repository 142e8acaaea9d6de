import type {PreflightRecord} from '../core/actions/preflight/verdict-record.ts';
import type {Execution} from '../core/domain/execution.ts';
import {isPassing, type Outcome, succeed} from '../core/domain/failure.ts';
import type {JournalEntry} from '../core/domain/journal-entry.ts';
import type {Location} from '../core/domain/location.ts';
import {hasEnded} from '../core/domain/status.ts';
import type {LaunchProgress} from '../core/planning/launch-progress.ts';
import {findReasonToHold} from '../core/planning/next-turn.ts';
import type {PlannedRequest} from '../core/planning/retry-plan.ts';
import {canTagStart, withoutStartTag} from '../core/planning/start-tag.ts';
import type {NewEntry} from '../ports/journal.ts';
import {abandonPlanned, describeLaunch, type LaunchPart, openPart, readState} from './launch-part.ts';
import {interruptedCode, type StartPorts, sendStart} from './start-once.ts';
import {readTrusted} from './trust-journal.ts';

/** What is launched together: one request or several, in turns. */
export type NewLaunch = {
	readonly where: Location;
	readonly requests: readonly PlannedRequest[];
	readonly retryOf: string | null;
	/** The result of a preflight; left out where there was none. */
	readonly preflight?: PreflightRecord | undefined;
};

export type LaunchOptions = {
	/** Is told each time something has changed. */
	readonly onProgress: (progress: LaunchProgress) => void;
	/** Ends the waiting and the tries at once; what hasn't been sent stays planned in the journal, what got no answer open. */
	readonly signal: AbortSignal;
};

/** Pauses between two looks at what is waited for. */
const firstPauseMs = 3000;
const longestPauseMs = 30_000;

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
		.map(({request: wanted, turn, locations}, index): NewEntry => {
			const request = withoutStartTag(wanted);
			const state = index === 0 ? 'open' : 'planned';
			const isTagged = canTagStart(request);
			return {clientToken: createId(), where, request, isTagged, writtenAt, launchId, turn, locations, retryOf, state};
		});
	const trusted = await readTrusted(ports);
	const written = trusted.ok ? await ports.journal.write(entries) : trusted;
	const parts = entries.map(
		(entry): LaunchPart => ({...entry, executionId: null, isOpened: entry.state === 'open', isWhole: true}),
	);
	if (!written.ok) {
		const failed: LaunchProgress = {
			...describeLaunch(
				launchId,
				parts.map(part => ({...part, state: 'abandoned'})),
			),
			state: 'failed',
			failure: written.failure,
		};
		options.onProgress(failed);
		return failed;
	}

	return runLaunch(ports, launchId, parts, options);
}

/**
Go on with a launch of which the journal says that a part has not been sent.

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
	let progress = describeLaunch(launchId, parts);
	const report = (change: Partial<LaunchProgress>): LaunchProgress => {
		progress = {...describeLaunch(launchId, parts), ...change};
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
			if (part.isOpened) {
				// Written down a moment ago, and never sent: nothing of it is left to be found out.
				part.state = 'planned';
				await abandonPlanned(ports, parts, 'interrupted before it was sent');
			}

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
		const started = await sendStart(ports, part, {signal});
		if (!started.ok && started.failure.code === interruptedCode) {
			part.state = 'open';
			return report({state: 'interrupted', failure: started.failure});
		}

		if (!started.ok) {
			part.state = await readState(ports, part);
			await abandonPlanned(ports, parts, 'an earlier request of the launch failed');
			return report({state: 'failed', failure: started.failure});
		}

		part.state = 'started';
		part.executionId = started.value.executionId;
		part.isTagged = started.value.isTagged;
		report({state: 'starting', justStarted: part.executionId});
	}

	return report({state: 'done'});
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
			if (execution.ok && hasEnded(execution.value)) {
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

/** Wait, or until it is cancelled. */
export function sleep(clock: StartPorts['clock'], ms: number, signal: AbortSignal): Promise<void> {
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
