import {type ReportFormat, reportFormats} from '../core/actions/report/formats.ts';
import {printReport} from '../core/actions/report/print-report.ts';
import {buildReport} from '../core/actions/report/report.ts';
import type {ReportSource} from '../core/actions/report/report-source.ts';
import {type Execution, rowKindOf} from '../core/domain/execution.ts';
import {type Failure, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import {hasEnded} from '../core/domain/status.ts';
import {AttemptOverlay} from '../core/follow/attempt-overlay.ts';
import {LocationGrid} from '../core/grid/location-grid.ts';
import type {Files} from '../ports/files.ts';
import type {Journal} from '../ports/journal.ts';
import {AttemptFinder} from '../runtime/find-attempts.ts';
import {readGrid} from '../runtime/read-grid.ts';
import {exitStatus, type Services, tellFailure} from './services.ts';

/** What a report is made with; the journal tells of retries that AWS's tags don't. */
export type ReportServices = Services & {readonly files: Files; readonly journal?: Journal};

export type ReportOptions = {
	readonly executionId: string;
	/** `undefined` takes it from the file's name; without a file it is Markdown. */
	readonly format: ReportFormat | undefined;
	/** Where it is written; standard output where left out. */
	readonly output: string | undefined;
	/** Replace the file where it is there. */
	readonly isYes: boolean;
};

/** Write what happened in a fan-out, to hand on. One that AWS no longer has is told from rollgrid's own record. */
export async function report(
	services: ReportServices,
	{executionId, format, output, isYes}: ReportOptions,
): Promise<number> {
	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const source = await readSource(services, located.value.central, executionId);
	if (typeof source === 'number') {
		return source;
	}

	const text = printReport(buildReport(source), format ?? formatOf(output));
	if (output === undefined) {
		// The line end that printing adds is the last one, and CSV's have a carriage return before it.
		services.print(text.replace(/\n$/, ''));
		return exitStatus.done;
	}

	const written = await services.files.writeText(output, text, isYes);
	if (written.ok) {
		services.tell(`Report written: ${output}`);
		return exitStatus.done;
	}

	if (written.failure.kind === 'conflict') {
		services.tell(`× ${output} is there already: name another file, or replace it with --yes`);
	} else {
		tellFailure(services, written.failure);
	}

	return exitStatus.wrongUsage;
}

function formatOf(output: string | undefined): ReportFormat {
	const ending = output?.slice(output.lastIndexOf('.') + 1).toLowerCase();
	return output === undefined ? 'md' : (reportFormats.find(one => one === ending) ?? 'html');
}

/** Everything that the report tells, or the exit status where it can't be read. */
async function readSource(
	services: ReportServices,
	where: Location,
	executionId: string,
): Promise<ReportSource | number> {
	const now = services.clock.now();
	const got = await services.automation.getExecution(where, executionId);
	if (!got.ok) {
		return (await readRecord(services, where, executionId, now, got.failure)) ?? tellFailure(services, got.failure);
	}

	const attempts = await readAttempts(services, where, got.value);
	if (typeof attempts === 'number') {
		return attempts;
	}

	const overlay = new AttemptOverlay();
	overlay.refresh(attempts.map(({grid}) => grid));
	const executions = attempts.map(({execution}) => execution);
	return {
		where,
		execution: executions.at(-1)!,
		earlier: executions.slice(0, -1),
		grid: overlay.grid,
		directory: await readDirectory(services),
		now,
		recordedAt: null,
	};
}

/** From what rollgrid has kept; `null` where AWS's refusal isn't that it is gone, or nothing was kept. */
async function readRecord(
	services: Services,
	where: Location,
	executionId: string,
	now: number,
	{kind}: Failure,
): Promise<ReportSource | null> {
	const kept = kind === 'not-found' ? await services.records?.read(where, executionId) : undefined;
	if (!kept?.ok || kept.value === null) {
		return null;
	}

	services.tell('AWS no longer has this fan-out: the report tells what rollgrid has seen of it.');
	const {execution, locations, seenAt} = kept.value;
	const grid = new LocationGrid();
	grid.isOfSteps = rowKindOf(execution) !== 'locations';
	for (const location of locations) {
		grid.put(location);
	}

	grid.settle(hasEnded(execution), execution.counters?.total);

	const directory = await readDirectory(services);
	return {where, execution, earlier: [], grid, directory, now, recordedAt: seenAt};
}

type Attempt = {readonly execution: Execution; readonly grid: LocationGrid};

/** Every attempt that the execution belongs to, the original first. */
async function readAttempts(
	services: ReportServices,
	where: Location,
	execution: Execution,
): Promise<readonly Attempt[] | number> {
	const {executionId, document} = execution;
	const chain = await new AttemptFinder().find(services, where, {executionId, document});
	if (!chain.ok) {
		services.tell(`Whether it was retried can’t be told: ${chain.failure.because ?? chain.failure.what}`);
	}

	const attempts: Attempt[] = [];
	for (const id of chain.ok ? chain.value : [executionId]) {
		const got = id === executionId ? succeed(execution) : await services.automation.getExecution(where, id);
		if (!got.ok && got.failure.kind === 'not-found') {
			services.tell(`AWS no longer has the attempt ${id}: it isn’t in the report.`);
			continue;
		}

		const grid = got.ok ? await readGrid(services, where, got.value) : got;
		if (!got.ok || !grid.ok) {
			return tellFailure(services, (got.ok ? (grid as {readonly failure: Failure}) : got).failure);
		}

		attempts.push({execution: got.value, grid: grid.value.grid});
	}

	if (attempts.every(({grid}) => grid.size === 0)) {
		services.tell(`× ${executionId} has no locations and no steps to report; rollgrid show tells of it`);
		return exitStatus.wrongUsage;
	}

	return attempts;
}

/** Names of accounts; without them where the organization can't be read. */
async function readDirectory({directory}: Services): Promise<ReportSource['directory']> {
	const accounts = await directory.listAccounts();
	return {
		accounts: new Map(accounts.ok ? accounts.value.map(account => [account.accountId, account]) : []),
		regions: new Map(),
		failure: accounts.ok ? null : accounts.failure,
	};
}
