import {type ReportObstacle, type ReportSource, toReportSource} from '../core/actions/report/report-source.ts';
import type {Directory as KnownDirectory} from '../core/domain/directory.ts';
import {type Failure, type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import {follow} from '../core/follow/follow.ts';
import {type Following, startFollowing} from '../core/follow/following.ts';
import type {Directory} from '../ports/directory.ts';
import type {Journal} from '../ports/journal.ts';
import type {Records} from '../ports/records.ts';
import {type ReadAttempts, readAttempts} from './read-attempts.ts';
import type {GridPorts} from './read-grid.ts';

/** What a report is made of, and what it leaves out. */
export type ReadReport = {readonly source: ReportSource | ReportObstacle} & Pick<
	ReadAttempts,
	'forgotten' | 'searchFailure'
>;

/** What a report is read with; the journal tells of retries that AWS's tags don't. */
export type ReportPorts = GridPorts & {
	readonly journal?: Journal | undefined;
	readonly records?: Records | undefined;
};

/** Read everything that a report of a fan-out contains, in all of its attempts. Where AWS has deleted one, rollgrid reads its own record. */
export async function readReportSource(
	ports: ReportPorts,
	where: Location,
	executionId: string,
): Promise<Outcome<ReadReport>> {
	const got = await ports.automation.getExecution(where, executionId);
	const read = got.ok ? await readAttempts(ports, where, got.value) : await readRecord(ports, where, executionId, got);
	if (!read.ok) {
		return read;
	}

	const {attempts, latest, forgotten, searchFailure} = read.value;
	const context = {directory: await readDirectory(ports.directory), now: ports.clock.now()};
	return succeed({source: toReportSource(attempts, latest, context), forgotten, searchFailure});
}

/** Read rollgrid's record of an execution that AWS has deleted; returns the refusal itself where there is no record. */
async function readRecord(
	{records, clock}: ReportPorts,
	where: Location,
	executionId: string,
	refusal: Outcome<never>,
): Promise<Outcome<Pick<ReadAttempts, 'latest' | 'forgotten' | 'searchFailure'> & {attempts: readonly Following[]}>> {
	const kept =
		!refusal.ok && refusal.failure.kind === 'not-found' ? await records?.read(where, executionId) : undefined;
	if (!kept?.ok || kept.value === null) {
		return refusal;
	}

	const event = {type: 'record-read', record: kept.value} as const;
	const {following} = follow(startFollowing(where, executionId), event, clock.now());
	return succeed({attempts: [following], latest: following.grid, forgotten: [], searchFailure: null});
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
