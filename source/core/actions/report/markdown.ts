import {shortenRegions} from '../../grid/region-names.ts';
import {formatDuration, formatTime} from '../../status/format.ts';
import {glyphOf} from '../../status/glyph.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {describeDurations, describeSteps, listFacts} from './facts.ts';
import {nameRecord} from './name-record.ts';
import type {Report} from './report.ts';

/** Locations named under a cause; the list at the end has all. */
const namedLocations = 20;

/** GitHub's flavour: tables. */
export function* printMarkdown(report: Report): Generator<string> {
	for (const line of listLines(report)) {
		yield `${line}\n`;
	}
}

function* listLines(report: Report): Generator<string> {
	const {execution, verdict, accounts, records, byStatus, causes, parameters} = report;
	const noun = `${report.rows[0]!.toUpperCase()}${report.rows.slice(1)}`;
	const durations = describeDurations(report);
	yield `# ${escapeText(execution.document)}: ${escapeText(verdict)}`;
	yield '';
	yield* table(['', ''], listFacts(report));
	yield '';
	if (parameters.length > 0) {
		yield* ['## Parameters', ''];
		yield* table(
			['parameter', 'value'],
			parameters.map(([name, values]) => [name, values.join(', ')]),
		);
		yield '';
	}

	yield* [`## ${noun} by status`, ''];
	yield* table(
		['', 'status', report.rows],
		byStatus.map(([status, count]) => [glyphOf(status).glyph, status, String(count)]),
	);
	yield '';
	yield* accounts.length === 0 ? [] : printMatrix(report);
	yield* report.rows === 'locations' && report.steps.length > 0 ? printSteps(report) : [];
	yield* ['## What happened', ''];
	yield* table(
		['when', 'who', 'what', 'words'],
		report.story.map(({at, who, text, words}) => [formatTime(at), who ?? '', text, words ?? '']),
	);
	yield '';
	yield* printCauses(causes);
	yield* durations === null ? [] : ['## Durations', '', escapeText(durations), ''];
	yield* [`## All ${report.rows}`, ''];
	yield* table(['location', 'status', 'started', 'took', 'child execution'], listRecords(records));
}

function* listRecords(records: Report['records']): Generator<readonly string[]> {
	for (const record of records) {
		const {status, startedAt, endedAt, childExecutionId} = record;
		const took = startedAt === null || endedAt === null ? '' : formatDuration(endedAt - startedAt);
		yield [nameRecord(record), status, formatTime(startedAt), took, childExecutionId ?? ''];
	}
}

function printCauses(causes: Report['causes']): readonly string[] {
	return [
		...(causes.length === 0 ? [] : ['## Failures by cause', '']),
		...causes.flatMap(({headline, message, explanation, locations}) => [
			`### ${locations.length} × ${escapeText(headline)}`,
			'',
			...(message === '' || message === headline ? [] : [`> ${escapeText(message)}`, '']),
			...(explanation === null ? [] : [escapeText(explanation), '']),
			`${locations.slice(0, namedLocations).map(escapeText).join(', ')}${
				locations.length > namedLocations ? ` and ${locations.length - namedLocations} more` : ''
			}`,
			'',
		]),
	];
}

function* printMatrix({accounts, regions, byStatus}: Report): Generator<string> {
	const shortNames = shortenRegions(regions);
	const legend = byStatus.map(([status]) => `${glyphOf(status).glyph} ${escapeText(status)}`).join(' · ');
	yield* ['## Matrix', ''];
	yield* table(['account', 'name', ...shortNames], listRows(accounts));
	yield* ['', `${legend}  `];
	yield regions.map((region, place) => `${escapeText(shortNames[place]!)} ${escapeText(region)}`).join(' · ');
	yield '';
}

function* listRows(accounts: Report['accounts']): Generator<readonly string[]> {
	for (const {accountId, name, cells} of accounts) {
		yield [accountId, name, ...cells.map(cell => (cell === null ? '' : glyphOf(cell.status).glyph))];
	}
}

function printSteps(report: Report): readonly string[] {
	const {title, text} = describeSteps(report);
	return [
		`## ${title}`,
		'',
		text,
		'',
		...table(
			['', 'step', 'status', 'step execution'],
			report.steps.map(one => [glyphOf(one.status).glyph, nameRecord(one), one.status, one.stepExecutionId ?? '']),
		),
		'',
	];
}

function* table(heads: readonly string[], rows: Iterable<readonly string[]>): Generator<string> {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	yield line(heads);
	yield line(heads.map(() => '---'));
	for (const row of rows) {
		yield line(row.map(escapeText));
	}
}

/** Text that shows as it stands: nothing in it is a link, a picture, HTML or a mark of Markdown, and addresses don't become links. */
function escapeText(text: string): string {
	return toPrintableLine(text)
		.replace(/[\\`*_{}[\]()#+!|~<>&]/g, sign =>
			sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : sign === '&' ? '&amp;' : `\\${sign}`,
		)
		.replace(/(https?):\/\//gi, '$1:&#47;&#47;')
		.replace(/\b(www)\./gi, '$1&#46;')
		.replaceAll('@', '&#64;');
}
