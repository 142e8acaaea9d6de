import type {ReportSource} from '../core/actions/report/report-source.ts';
import type {Directory as KnownDirectory} from '../core/domain/directory.ts';
import {rowKindOf} from '../core/domain/execution.ts';
import {type Failure, fail, type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import {hasEnded} from '../core/domain/status.ts';
import {LocationGrid} from '../core/grid/location-grid.ts';
import type {Directory} from '../ports/directory.ts';
import type {Journal} from '../ports/journal.ts';
import type {Records} from '../ports/records.ts';
import {type ReadAttempts, readAttempts} from './read-attempts.ts';
import type {GridPorts} from './read-grid.ts';

/** What a report is made of, and what it leaves out. */
export type ReadReport = {readonly source: ReportSource} & Pick<ReadAttempts, 'forgotten' | 'searchFailure'>;

/** What a report is read with; the journal tells of retries that AWS's tags don't. */
export type ReportPorts = GridPorts & {
	readonly journal?: Journal | undefined;
	readonly records?: Records | undefined;
};

/** Read everything that a report of a fan-out tells, in all of its attempts. One that AWS no longer has is told from rollgrid's own record. */
export async function readReportSource(
	ports: ReportPorts,
	where: Location,
	executionId: string,
): Promise<Outcome<ReadReport>> {
	const now = ports.clock.now();
	const got = await ports.automation.getExecution(where, executionId);
	if (!got.ok) {
		const source = got.failure.kind === 'not-found' ? await readRecord(ports, where, executionId, now) : null;
		return source === null ? fail(got.failure) : succeed({source, forgotten: [], searchFailure: null});
	}

	const read = await readAttempts(ports, where, got.value);
	if (!read.ok) {
		return read;
	}

	const {attempts, latest, forgotten, searchFailure} = read.value;
	const executions = attempts.map(({execution}) => execution);
	const source: ReportSource = {
		where,
		execution: executions.at(-1)!,
		earlier: executions.slice(0, -1),
		grid: latest,
		directory: await readDirectory(ports.directory),
		now,
		recordedAt: null,
	};
	return succeed({source, forgotten, searchFailure});
}

/** From what rollgrid has kept; `null` where nothing was. */
async function readRecord(
	{records, directory}: ReportPorts,
	where: Location,
	executionId: string,
	now: number,
): Promise<ReportSource | null> {
	const kept = await records?.read(where, executionId);
	if (!kept?.ok || kept.value === null) {
		return null;
	}

	const {execution, locations, seenAt} = kept.value;
	const grid = new LocationGrid();
	grid.isOfSteps = rowKindOf(execution) !== 'locations';
	for (const location of locations) {
		grid.put(location);
	}

	grid.settle(hasEnded(execution), execution.counters?.total);
	return {where, execution, earlier: [], grid, directory: await readDirectory(directory), now, recordedAt: seenAt};
}

/** Names of accounts; without them where the organization can't be read. */
async function readDirectory(directory: Directory): Promise<KnownDirectory> {
	const accounts = await directory.listAccounts();
	const failure: Failure | null = accounts.ok ? null : accounts.failure;
	return {
		accounts: new Map(accounts.ok ? accounts.value.map(account => [account.accountId, account]) : []),
		regions: new Map(),
		failure,
	};
}
