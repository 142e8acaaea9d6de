import {formatCount} from '../../domain/count.ts';
import type {TargetLocationEntry} from '../../domain/execution.ts';
import {type Location, printLocation} from '../../domain/location.ts';
import type {StartRequest, TargetLocation} from '../../domain/start-request.ts';
import {createEntryFinder} from '../retry-entries.ts';
import {planEntries} from '../retry-plan.ts';
import {countUnits, isAccountId, type KnownAccounts, listNamed, toUnits} from '../units.ts';
import type {RingMistake} from './check-rings.ts';
import type {Gate, Ring, RingChoice} from './ring.ts';

/** The target locations of one request of a ring; a later turn starts when the one before has ended. */
export type RingTurn = {
	readonly turn: number;
	readonly locations: number;
	readonly targetLocations: readonly TargetLocation[];
};

/** A ring with its locations, and the requests for them. */
export type PlacedRing = {
	readonly name: string;
	readonly gate: Gate;
	readonly locations: readonly Location[];
	readonly turns: readonly RingTurn[];
};

/** What is known beside the plan. */
export type RingGround = {
	readonly directory: KnownAccounts;
	/** Tags of accounts, where a ring uses them and they could be read. */
	readonly accountTags: ReadonlyMap<string, Readonly<Record<string, string>>>;
};

/** At most this many locations are named in one mistake. */
const mostNamed = 3;

/**
Distribute the locations of a plan among rings: each location goes to the first ring that takes it, exactly once.

@returns The rings, or everything that is wrong with them: locations outside the plan, an empty ring, locations that no ring takes. Paths are those of the file; the empty path means the plan.
*/
export function placeRings(
	plan: StartRequest,
	rings: readonly Ring[],
	ground: RingGround,
): {readonly rings: readonly PlacedRing[]} | {readonly mistakes: readonly RingMistake[]} {
	const all = listPlanned(plan, ground.directory);
	if ('mistake' in all) {
		return {mistakes: [{path: '', message: all.mistake}]};
	}

	const left = new Map(all.locations.map(location => [printLocation(location), location]));
	const isPlanned = new Set(left.keys());
	const mistakes: RingMistake[] = [];
	const taken = rings.map(({name, choice}, index) => {
		const path = `rings[${index}]`;
		mistakes.push(...findStrangers(choice, path, isPlanned, ground));
		const own = choose(choice, [...left.values()], {total: isPlanned.size, ground});
		if (own.length === 0) {
			mistakes.push({
				path,
				message: `(${name}) is left with no location: none of the plan's is its own, or earlier rings have them`,
			});
		}

		for (const location of own) {
			left.delete(printLocation(location));
		}

		return own;
	});
	if (left.size > 0) {
		mistakes.push({
			path: 'rings',
			message: `leave out ${nameSome([...left.keys()])} of the plan: end with a ring that has rest: true`,
		});
	}

	if (mistakes.length > 0) {
		return {mistakes};
	}

	const finder = coverPlan(plan, all.locations, ground.directory);
	const ambiguous = all.locations.filter(location => finder.find(location) === 'ambiguous').map(printLocation);
	return ambiguous.length > 0
		? {
				mistakes: [
					{path: '', message: `sends ${nameSome(ambiguous)} by several target locations with different settings`},
				],
			}
		: {
				rings: rings.map(({name, gate}, index) => ({
					name,
					gate,
					locations: taken[index]!,
					turns: finder.cover(taken[index]!),
				})),
			};
}

/** The plan's locations in its own order, each once; OUs expanded to their accounts. */
function listPlanned(
	{TargetLocations, TargetLocationsURL}: StartRequest,
	directory: KnownAccounts,
): {readonly locations: readonly Location[]} | {readonly mistake: string} {
	if (TargetLocations === undefined || TargetLocationsURL !== undefined) {
		return {mistake: 'has no TargetLocations: rings are made of the accounts and Regions that a plan names'};
	}

	const known = new Map<string, Location>();
	for (const entry of TargetLocations) {
		const units = toUnits(entry);
		if (units.accounts.length === 0 || countUnits(units, directory) === null) {
			return {mistake: 'names OUs that can’t be read here: rings need their accounts'};
		}

		for (const accountId of listNamed(units, directory)) {
			for (const region of units.regions) {
				known.set(printLocation({accountId, region}), {accountId, region});
			}
		}
	}

	return {locations: [...known.values()]};
}

function choose(
	choice: RingChoice,
	left: readonly Location[],
	{total, ground}: {readonly total: number; readonly ground: RingGround},
): readonly Location[] {
	switch (choice.kind) {
		case 'locations': {
			const wanted = new Set(choice.locations.map(printLocation));
			return left.filter(location => wanted.has(printLocation(location)));
		}

		case 'accounts':
			return left.filter(({accountId}) => choice.accountIds.includes(accountId));
		case 'units':
			return left.filter(({accountId}) => isBelow(accountId, choice.unitIds, ground));
		case 'accountTags':
			return left.filter(({accountId}) => {
				const tags = ground.accountTags.get(accountId);
				return tags !== undefined && Object.entries(choice.tags).every(([key, value]) => tags[key] === value);
			});
		case 'regions':
			return left.filter(({region}) => choice.regions.includes(region));
		case 'count':
			return left.slice(0, choice.count);
		case 'share':
			// 5 % of 20 is 1, whatever the decimals of 0.05 * 20 are.
			return left.slice(0, Math.ceil(Math.round(choice.percent * total * 1e6) / 1e8));
		case 'rest':
			return left;
	}
}

function isBelow(accountId: string, unitIds: readonly string[], {directory}: RingGround): boolean {
	const path = directory.accounts.get(accountId)?.path ?? [];
	return unitIds.some(id => id.startsWith('r-') || path.some(unit => unit.id === id));
}

/** Find what a ring names and the plan doesn't contain. */
function findStrangers(
	choice: RingChoice,
	path: string,
	isPlanned: ReadonlySet<string>,
	{directory, accountTags}: RingGround,
): RingMistake[] {
	const stray = (field: string, index: number, name: string): RingMistake => ({
		path: `${path}.${field}[${index}]`,
		message: `isn't in the plan: ${name}`,
	});
	switch (choice.kind) {
		case 'locations':
			return choice.locations.flatMap((location, index) =>
				isPlanned.has(printLocation(location)) ? [] : [stray('locations', index, printLocation(location))],
			);
		case 'accounts': {
			const accounts = new Set([...isPlanned].map(key => key.slice(0, 12)));
			return choice.accountIds.flatMap((id, index) => (accounts.has(id) ? [] : [stray('accounts', index, id)]));
		}

		case 'regions': {
			const regions = new Set([...isPlanned].map(key => key.slice(13)));
			return choice.regions.flatMap((region, index) => (regions.has(region) ? [] : [stray('regions', index, region)]));
		}

		case 'units':
			return choice.unitIds.flatMap((id, index) =>
				[...directory.accounts.values()].some(
					({path: units}) => id.startsWith('r-') || units.some(unit => unit.id === id),
				)
					? []
					: [{path: `${path}.units[${index}]`, message: `isn't known here: ${id}`}],
			);
		case 'accountTags':
			return accountTags.size === 0
				? [{path: `${path}.accountTags`, message: 'can’t be told: the tags of the accounts couldn’t be read'}]
				: [];
		default:
			return [];
	}
}

/**
Cover some locations of a request again: those of a ring that did not succeed.

@param entries - The target locations that started them, naming every account.
*/
export function coverAgain(entries: readonly TargetLocation[], locations: readonly Location[]): readonly RingTurn[] {
	const directory = {accounts: new Map()};
	const all = listPlanned({DocumentName: '', TargetLocations: entries}, directory);
	return 'mistake' in all ? [] : coverPlan({TargetLocations: entries}, all.locations, directory).cover(locations);
}

function coverPlan(
	{TargetLocations = []}: Pick<StartRequest, 'TargetLocations'>,
	all: readonly Location[],
	{accounts}: KnownAccounts,
) {
	const entries = TargetLocations.map(toEntry);
	const find = createEntryFinder(entries, accountId => accounts.get(accountId)?.path.map(({id}) => id) ?? []);
	const group = (locations: readonly Location[]): Map<TargetLocationEntry | null, Location[]> =>
		Map.groupBy(
			locations.filter(location => find(location) !== 'ambiguous'),
			location => find(location) as TargetLocationEntry | null,
		);
	const sizes = new Map([...group(all)].map(([entry, locations]) => [entry, locations.length]));
	return {
		find,
		cover: (locations: readonly Location[]): readonly RingTurn[] =>
			planEntries(group(locations), sizes).map(({turn, locations: count, items}) => ({
				turn,
				locations: count,
				targetLocations: items,
			})),
	};
}

/** Convert an entry of a plan to the form in which an execution reports it. */
function toEntry(entry: TargetLocation): TargetLocationEntry {
	return {
		accounts: entry.Accounts ?? [],
		regions: entry.Regions ?? [],
		excludes: entry.ExcludeAccounts ?? [],
		maxConcurrency: entry.TargetLocationMaxConcurrency ?? null,
		maxErrors: entry.TargetLocationMaxErrors ?? null,
		raw: entry,
	};
}

function nameSome(names: readonly string[]): string {
	const more = names.length - mostNamed;
	return `${names.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${formatCount(more)} more locations` : ''}`;
}

/** Whether rings use the tags of accounts. */
export function needsAccountTags(rings: readonly Ring[]): boolean {
	return rings.some(({choice}) => choice.kind === 'accountTags');
}

/** Whether rings use the organization. */
export function needsUnits(rings: readonly Ring[]): boolean {
	return rings.some(({choice}) => choice.kind === 'units');
}

/** The accounts that a plan names, and those of its OUs. */
export function listPlannedAccounts(plan: StartRequest, directory: KnownAccounts): readonly string[] {
	const all = listPlanned(plan, directory);
	return 'mistake' in all ? [] : [...new Set(all.locations.map(({accountId}) => accountId))].filter(isAccountId);
}
