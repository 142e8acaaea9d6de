import type {ReportFormat} from '../../source/core/actions/report/formats.ts';
import {printReport} from '../../source/core/actions/report/print-report.ts';
import type {Report} from '../../source/core/actions/report/report.ts';
import {printRecord, type SharedRecord} from '../../source/core/follow/shared-record.ts';

/** The text of a report, which is printed in pieces. */
export function wholeReport(report: Report, format: ReportFormat): string {
	return [...printReport(report, format)].join('');
}

/** The text of a record to hand on. */
export function wholeRecord(record: SharedRecord): string {
	return [...printRecord(record)].join('');
}
