import {classifyStatus} from '../../domain/status.ts';
import type {LocationRecord} from '../../grid/location-grid.ts';
import {shortenRegions} from '../../grid/region-names.ts';
import {glyphOf} from '../../status/glyph.ts';
import {describeSteps} from './facts.ts';
import {escapeText} from './html-escape.ts';
import {nameRecord} from './name-record.ts';
import type {Report} from './report.ts';

/** Print the matrix at the end as a table. The script changes its cells: those with a class, in the order of the report's records. */
export function* printMatrix({accounts, regions}: Report): Generator<string> {
	const heads = shortenRegions(regions).map(
		(short, place) => `<th scope="col"><abbr title="${escapeText(regions[place]!)}">${escapeText(short)}</abbr></th>`,
	);
	yield `<div class="scroll" role="region" aria-label="matrix" tabindex="0"><table class="matrix"><thead><tr><th scope="col">account</th><th scope="col">name</th>${heads.join('')}</tr></thead>
<tbody>\n`;
	let unit: string | null = null;
	for (const account of accounts) {
		if (account.unit !== unit && account.unit !== '') {
			yield `<tr class="unit"><th scope="rowgroup" colspan="${regions.length + 2}">${escapeText(account.unit)}</th></tr>\n`;
		}

		unit = account.unit;
		yield `<tr><th scope="row">${escapeText(account.accountId)}</th><th class="account">${escapeText(account.name)}</th>${account.cells
			.map(printCell)
			.join('')}</tr>\n`;
	}

	yield '</tbody></table></div>\n';
}

/** Print the steps without a location as a table of their own; the list below has all steps of an execution that is no fan-out. */
export function* printSteps(report: Report): Generator<string> {
	if (report.rows !== 'locations' || report.steps.length === 0) {
		return;
	}

	const {title, text} = describeSteps(report);
	yield `<h2>${title}</h2>
<p>${text}</p>
<div class="scroll"><table class="matrix"><tbody>\n`;
	for (const one of report.steps) {
		yield `<tr><th scope="row">${escapeText(nameRecord(one))}</th>${printCell(one)}<td>${escapeText(one.status)}</td></tr>\n`;
	}

	yield '</tbody></table></div>\n';
}

/** Print a cell. One that only succeeded takes as few characters as HTML allows, as there may be 100,000. */
function printCell(cell: LocationRecord | null): string {
	if (cell === null) {
		return '<td>';
	}

	const statusClass = classifyStatus(cell.status);
	const {glyph} = glyphOf(cell.status);
	if (statusClass === 'succeeded') {
		return `<td class=succeeded>${glyph}`;
	}

	const title = [`${nameRecord(cell)} ${cell.status}`, cell.failureMessage].filter(Boolean).join(': ');
	return `<td class="${statusClass}" title="${escapeText(title)}">${glyph}`;
}
