import type {Execution} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';
import {readExecutionRate} from '../domain/request-rate.ts';
import {maskMembers} from '../domain/secrets/secrets.ts';
import {classifyStatus, isTerminal, type Status} from '../domain/status.ts';
import type {LocationGrid, LocationRecord} from '../grid/location-grid.ts';
import {orderAccounts} from '../state/matrix/account-order.ts';
import {compareRegions} from '../state/matrix/region-order.ts';
import type {ReportSource} from '../state/report-source.ts';
import {groupFailures} from '../state/select/failures.ts';
import {readTimeline, type Timeline} from '../state/select/timeline.ts';
import {headlineOf} from '../status/causes.ts';
import {explainCause} from '../status/explain-cause.ts';
import {describeRate} from '../status/rate-words.ts';

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
	readonly total: number;
	/** The most first. */
	readonly byStatus: ReadonlyArray<readonly [Status, number]>;
	/** Rows of the matrix, grouped by OU as the console has them. */
	readonly accounts: readonly ReportAccount[];
	/** Columns of the matrix. */
	readonly regions: readonly string[];
	/** By row, then by column. */
	readonly records: readonly LocationRecord[];
	/** The most locations first. */
	readonly causes: readonly ReportCause[];
	/** `null` before anything has begun. */
	readonly timeline: Timeline | null;
};

export type ReportAccount = {
	readonly accountId: string;
	/** Empty where it isn't known. */
	readonly name: string;
	/** Names of the OUs from the root down, ` / ` between; empty where they aren't known. */
	readonly unit: string;
	/** By place of the Region; `null` where the fan-out has no such location. */
	readonly cells: ReadonlyArray<LocationRecord | null>;
};

export type ReportCause = {
	readonly headline: string;
	/** A message as AWS sent it, the most frequent; empty where there is none. */
	readonly message: string;
	/** What lies behind, where more is known than AWS says; else `null`. */
	readonly explanation: string | null;
	readonly locations: readonly Location[];
};

/** Slices of time of the timeline, and bins of its durations. */
const [slices, bins] = [60, 12];

/** Put together what happened in a fan-out. */
export function buildReport({where, execution, earlier, grid, directory, now, recordedAt}: ReportSource): Report {
	const regions = grid.regions.toSorted(compareRegions);
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
	const {startedAt} = attempts[0]!;
	const {endedAt} = execution;
	return {
		where,
		execution,
		attempts,
		writtenAt: now,
		recordedAt,
		verdict: judge(attempts, grid),
		took: startedAt === null ? null : (endedAt ?? now) - startedAt,
		parameters: Object.entries(maskMembers(execution.parameters)),
		rateControl: describeRate(readExecutionRate(attempts[0]!.targetLocations, grid.size)),
		total: grid.size,
		byStatus: [...grid.counts].filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a),
		accounts,
		regions,
		records: accounts.flatMap(({cells}) => cells.filter(cell => cell !== null)),
		causes: listCauses(where, execution, grid),
		timeline: readTimeline(grid, endedAt ?? now, slices, bins),
	};
}

/** Grid indices of the accounts: OU by OU, as the matrix shows them. */
function listRows(grid: LocationGrid, directory: ReportSource['directory']): readonly number[] {
	type Node = ReturnType<typeof orderAccounts>['root'];
	const walk = ({own, children}: Node): readonly number[] => [...children.flatMap(walk), ...own];
	return walk(orderAccounts(grid, directory).root);
}

function judge(attempts: readonly Execution[], grid: LocationGrid): string {
	const {status} = attempts.at(-1)!;
	const total = grid.size;
	const succeeded = [...grid.counts].reduce(
		(sum, [one, count]) => sum + (classifyStatus(one) === 'succeeded' ? count : 0),
		0,
	);
	const locations = `${total} ${total === 1 ? 'location' : 'locations'}`;
	if (!isTerminal(status)) {
		return `Still under way: ${succeeded} of ${locations} have succeeded so far`;
	}

	const after = attempts.length === 1 ? '' : ` in ${attempts.length} attempts`;
	const aside = succeeded < total && status === 'Success' ? ', though AWS says Success of the fan-out as a whole' : '';
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
		const locations = indices.map(index => grid.locationAt(index));
		const context = {...locations[0]!, central: where, document: execution.document, message};
		// What AWS says alike for three causes is told with the console's key in it, which a report doesn't have.
		const title =
			explainCause(context)
				?.title.replace(/ ?x checks (them|the others)\.?/, '')
				.replace(/:$/, '.') ?? null;
		return {headline: headlineOf(cause), message, explanation: title, locations};
	});
}
