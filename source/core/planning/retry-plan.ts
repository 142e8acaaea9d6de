import type {Execution, TargetLocationEntry} from '../domain/execution.ts';
import {type Location, printLocation} from '../domain/location.ts';
import type {LocationOutcome} from '../domain/location-outcome.ts';
import {effectiveConcurrency, effectiveErrors} from '../domain/rate-control.ts';
import type {StartRequest, TargetLocation} from '../domain/start-request.ts';
import {tagsAtStart} from '../domain/start-request.ts';
import {isUnsuccessful} from '../domain/status.ts';
import {type CoverEntry, countLocations, coverLocations} from './cover.ts';
import {refuse, tellUnknown} from './retry-choice.ts';
import {createEntryFinder, printSettings} from './retry-entries.ts';
import {groupByTurn, shareRate} from './share-rate.ts';
import {retryOfTag, startTag} from './start-tag.ts';

/** What there is to know of the fan-out to be retried. */
export type RetrySource = {
	readonly execution: Execution;
	/** Every location that the fan-out had, whether it ran or not. */
	readonly outcomes: readonly LocationOutcome[];
	/** How many did not certainly succeed and can't be named, as AWS doesn't say where they ran. */
	readonly unnameable?: number;
	/** Tags of the original, if they were read. */
	readonly tags?: Readonly<Record<string, string>> | undefined;
	/** OU and root IDs above an account, if the directory knows them: parts entries by OU from one another. */
	readonly organizationPath?: ((accountId: string) => readonly string[]) | undefined;
};

/** One request of a retry. Requests of a turn may start together; a turn waits for the end of the one before. */
export type PlannedRequest = {readonly request: StartRequest; readonly turn: number; readonly locations: number};

/** A location that was asked for and isn't sent, with the reason. */
type LeftOut = {readonly location: Location; readonly reason: string};

/** What a retry will start. */
export type RetryPlan = {
	readonly requests: readonly PlannedRequest[];
	readonly locations: readonly Location[];
	readonly leftOut: readonly LeftOut[];
	/** What couldn't be carried over, a sentence each. */
	readonly notes: readonly string[];
};

/**
Plan a new fan-out on exactly the locations that are wanted.

A location whose outcome isn't known is sent only where it is wanted by name, and only once the fan-out has ended. The same runbook, version that ran, parameters, targets, roles and alarms; only `TargetLocations`, the client token and the tag `rollgrid:retry-of` differ. Each location keeps the settings of the entry it came from. A location that succeeded, still runs, or wasn't in the original is never sent.

@param wanted - Locations to start again; left out for every one that ended without success.
@returns No requests where nothing is left to retry.
*/
export function planRetry(source: RetrySource, wanted?: readonly Location[]): RetryPlan {
	const {execution, outcomes} = source;
	const known = new Map(outcomes.map(outcome => [printLocation(outcome.location), outcome]));
	const asked = new Map(
		(wanted ?? outcomes.filter(({status}) => isUnsuccessful(status)).map(({location}) => location)).map(location => [
			printLocation(location),
			location,
		]),
	);
	const leftOut: LeftOut[] = [];
	const byEntry = new Map<TargetLocationEntry | null, Location[]>();
	const findEntry = createEntryFinder(execution.targetLocations, source.organizationPath);
	for (const [name, location] of asked) {
		const reason = refuse(known.get(name), source, location);
		const entry = findEntry(location);
		if (reason !== null) {
			leftOut.push({location, reason});
		} else if (entry === 'ambiguous') {
			leftOut.push({location, reason: 'several target locations with different settings could have sent it'});
		} else {
			const together = byEntry.get(entry);
			if (together === undefined) {
				byEntry.set(entry, [location]);
			} else {
				together.push(location);
			}
		}
	}

	const {tags, notes} = carryTags(source);
	notes.push(...tellUnknown(source, wanted === undefined));
	if (execution.targetLocationsUrl !== null && execution.targetLocations.length === 0) {
		notes.push(
			'The target locations came from a file in S3: their own settings (roles, limits) are not known and not carried over',
		);
	}

	const sizes = countByEntry(outcomes, findEntry);
	const base = toBase(execution);
	return {
		requests: planEntries(byEntry, sizes).map(({turn, locations, items}) => ({
			turn,
			locations,
			request: {...base, TargetLocations: items, Tags: tags},
		})),
		locations: [...byEntry.values()].flat(),
		leftOut,
		notes,
	};
}

/**
Cover some of the locations of a request, each with the settings of the entry that it came from.

@param byEntry - The locations that are wanted from each entry.
@param sizes - How many locations each entry covers in total, for limits in percent.
@returns The target locations of each request, in turns.
*/
export function planEntries(
	byEntry: ReadonlyMap<TargetLocationEntry | null, readonly Location[]>,
	sizes: ReadonlyMap<TargetLocationEntry | null, number>,
): ReadonlyArray<{readonly turn: number; readonly locations: number; readonly items: readonly TargetLocation[]}> {
	const planned = [...groupBySettings(byEntry).values()].flatMap(group => planGroup(group, sizes));
	return groupByTurn(planned).map(({turn, items}) => ({
		turn,
		items,
		locations: items.reduce((sum, item) => sum + countLocations(item), 0),
	}));
}

type Group = {readonly entries: (TargetLocationEntry | null)[]; readonly locations: Location[]};

/** Entries that differ in nothing but where they run are covered together: fewer target locations come of it. */
function groupBySettings(byEntry: ReadonlyMap<TargetLocationEntry | null, readonly Location[]>): Map<string, Group> {
	const groups = new Map<string, Group>();
	for (const [entry, locations] of byEntry) {
		const key = printSettings(entry);
		const group = groups.get(key) ?? {entries: [], locations: []};
		group.entries.push(entry);
		for (const location of locations) {
			group.locations.push(location);
		}

		groups.set(key, group);
	}

	return groups;
}

function planGroup(
	{entries, locations}: Group,
	sizes: ReadonlyMap<TargetLocationEntry | null, number>,
): {item: CoverEntry & TargetLocation; turn: number}[] {
	const settings = settingsOf(entries[0] ?? null);
	const cover = coverLocations(locations);
	// One entry out of one: its limits stay as they were written, so that 20 % stays 20 %, of fewer.
	if (cover.length === 1 && entries.length === 1) {
		return cover.map(entry => ({item: {...entry, ...settings}, turn: 0}));
	}

	const limits = entries.map(entry => ({
		concurrency: effectiveConcurrency(entry?.maxConcurrency ?? null, sizes.get(entry) ?? 1),
		errors: effectiveErrors(entry?.maxErrors ?? null, sizes.get(entry) ?? 1),
	}));
	const budget = (key: 'concurrency' | 'errors') => ({
		each: Math.min(...limits.map(limit => limit[key])),
		total: limits.reduce((sum, limit) => sum + limit[key], 0),
	});
	const shares = shareRate(cover.map(countLocations), budget('concurrency'), budget('errors'));
	return cover.map((entry, index) => ({
		turn: shares[index]!.turn,
		item: {
			...entry,
			...settings,
			TargetLocationMaxConcurrency: String(shares[index]!.concurrency),
			TargetLocationMaxErrors: String(shares[index]!.errors),
		},
	}));
}

/** Everything of an entry but where it runs. */
function settingsOf(entry: TargetLocationEntry | null): TargetLocation {
	const {Accounts, Regions, ExcludeAccounts, IncludeChildOrganizationUnits, ...settings} = (entry?.raw ??
		{}) as TargetLocation;
	return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function countByEntry(
	outcomes: readonly LocationOutcome[],
	findEntry: ReturnType<typeof createEntryFinder>,
): Map<TargetLocationEntry | null, number> {
	const sizes = new Map<TargetLocationEntry | null, number>();
	for (const {location} of outcomes) {
		const entry = findEntry(location);
		if (entry !== 'ambiguous') {
			sizes.set(entry, (sizes.get(entry) ?? 0) + 1);
		}
	}

	return sizes;
}

/** The original as a request. AWS reports empty lists and maps that a start would refuse. */
function toBase({raw, document, documentVersion}: Execution): StartRequest {
	const {TargetLocations, TargetLocationsURL, ClientToken, Tags, ...rest} = raw as Partial<StartRequest>;
	const kept = Object.entries(rest).filter(([, value]) => value !== undefined && !isEmpty(value));
	return {
		...Object.fromEntries(kept),
		DocumentName: document,
		...(documentVersion === null ? {} : {DocumentVersion: documentVersion}),
	};
}

function isEmpty(value: unknown): boolean {
	return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function carryTags({execution, tags: known = {}}: RetrySource) {
	const own = Object.entries(known).filter(([key]) => !/^aws:/i.test(key) && key !== retryOfTag && key !== startTag);
	const carried = own.slice(0, tagsAtStart - 1);
	const lost = own.slice(tagsAtStart - 1).map(([key]) => key);
	return {
		tags: [...carried, [retryOfTag, execution.executionId] as const].map(([Key, Value]) => ({Key, Value})),
		notes: lost.length === 0 ? [] : [`A start takes ${tagsAtStart} tags: ${lost.join(', ')} must be added afterwards`],
	};
}
