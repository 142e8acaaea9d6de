import {classifyStatus} from '../../domain/status.ts';
import type {LocationRecord} from '../../grid/location-grid.ts';
import {shortenRegions} from '../../grid/region-names.ts';
import {formatDuration, formatTime} from '../../status/format.ts';
import {glyphOf} from '../../status/glyph.ts';
import {toPrintable} from '../../status/printable.ts';
import type {Timeline} from '../../status/timeline.ts';
import {describeDurations, describeSteps, listFacts, nameRecord} from './facts.ts';
import {styleSheet} from './html-style.ts';
import type {Report} from './report.ts';

/**
One file that needs nothing else: no script, no font, no picture from elsewhere, and a policy that would let none in.

Dark or light as the reader's system is, and printable; statuses differ in glyph and in colour.
*/
export function printHtml(report: Report): string {
	const {execution, verdict, causes, parameters} = report;
	const title = `${execution.document}: ${verdict}`;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeText(title)}</title>
<style>${styleSheet}</style>
</head>
<body>
<h1>${escapeText(execution.document)}</h1>
<p class="verdict">${escapeText(verdict)}</p>
${printBar(report)}
<dl>
${listFacts(report)
	.map(([name, value]) => `<dt>${escapeText(name)}</dt><dd>${escapeText(value)}</dd>`)
	.join('\n')}
</dl>
${
	parameters.length === 0
		? ''
		: `<h2>Parameters</h2>
<dl>
${parameters.map(([name, values]) => `<dt>${escapeText(name)}</dt><dd>${escapeText(values.join(', '))}</dd>`).join('\n')}
</dl>
`
}${
	report.accounts.length === 0
		? ''
		: `<h2>Matrix</h2>
${printMatrix(report)}
`
}${printSteps(report)}${causes.length === 0 ? '' : `<h2>Failures by cause</h2>\n${causes.map(printCause).join('\n')}`}
${printTimeline(report)}
<h2>All ${report.rows}</h2>
${printLocations(report)}
</body>
</html>
`;
}

/** Counts by status: a bar, and the words under it, which are the legend of the matrix too. */
function printBar({byStatus, total, rows}: Report): string {
	const parts = byStatus.map(
		([status, count]) =>
			`<span class="${classifyStatus(status)}" style="flex:${count}" title="${escapeText(status)}: ${count}"></span>`,
	);
	const words = byStatus.map(
		([status, count]) =>
			`<li><b class="${classifyStatus(status)}">${glyphOf(status).glyph}</b> ${escapeText(status)} ${count}</li>`,
	);
	return `<div class="bar" role="img" aria-label="${total} ${rows} by status">${parts.join('')}</div>
<ul class="legend">${words.join('')}</ul>`;
}

function printMatrix({accounts, regions}: Report): string {
	const heads = shortenRegions(regions).map(
		(short, place) => `<th scope="col"><abbr title="${escapeText(regions[place]!)}">${escapeText(short)}</abbr></th>`,
	);
	let unit: string | null = null;
	const rows = accounts.map(account => {
		const heading =
			account.unit === unit || account.unit === ''
				? ''
				: `<tr class="unit"><th colspan="${regions.length + 2}">${escapeText(account.unit)}</th></tr>\n`;
		unit = account.unit;
		return `${heading}<tr><th scope="row">${account.accountId}</th><td class="name">${escapeText(account.name)}</td>${account.cells
			.map(printCell)
			.join('')}</tr>`;
	});
	return `<div class="scroll"><table class="matrix"><thead><tr><th>account</th><th></th>${heads.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

/** Steps that AWS doesn't place on a location, as a table of their own; all steps of an execution that is no fan-out are in the list below. */
function printSteps(report: Report): string {
	if (report.rows !== 'locations' || report.steps.length === 0) {
		return '';
	}

	const {title, text} = describeSteps(report);
	const rows = report.steps.map(
		one =>
			`<tr><th scope="row">${escapeText(nameRecord(one))}</th>${printCell(one)}<td>${escapeText(one.status)}</td></tr>`,
	);
	return `<h2>${title}</h2>
<p>${text}</p>
<div class="scroll"><table class="matrix"><tbody>
${rows.join('\n')}
</tbody></table></div>
`;
}

function printCell(cell: LocationRecord | null): string {
	if (cell === null) {
		return '<td></td>';
	}

	const title = [`${nameRecord(cell)} ${cell.status}`, cell.failureMessage].filter(Boolean).join(': ');
	return `<td class="${classifyStatus(cell.status)}" title="${escapeText(title)}">${glyphOf(cell.status).glyph}</td>`;
}

function printCause({headline, message, explanation, locations}: Report['causes'][number]): string {
	return `<section class="cause"><h3>${locations.length} × ${escapeText(headline)}</h3>
${message === '' || message === headline ? '' : `<blockquote>${escapeText(message)}</blockquote>\n`}${explanation === null ? '' : `<p>${escapeText(explanation)}</p>\n`}<p class="places">${locations
		.map(escapeText)
		.join(', ')}</p></section>`;
}

function printTimeline(report: Report): string {
	const {timeline} = report;
	if (timeline === null) {
		return '';
	}

	const durations = describeDurations(report);
	const slow = timeline.slow.map(
		({name, ms, isRunning}) =>
			`<li>${escapeText(name)}: ${formatDuration(ms)}${isRunning ? ', still running' : ''}</li>`,
	);
	return `<h2>Timeline</h2>
<figure>
${printChart(timeline)}
<figcaption>Locations running at a time, from ${formatTime(timeline.from)} to ${formatTime(timeline.to)}; at most ${Math.max(...timeline.running)}.</figcaption>
</figure>
${durations === null ? '' : `<p>${escapeText(durations)}.</p>`}
${slow.length === 0 ? '' : `<p>Much slower than the rest:</p>\n<ul>${slow.join('')}</ul>`}`;
}

function printChart({running}: Timeline): string {
	const most = Math.max(1, ...running);
	const bars = running.map((count, place) => {
		const height = (count / most) * 100;
		return `<rect x="${place * 10}" y="${(100 - height).toFixed(1)}" width="9" height="${height.toFixed(1)}"/>`;
	});
	return `<svg viewBox="0 0 ${running.length * 10} 100" preserveAspectRatio="none" role="img" aria-label="locations running over time">${bars.join('')}</svg>`;
}

function printLocations({accounts, steps}: Report): string {
	const rows = [
		...accounts.flatMap(({name, cells}) => cells.flatMap(cell => (cell === null ? [] : [printRecord(cell, name)]))),
		...steps.map(one => printRecord(one, '')),
	];
	return `<div class="scroll"><table class="list"><thead><tr><th>location</th><th>name</th><th>status</th><th>started</th><th>took</th><th>child execution</th><th>message</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

function printRecord(record: LocationRecord, name: string): string {
	const {status, startedAt, endedAt, childExecutionId, failureMessage} = record;
	const took = startedAt === null || endedAt === null ? '' : formatDuration(endedAt - startedAt);
	return `<tr><td>${escapeText(nameRecord(record))}</td><td>${escapeText(name)}</td><td><b class="${classifyStatus(status)}">${glyphOf(status).glyph}</b> ${escapeText(status)}</td><td>${formatTime(startedAt)}</td><td>${took}</td><td>${escapeText(childExecutionId ?? '')}</td><td class="message">${escapeText(failureMessage ?? '')}</td></tr>`;
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Text that is never markup, in an element as in an attribute; what can't be printed becomes visible. */
function escapeText(text: string): string {
	return toPrintable(text).replace(/[&<>"']/g, sign => entities[sign]!);
}
