import {idsOf} from '../actions/rings/derive-id.ts';
import {currentRing, type Run} from '../actions/rings/run.ts';
import type {RunEnd, RunView} from '../actions/rings/run-view.ts';
import type {Failure} from '../domain/failure.ts';
import {createMemory} from '../grid/remember.ts';
import {toPrintableLine} from '../status/printable.ts';
import {Kept} from './kept.ts';
import type {Conductor} from './run-event.ts';
import {type ConsoleState, currentScreen} from './state.ts';

/** A run over rings as far as this console knows it. */
export type KnownRun = RunView & {
	readonly conductor: Conductor;
	/** What a person has to decide before anything goes on; `null` for nothing. */
	readonly asks: Extract<RunEnd, {type: 'asks'}> | null;
	/** The failure that stopped this console from conducting it; `null` for none, and once somebody conducts it again. */
	readonly failure: Failure | null;
};

type Runs = {
	/** By ID, the latest first. */
	readonly known: ReadonlyMap<string, KnownRun>;
	/** IDs of runs that nobody conducts and that the operator hasn't been asked about yet. */
	readonly unasked: readonly string[];
	/** Whether the operator has been asked, or will be, about the runs of this start. */
	readonly isListed: boolean;
	/** The run to show once the runs are known; `null` for none. */
	readonly wanted: string | null;
};

const kept = new Kept<Runs>('runs');
const none: Runs = {known: new Map(), unasked: [], isListed: false, wanted: null};

/** All runs that are known. */
export function runsOf(state: Pick<ConsoleState, 'kept'>): Runs {
	return kept.of(state) ?? none;
}

/** Replace a part of what is known of runs. */
export function withRuns(state: ConsoleState, change: Partial<Runs>): ConsoleState {
	return kept.in(state, {...runsOf(state), ...change});
}

/** Make a known run from its record alone: nothing else has been read for it yet. */
export function recordedRun(run: Run, conductor: Conductor): KnownRun {
	return {run, conductor, counters: null, verdict: null, trouble: null, asks: null, failure: null};
}

/** Replace what is known of one run. */
export function withRun(state: ConsoleState, run: KnownRun): ConsoleState {
	return withRuns(state, {known: new Map(runsOf(state).known).set(run.run.head.runId, run)});
}

const rememberOwners = createMemory<ReadonlyMap<string, string>>();

/** The run that an execution was started for; `undefined` where it belongs to none. */
export function runOf(state: Pick<ConsoleState, 'kept'>, executionId: string | null): KnownRun | undefined {
	const {known} = runsOf(state);
	const owners = rememberOwners(
		known,
		[],
		() =>
			new Map(
				[...known].flatMap(([runId, {run}]) => listExecutions(run).map(({executionId: id}) => [id, runId] as const)),
			),
	);
	return known.get(owners.get(executionId ?? '') ?? '');
}

/** The run whose fan-out is open. */
export function openRun(state: Pick<ConsoleState, 'kept' | 'opened'>): KnownRun | undefined {
	return runOf(state, state.opened);
}

/** The run that the screen shows: by itself, or with the fan-out of one of its rings. */
export function shownRun(state: Pick<ConsoleState, 'kept' | 'opened' | 'screens'>): KnownRun | undefined {
	const {runId} = currentScreen(state);
	return runId === undefined ? openRun(state) : runsOf(state).known.get(runId);
}

/** The runs that have started nothing yet and aren't over, the latest first: no fan-out shows them. */
export function listUnstarted(state: Pick<ConsoleState, 'kept'>): readonly KnownRun[] {
	return [...runsOf(state).known.values()].filter(({run}) => run.over === null && latestExecution(run) === null);
}

/** An execution of a run, and the ring that it was started for, from 0. */
export type RingExecution = {readonly ring: number; readonly executionId: string};

/** Every execution of a run, in the order of their starts within the order of the rings. */
export function listExecutions({rings}: Pick<Run, 'rings'>): readonly RingExecution[] {
	return rings.flatMap(({attempts}, ring) =>
		attempts.flatMap(({executionIds}) => executionIds.map(executionId => ({ring, executionId}))),
	);
}

/** The ring that an execution was started for, from 0; -1 for none. */
export function ringOf(run: Pick<Run, 'rings'>, executionId: string | null): number {
	return listExecutions(run).find(one => one.executionId === executionId)?.ring ?? -1;
}

/** The latest execution: the first of the latest attempt that was started; `null` before the first one. */
export function latestExecution({rings}: Pick<Run, 'rings'>): string | null {
	const started = rings.flatMap(({attempts}) => attempts).filter(({executionIds}) => executionIds.length > 0);
	return started.at(-1)?.executionIds[0] ?? null;
}

/** Whether a launch of the journal is a ring of a run that isn't over: whoever takes the run up finds out whether it was started. */
export function isOfRun(state: Pick<ConsoleState, 'kept'>, launchId: string): boolean {
	return [...runsOf(state).known.values()].some(
		({run}) =>
			run.over === null &&
			run.rings.some(({attempts}, ring) =>
				attempts.some((_, attempt) => idsOf(run.head.runId, ring, attempt)() === launchId),
			),
	);
}

/** The ring that an execution was started for, `ring canary, 1 of 3`, or shortly `ring 1/3 canary`; `null` where it belongs to no run. */
export function sayRingOf(
	state: Pick<ConsoleState, 'kept'>,
	executionId: string,
	{isShort = false}: {readonly isShort?: boolean} = {},
): string | null {
	const run = runOf(state, executionId)?.run;
	if (run === undefined) {
		return null;
	}

	const ring = ringOf(run, executionId);
	const name = run.head.rings[ring]?.name ?? '?';
	return isShort ? `ring ${ring + 1}/${run.rings.length} ${name}` : `ring ${name}, ${ring + 1} of ${run.rings.length}`;
}

/** Whether the open fan-out belongs to the current ring of its run, so that the run decides about it. */
export function isInCurrentRing({run}: KnownRun, executionId: string | null): boolean {
	return run.over === null && ringOf(run, executionId) === currentRing(run);
}

/** Describe the runs that are not over when the operator quits, one a line. */
export function listLeftRuns(state: Pick<ConsoleState, 'kept'>): readonly string[] {
	return [...runsOf(state).known.values()]
		.filter(({run, conductor, asks}) => run.over === null && (conductor === 'here' || asks !== null))
		.map(({run: {head, rings}}) => {
			const running = rings.findIndex(({phase}) => phase === 'running');
			const goesOn =
				running === -1 ? 'Nothing of it goes on by itself' : `Only ring ${head.rings[running]!.name} goes on, in AWS`;
			return toPrintableLine(`Run ${head.runId} of ${head.request.DocumentName}: ${goesOn}; no further ring starts`);
		});
}
