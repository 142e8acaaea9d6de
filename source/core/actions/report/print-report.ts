import {printCsv} from './csv.ts';
import type {ReportFormat} from './formats.ts';
import {printHtml} from './html.ts';
import {printJson} from './json.ts';
import {printJunit} from './junit.ts';
import {printMarkdown} from './markdown.ts';
import type {Report} from './report.ts';

/** Print a report in a format, in pieces: the whole text of 100,000 locations never has to be in memory. The text ends with a line break; so does each piece, except in JSON. */
export function printReport(report: Report, format: ReportFormat): Iterable<string> {
	switch (format) {
		case 'html':
			return printHtml(report);
		case 'md':
			return printMarkdown(report);
		case 'csv':
			return printCsv(report);
		case 'json':
			return printJson(report);
		case 'junit':
			return printJunit(report);
	}
}

/** A file name that says what the report is about and when it was written: `rollgrid-4f7ca192-20261123-031245.html`. */
export function nameReport(executionId: string, writtenAt: number, format: ReportFormat): string {
	const [day, time] = new Date(writtenAt).toISOString().slice(0, 19).replace(/[-:]/g, '').split('T');
	return `rollgrid-${executionId.slice(0, 8).replace(/[^\w-]/g, '_')}-${day}-${time}.${format === 'junit' ? 'xml' : format}`;
}
