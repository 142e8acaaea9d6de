import {createWorld} from '../create-world.ts';
import {countOf} from '../engine/rules/rate-control.ts';
import {startExecution} from '../engine/run/start.ts';
import {advanceTo, nextEventMs} from '../engine/state/advance.ts';
import type {StartInput, TargetLocation} from '../engine/state/api.ts';
import type {Execution} from '../engine/state/execution.ts';
import {countsAsError} from '../engine/steps/child-steps.ts';
import {ServiceError} from '../service-error.ts';
import type {Settings} from '../settings.ts';
import type {World} from '../world.ts';
import type {WorldDefinition} from '../world-definition.ts';

/** What became of every location of a fan-out in some runs; figures of a location stand together, one for each run. */
export type LocationTrials = {
	readonly runs: number;
	readonly durationsMs: Float64Array;
	readonly errors: Uint8Array;
	/** From the start to the first location, for each run. */
	readonly expansionsMs: readonly number[];
	/** The limits of each target location that comes to a location, in the order of the locations. */
	readonly entries: ReadonlyArray<{readonly size: number; readonly concurrency: number; readonly allowed: number}>;
};

/** Whoever waits longer than this waits for a person, or for ever. */
const mostMs = 30 * 86_400_000;

/**
Start a fan-out in a world of its own for each seed, all locations at once and over every error, and see what becomes of each.

@returns What became of them; or in AWS's words why the start, or what follows it, is refused.
*/
export function tryLocations(
	definition: WorldDefinition,
	request: StartInput,
	seeds: readonly number[],
): LocationTrials | {readonly refusal: string} {
	const runs: RunFigures[] = [];
	let entries: LocationTrials['entries'] = [];
	for (const seed of seeds) {
		const world = createWorld({...definition, seed, starts: [], past: [], faults: []}, Date.UTC(2026, 0, 5));
		const run = runAtOnce(world, request);
		if ('refusal' in run) {
			return run;
		}

		entries = limitsOf(run, targetLocationsOfPlan(definition, request), definition.settings);
		runs.push(figuresOf(run, definition.settings));
	}

	return {...gather(runs), entries};
}

/** What is kept of a run: its executions are many times as large. */
type RunFigures = {
	readonly expansionMs: number;
	readonly durationsMs: readonly number[];
	readonly errors: readonly boolean[];
};

function figuresOf({steps, startedAtMs}: Execution, settings: Settings): RunFigures {
	return {
		expansionMs: (steps[0]?.startedAtMs ?? startedAtMs) - startedAtMs,
		durationsMs: steps.map(({startedAtMs: fromMs, endedAtMs: untilMs}) =>
			fromMs === undefined || untilMs === undefined ? Number.POSITIVE_INFINITY : untilMs - fromMs,
		),
		errors: steps.map(({status}) => countsAsError(settings, status)),
	};
}

function gather(runs: readonly RunFigures[]): Omit<LocationTrials, 'entries'> {
	const count = runs[0]?.errors.length ?? 0;
	const durationsMs = new Float64Array(count * runs.length);
	const errors = new Uint8Array(count * runs.length);
	for (const [place, run] of runs.entries()) {
		for (let index = 0; index < count; index++) {
			durationsMs[index * runs.length + place] = run.durationsMs[index] ?? Number.POSITIVE_INFINITY;
			errors[index * runs.length + place] = run.errors[index] ? 1 : 0;
		}
	}

	return {runs: runs.length, durationsMs, errors, expansionsMs: runs.map(({expansionMs}) => expansionMs)};
}

/** Run a fan-out with no rate control to its end, or until nothing happens any more. */
export function runAtOnce(world: World, request: StartInput): Execution | {readonly refusal: string} {
	const {accountId, region} = world.central;
	const {TargetLocationsURL: _, ...rest} = request;
	const [person] = world.people.values();
	try {
		const caller = {accountId, region, principalArn: person?.principalArn ?? ''};
		const id = startExecution(world, caller, {
			...rest,
			TargetLocations: targetLocationsOfPlan(world.definition, request).map(entry => ({
				...entry,
				TargetLocationMaxConcurrency: '100%',
				TargetLocationMaxErrors: '100%',
			})),
		});
		const run = world.engine.executions.get(id)!;
		const untilMs = world.nowMs + mostMs;
		for (
			let next = nextEventMs(world);
			next !== undefined && next < untilMs && run.endedAtMs === undefined;
			next = nextEventMs(world)
		) {
			advanceTo(world, next);
		}

		return run.kind === 'locations' && run.steps.length > 0
			? run
			: {refusal: run.failureMessage ?? 'The plan comes to no location of this world.'};
	} catch (error) {
		if (error instanceof ServiceError) {
			return {refusal: error.message};
		}

		throw error;
	}
}

/** The target locations of a plan; those of a file where it names one that the world has. */
function targetLocationsOfPlan(
	definition: WorldDefinition,
	{TargetLocations, TargetLocationsURL}: StartInput,
): readonly TargetLocation[] {
	const text =
		TargetLocationsURL === undefined ? undefined : definition.targetLocationFiles[TargetLocationsURL.split('?')[0]!];
	return text === undefined ? (TargetLocations ?? []) : (JSON.parse(text) as readonly TargetLocation[]);
}

/** The engine runs copies of the entries, in the same order, that have no limits: the plan's own are read here. */
function limitsOf(
	run: Execution | undefined,
	planned: readonly TargetLocation[],
	{concurrencyRounding, errorRounding}: Settings,
): LocationTrials['entries'] {
	const sizes = new Map((run?.input.TargetLocations ?? []).map(entry => [entry, 0]));
	for (const {location} of run?.steps ?? []) {
		if (location !== undefined) {
			sizes.set(location.entry, (sizes.get(location.entry) ?? 0) + 1);
		}
	}

	return [...sizes.values()].flatMap((size, place) => {
		const {TargetLocationMaxConcurrency = '1', TargetLocationMaxErrors = '0'} = planned[place] ?? {};
		const concurrency = Math.max(1, countOf(TargetLocationMaxConcurrency, size, concurrencyRounding));
		const allowed = countOf(TargetLocationMaxErrors, size, errorRounding);
		return size === 0 ? [] : [{size, concurrency, allowed}];
	});
}
