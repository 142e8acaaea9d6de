import {type Execution, type RowKind, rowKindOf} from '../../domain/execution.ts';
import type {Location} from '../../domain/location.ts';
import {readExecutionRate} from '../../domain/request-rate.ts';
import {maskMembers} from '../../domain/secrets/secrets.ts';
import {hasEnded, isSuccess, type Status} from '../../domain/status.ts';
import {orderAccounts} from '../../grid/account-order.ts';
import {stepColumn} from '../../grid/grid-axes.ts';
import type {LocationGrid, LocationRecord} from '../../grid/location-grid.ts';
import {type Reckoning, reckon} from '../../grid/reckoning.ts';
import {compareRegions} from '../../grid/region-order.ts';
import {headlineOf} from '../../status/causes.ts';
import {explainCause} from '../../status/explain-cause.ts';
import {groupFailures} from '../../status/failure-groups.ts';
import {describeRate} from '../../status/rate-words.ts';
import {readTimeline, type Timeline} from '../../status/timeline.ts';
import {type Film, makeFilm} from './film.ts';
import type {ReportSource} from './report-source.ts';
import {noStory, type StoryEntry, type StoryLines, tellStory} from './story.ts';

/** What happened, as data: every format prints the same. Text from AWS is as AWS sent it, not yet made safe for any format. */
export type Report = {
	readonly where: Location;
	/** The newest attempt. */
	readonly execution: Execution;
	/** Every attempt, the original first; at least one. */
	readonly attempts: readonly Execution[];
	readonly writtenAt: number;
	readonly recordedAt: number | null;
	/** Judged by its locations, never by the parent's own status. */
	readonly verdict: string;
	/** Milliseconds; `null` before it has begun. */
	readonly took: number | null;
	/** Values of parameters whose names look secret are masked. */
	readonly parameters: ReadonlyArray<readonly [name: string, values: readonly string[]]>;
	/** In words, one for each different one. */
	readonly rateControl: readonly string[];
	/** What the execution consists of. */
	readonly rows: RowKind;
	readonly total: number;
	/** Locations of the total that AWS counts and neither lists nor the request names. */
	readonly unnamed: number;
	/** The most first. They come to the total. */
	readonly byStatus: ReadonlyArray<readonly [Status, number]>;
	/** Rows of the matrix, grouped by OU as the console has them. */
	readonly accounts: readonly ReportAccount[];
	/** Columns of the matrix. */
	readonly regions: readonly string[];
	/** Steps that have no cell of the matrix: those that AWS doesn’t place, or all where it is no fan-out. */
	readonly steps: readonly LocationRecord[];
	/** By row, then by column; then the steps without a cell. */
	readonly records: readonly LocationRecord[];
	/** The most locations first. */
	readonly causes: readonly ReportCause[];
	/** `null` before anything has begun. */
	readonly timeline: Timeline | null;
	/** What happened, by time. */
	readonly story: readonly StoryEntry[];
	/** Every change of the records. */
	readonly film: Film;
	/** Errors allowed before AWS starts no more; `null` where unknown. */
	readonly allowed: number | null;
};

type ReportAccount = {
	readonly accountId: string;
	/** Empty where it isn't known. */
	readonly name: string;
	/** Names of the OUs from the root down, ` / ` between; empty where they aren't known. */
	readonly unit: string;
	/** By place of the Region; `null` where the fan-out has no such location. */
	readonly cells: ReadonlyArray<LocationRecord | null>;
};

type ReportCause = {
	readonly headline: string;
	/** A message as AWS sent it, the most frequent; empty where there is none. */
	readonly message: string;
	/** What lies behind, where more is known than AWS says; else `null`. */
	readonly explanation: string | null;
	/** Locations as printed, or names of steps. */
	readonly locations: readonly string[];
};

/** Slices of time of the timeline, and bins of its durations. */
const [slices, bins] = [60, 12];

/** Put together what happened in a fan-out. */
export function buildReport(source: ReportSource): Report {
	const {where, execution, earlier, grid, directory, now, recordedAt, story = noStory} = source;
	const regions = grid.regions.filter(region => region !== stepColumn).toSorted(compareRegions);
	const columns = regions.map(region => grid.regions.indexOf(region));
	const accounts = listRows(grid, directory).map(account => {
		const accountId = grid.accountIds[account]!;
		const known = directory.accounts.get(accountId);
		return {
			accountId,
			name: known?.name ?? '',
			unit: (known?.path ?? []).map(({name}) => name).join(' / '),
			cells: columns.map(column => {
				const index = grid.find({accountId, region: grid.regions[column]!});
				return index === undefined ? null : grid.recordAt(index);
			}),
		};
	});
	const attempts = [...earlier, execution];
	const steps = [...grid.indices()].filter(index => grid.isStepRow(grid.accountOf(index)));
	const records = accounts.flatMap(({cells}) => cells.filter(cell => cell !== null));
	const reckoning = reckon(grid, {
		counters: attempts[0]!.counters,
		isListed: true,
		hasEnded: attempts.every(hasEnded),
	});
	const stepRecords = steps.map(index => grid.recordAt(index));
	const all = [...records, ...stepRecords];
	const film = makeFilm(all, story.lines, execution.endedAt ?? now);
	const rate = readExecutionRate(attempts[0]!.targetLocations, reckoning.total);
	const {startedAt} = attempts[0]!;
	const {endedAt} = execution;
	return {
		where,
		execution,
		attempts,
		writtenAt: now,
		recordedAt,
		verdict: judge(attempts, reckoning),
		took: startedAt === null ? null : (endedAt ?? now) - startedAt,
		parameters: Object.entries(maskMembers(execution.parameters)),
		rateControl: describeRate(rate),
		rows: rowKindOf(execution),
		total: reckoning.total,
		unnamed: reckoning.unnamed,
		byStatus: [...reckoning.byStatus].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)),
		accounts,
		regions,
		steps: stepRecords,
		records: all,
		causes: listCauses(where, execution, grid),
		timeline: readTimeline(grid, endedAt ?? now, slices, bins),
		story: tellStory(withExecutions(story, attempts, now), film, all),
		film,
		allowed: rate.allowed,
	};
}

/** Add each attempt as it is now, in case the record doesn't have that yet. */
function withExecutions({lines, happenings}: StoryLines, attempts: readonly Execution[], now: number): StoryLines {
	const current = attempts.map(execution => ({type: 'execution', at: execution.endedAt ?? now, execution}) as const);
	return {lines: [...lines, ...current], happenings};
}

/** Grid indices of the accounts: OU by OU, as the matrix shows them. */
function listRows(grid: LocationGrid, directory: ReportSource['directory']): readonly number[] {
	type Node = ReturnType<typeof orderAccounts>['root'];
	const walk = ({own, children}: Node): readonly number[] => [...children.flatMap(walk), ...own];
	return walk(orderAccounts(grid, directory).root);
}

function judge(attempts: readonly Execution[], {total, succeeded}: Reckoning): string {
	const last = attempts.at(-1)!;
	const noun = rowKindOf(last);
	const locations = `${total} ${total === 1 ? noun.slice(0, -1) : noun}`;
	if (!hasEnded(last)) {
		return `Still under way: ${succeeded} of ${locations} have succeeded so far`;
	}

	const after = attempts.length === 1 ? '' : ` in ${attempts.length} attempts`;
	if (noun === 'steps') {
		return `Ended as ${last.status}: ${succeeded} of ${locations} succeeded`;
	}

	const hides = succeeded < total && isSuccess(last.status);
	const aside = hides
		? `, though AWS says ${last.status} of the ${noun === 'locations' ? 'fan-out as a ' : ''}whole`
		: '';
	return succeeded === total
		? `All ${locations} succeeded${after}`
		: `${succeeded} of ${locations} succeeded${after}${aside}`;
}

function listCauses(where: Location, execution: Execution, grid: LocationGrid): readonly ReportCause[] {
	return groupFailures(grid).map(({cause, indices}) => {
		const counts = new Map<string, number>();
		for (const index of indices) {
			const text = grid.failureMessageAt(index) ?? '';
			counts.set(text, (counts.get(text) ?? 0) + 1);
		}

		const [message = ''] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
		const locations = indices.map(index => grid.nameAt(index));
		const context = {...(grid.locationsOf(indices)[0] ?? where), central: where, document: execution.document, message};
		// AWS gives the same message for three causes; our words for it name a key of the console, which a report doesn't have.
		const title =
			explainCause(context)
				?.title.replace(/ ?x checks (them|the others)\.?/, '')
				.replace(/:$/, '.') ?? null;
		return {headline: headlineOf(cause), message, explanation: title, locations};
	});
}
