import {type ReportFormat, recordFormat, reportFormats} from '../../core/actions/report/formats.ts';
import {printReport} from '../../core/actions/report/print-report.ts';
import {redactRecord, redactSource} from '../../core/actions/report/redact.ts';
import type {Redaction} from '../../core/actions/report/redactor.ts';
import {buildReport} from '../../core/actions/report/report.ts';
import {type ReportSource, toReportSource} from '../../core/actions/report/report-source.ts';
import type {StoryLines} from '../../core/actions/report/story.ts';
import type {Failure} from '../../core/domain/failure.ts';
import {followingAt, linesOf, recordOf, toHistory} from '../../core/follow/history.ts';
import type {OpenedRecord} from '../../core/follow/record-reader.ts';
import {printRecord, type SharedRecord, toLines, toNews} from '../../core/follow/shared-record.ts';
import type {Files} from '../../ports/files.ts';
import type {Journal} from '../../ports/journal.ts';
import type {Runs} from '../../ports/runs.ts';
import {readReportSource} from '../../runtime/read-report-source.ts';
import {readStory} from '../../runtime/read-story.ts';
import {printPieces} from '../print-pieces.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';

/** The services behind a report. The journal also knows retries that AWS's tags don't show; `runs` knows the gates. */
export type ReportServices = Services & {readonly files: Files; readonly journal?: Journal; readonly runs?: Runs};

type WritingServices = Pick<ReportServices, 'write' | 'whenRead' | 'tell' | 'files'> &
	Partial<Pick<ReportServices, 'commandLine'>>;

export type ReportOptions = {
	readonly executionId: string;
	/** `undefined` derives it from the file's name; without a file it is Markdown. `record` is for `rollgrid replay`. */
	readonly format: ReportFormat | typeof recordFormat | undefined;
	/** What to leave out, in every format. */
	readonly redactions: readonly Redaction[];
	/** The file to write; standard output where left out. */
	readonly output: string | undefined;
	/** Replace an existing file. */
	readonly isYes: boolean;
};

/** Write what happened in a fan-out, for others to read. Where AWS has deleted it, rollgrid's own record is used. */
export async function report(services: ReportServices, options: ReportOptions): Promise<number> {
	const {executionId} = options;
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

	const {story, newest, failures} = await readStory(services, source);
	for (const failure of failures) {
		tellFailure(services, failure);
	}

	return writeOut(services, {source, story, newest}, options);
}

/** Write the report of a record, which a colleague may have sent. Makes no call. */
export async function reportRecord(
	services: WritingServices,
	{where, accounts, history, happenings}: OpenedRecord,
	options: ReportOptions,
): Promise<number> {
	const {seenAt} = recordOf(history);
	const directory = {
		accounts: new Map(accounts.map(account => [account.accountId, account])),
		regions: new Map(),
		failure: null,
	};
	const following = followingAt(history, where, seenAt);
	const source = toReportSource([following], following.grid, {directory, now: seenAt});
	if (typeof source === 'string') {
		services.tell(`× ${options.executionId} has no locations and no steps to report`);
		return exitStatus.wrongUsage;
	}

	const lines = [...linesOf(history)];
	return writeOut(services, {source, story: {lines, happenings}, newest: lines}, options);
}

type Written = {
	readonly source: ReportSource;
	readonly story: StoryLines;
	/** The lines of the newest attempt only. */
	readonly newest: StoryLines['lines'];
};

async function writeOut(
	services: WritingServices,
	{source, story, newest}: Written,
	{format, redactions, output, isYes}: ReportOptions,
): Promise<number> {
	const written = format ?? formatOf(output);
	const pieces =
		written === recordFormat
			? printRecord(redactRecord(toRecord(source, {...story, lines: newest}), redactions))
			: printReport(buildReport(redactSource({...source, story}, redactions)), written);
	if (output === undefined) {
		await printPieces(
			services,
			pieces,
			written === 'md' || written === 'csv' || written === 'junit' ? 'lines' : 'exact',
		);
		return exitStatus.done;
	}

	const kept = await services.files.writeText(output, pieces, isYes);
	if (kept.ok) {
		services.tell(
			written === recordFormat
				? `Record written: ${output}; ${services.commandLine?.('replay') ?? 'rollgrid replay'} opens it`
				: `Report written: ${output}`,
		);
		return exitStatus.done;
	}

	if (kept.failure.kind === 'conflict') {
		services.tell(`× ${output} is there already: name another file, or replace it with --yes`);
	} else {
		tellFailure(services, kept.failure);
	}

	return exitStatus.wrongUsage;
}

/** Every recorded change; where rollgrid didn't follow, the present state. */
function toRecord(
	{where, execution, grid, directory, now}: ReportSource,
	{lines: seen, happenings}: StoryLines,
): SharedRecord {
	const history = toHistory(seen);
	const current = [...grid.indices()].map(index => grid.recordAt(index));
	const lines =
		history === null ? toLines(execution, current, now) : [...seen, ...toNews(history, execution, current, now)];
	return {
		where,
		accounts: [...directory.accounts.values()],
		lines: lines.toSorted((a, b) => a.at - b.at),
		happenings,
	};
}

function formatOf(output: string | undefined): ReportFormat | typeof recordFormat {
	const ending = output?.slice(output.lastIndexOf('.') + 1).toLowerCase();
	return output === undefined
		? 'md'
		: ending === 'xml'
			? 'junit'
			: ending === recordFormat
				? recordFormat
				: (reportFormats.find(one => one === ending) ?? 'html');
}

/** Report which attempts the report leaves out. */
function tellUnread({tell}: Services, forgotten: readonly string[], searchFailure: Failure | null): void {
	if (searchFailure !== null) {
		tell(`Whether it was retried can’t be told: ${searchFailure.because ?? searchFailure.what}`);
	}

	for (const id of forgotten) {
		tell(`AWS no longer has the attempt ${id}: it isn’t in the report.`);
	}
}
