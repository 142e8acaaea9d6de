import type {Execution} from '../core/domain/execution.ts';
import type {Location} from '../core/domain/location.ts';
import {isTerminal} from '../core/domain/status.ts';
import {planLocations} from '../core/follow/plan-locations.ts';
import {type ReportFormat, reportFormats} from '../core/report/formats.ts';
import {printReport} from '../core/report/print-report.ts';
import {buildReport} from '../core/report/report.ts';
import {LocationGrid} from '../core/state/location-grid.ts';
import type {ReportSource} from '../core/state/report-source.ts';
import type {Files} from '../ports/files.ts';
import {readAllSteps} from './read-all.ts';
import {exitStatus, type Services, tellFailure} from './services.ts';

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
	services: Services & {readonly files: Files},
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
		services.print(text.trimEnd());
		return exitStatus.done;
	}

	const written = await services.files.writeText(output, text, isYes);
	if (written.ok) {
		services.tell(`Report written: ${output}`);
		return exitStatus.done;
	}

	if (written.failure.kind === 'conflict') {
		services.tell(`✖ ${output} is there already: name another file, or replace it with --yes`);
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
async function readSource(services: Services, where: Location, executionId: string): Promise<ReportSource | number> {
	const now = services.clock.now();
	const got = await services.automation.getExecution(where, executionId);
	if (!got.ok) {
		const kept = got.failure.kind === 'not-found' ? await services.records?.read(where, executionId) : undefined;
		if (!kept?.ok || kept.value === null) {
			return tellFailure(services, got.failure);
		}

		services.tell('AWS no longer has this fan-out: the report tells what rollgrid has seen of it.');
		const {execution, locations, seenAt} = kept.value;
		const grid = new LocationGrid();
		for (const location of locations) {
			grid.put(location);
		}

		return {where, execution, grid, directory: await readDirectory(services), now, recordedAt: seenAt};
	}

	const grid = await readGrid(services, where, got.value);
	return typeof grid === 'number'
		? grid
		: {where, execution: got.value, grid, directory: await readDirectory(services), now, recordedAt: null};
}

async function readGrid(services: Services, where: Location, execution: Execution): Promise<LocationGrid | number> {
	const steps = await readAllSteps(services, where, execution.executionId);
	if (!steps.ok) {
		return tellFailure(services, steps.failure);
	}

	const grid = new LocationGrid();
	planLocations(grid, execution);
	for (const one of steps.value) {
		grid.apply(one);
	}

	grid.settle(isTerminal(execution.status));
	if (grid.size === 0) {
		services.tell(`✖ ${execution.executionId} is no fan-out: it has no locations to report; rollgrid show tells of it`);
		return exitStatus.wrongUsage;
	}

	return grid;
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
