import {type ReportFormat, reportFormats} from '../../core/actions/report/formats.ts';
import {printReport} from '../../core/actions/report/print-report.ts';
import {buildReport} from '../../core/actions/report/report.ts';
import type {Failure} from '../../core/domain/failure.ts';
import type {Files} from '../../ports/files.ts';
import type {Journal} from '../../ports/journal.ts';
import {readReportSource} from '../../runtime/read-report-source.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';

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

/** Write what happened in a fan-out, for others to read. For one that AWS no longer has, rollgrid's own record is used. */
export async function report(
	services: ReportServices,
	{executionId, format, output, isYes}: ReportOptions,
): Promise<number> {
	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const read = await readReportSource(services, located.value.central, executionId);
	if (!read.ok) {
		return tellFailure(services, read.failure);
	}

	const {source, forgotten, searchFailure} = read.value;
	tellUnread(services, forgotten, searchFailure);
	if (typeof source === 'string') {
		const show = `${services.commandLine('show')} ${executionId}`;
		services.tell(`× ${executionId} has no locations and no steps to report; ${show} tells of it`);
		return exitStatus.wrongUsage;
	}

	if (source.recordedAt !== null) {
		services.tell('AWS no longer has this fan-out: the report tells what rollgrid has seen of it.');
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
	return output === undefined
		? 'md'
		: ending === 'xml'
			? 'junit'
			: (reportFormats.find(one => one === ending) ?? 'html');
}

/** Tell which attempts the report leaves out. */
function tellUnread({tell}: Services, forgotten: readonly string[], searchFailure: Failure | null): void {
	if (searchFailure !== null) {
		tell(`Whether it was retried can’t be told: ${searchFailure.because ?? searchFailure.what}`);
	}

	for (const id of forgotten) {
		tell(`AWS no longer has the attempt ${id}: it isn’t in the report.`);
	}
}
