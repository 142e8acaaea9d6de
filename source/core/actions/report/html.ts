import {classifyStatus} from '../../domain/status.ts';
import type {LocationRecord} from '../../grid/location-grid.ts';
import {formatCount, formatDuration, formatTime} from '../../status/format.ts';
import {glyphOf} from '../../status/glyph.ts';
import type {Timeline} from '../../status/timeline.ts';
import {describeDurations, listFacts} from './facts.ts';
import {escapeText} from './html-escape.ts';
import {printMatrix, printSteps} from './html-matrix.ts';
import {printFilm, printLog, printPlayer} from './html-player.ts';
import {scriptHash, storyScript} from './html-script.ts';
import {styleHash, styleSheet} from './html-style.ts';
import {nameRecord} from './name-record.ts';
import type {Report} from './report.ts';

/** With more locations than this, the list at the end has only those that did not succeed: the matrix has all, and CSV all details. */
const mostListed = 5000;

/**
Print a report as one HTML file that needs no other: it contains its only script and its style sheet, and its policy allows nothing but these two.

Without scripts it shows the end, with a list of all that happened. Dark or light as the reader's system is, and printable; statuses differ in glyph and in colour.
*/
export function* printHtml(report: Report): Generator<string> {
	const {execution, verdict, causes, parameters} = report;
	yield* printHead(report);
	yield `<body>
<h1>${escapeText(execution.document)}</h1>
<p class="verdict">${escapeText(verdict)}</p>
${printPlayer(report)}
<main>
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
}<h2>What happened</h2>
${printLog(report)}
`;
	if (report.accounts.length > 0) {
		yield '<h2>Matrix</h2>\n';
		yield* printMatrix(report);
	}

	yield* printSteps(report);
	if (causes.length > 0) {
		yield '<h2>Failures by cause</h2>\n';
		for (const cause of causes) {
			yield `${printCause(cause)}\n`;
		}
	}

	yield `${printTimeline(report)}\n`;
	yield* printLocations(report);
	yield `</main>
${printFilm(report)}
<script>${storyScript}</script>
</body>
</html>
`;
}

function* printHead({execution, verdict}: Report): Generator<string> {
	yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${scriptHash}'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeText(`${execution.document}: ${verdict}`)}</title>
<style>${styleSheet}</style>
</head>
`;
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
	return `<svg id="chart" viewBox="0 0 ${running.length * 10} 100" preserveAspectRatio="none" role="img" aria-label="locations running over time">${bars.join('')}</svg>`;
}

function* printLocations({accounts, steps, records, rows: noun}: Report): Generator<string> {
	const isCut = records.length > mostListed;
	const isListed = ({status}: LocationRecord): boolean => !isCut || classifyStatus(status) !== 'succeeded';
	yield isCut
		? `<h2>${formatCount(records.filter(isListed).length)} of ${formatCount(records.length)} ${noun} did not succeed</h2>
<p>The others are in the matrix only; the report as CSV has all that is known of each.</p>\n`
		: `<h2>All ${noun}</h2>\n`;
	yield `<div class="scroll"><table class="list"><thead><tr>${['location', 'name', 'status', 'started', 'took', 'child execution', 'message'].map(name => `<th scope="col">${name}</th>`).join('')}</tr></thead>
<tbody>\n`;
	for (const {name, cells} of accounts) {
		for (const cell of cells) {
			if (cell !== null && isListed(cell)) {
				yield `${printRecord(cell, name)}\n`;
			}
		}
	}

	for (const one of steps.filter(isListed)) {
		yield `${printRecord(one, '')}\n`;
	}

	yield '</tbody></table></div>\n';
}

function printRecord(record: LocationRecord, name: string): string {
	const {status, startedAt, endedAt, childExecutionId, failureMessage} = record;
	const took = startedAt === null || endedAt === null ? '' : formatDuration(endedAt - startedAt);
	return `<tr><td>${escapeText(nameRecord(record))}</td><td>${escapeText(name)}</td><td><b class="${classifyStatus(status)}">${glyphOf(status).glyph}</b> ${escapeText(status)}</td><td>${formatTime(startedAt)}</td><td>${took}</td><td>${escapeText(childExecutionId ?? '')}</td><td class="message">${escapeText(failureMessage ?? '')}</td></tr>`;
}
