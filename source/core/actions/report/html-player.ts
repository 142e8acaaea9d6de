import {classifyStatus, type Status} from '../../domain/status.ts';
import {formatCount, formatTime} from '../../status/format.ts';
import {glyphOf} from '../../status/glyph.ts';
import {encodeFilm} from './film-code.ts';
import {escapeText} from './html-escape.ts';
import type {Report} from './report.ts';

/** Print the counts by status, the fuse, and the controls of the script; without scripts they show the end. */
export function printPlayer(report: Report): string {
	const {byStatus, records, rows, allowed} = report;
	const total = Math.max(
		1,
		byStatus.reduce((sum, [, count]) => sum + count, 0),
	);
	let left = 0;
	const parts = byStatus.map(([status, count]) => {
		left += count;
		return `<rect class="${classifyStatus(status)}" x="${left - count}" width="${count}" height="1"/>`;
	});
	const words = byStatus.map(
		([status, count]) => `<li>${printSign(status)} ${escapeText(status)} ${formatCount(count)}</li>`,
	);
	const errors = records.filter(({status}) => classifyStatus(status) === 'failed').length;
	const fuse = `Errors ${formatCount(errors)}${allowed === null ? '' : ` of ${formatCount(allowed)} allowed`}`;
	return `<section id="player" aria-label="${escapeText(rows)} by status, over time">
<svg id="bar" viewBox="0 0 ${total} 1" preserveAspectRatio="none" role="img" aria-label="${escapeText(rows)} by status">${parts.join('')}</svg>
<ul id="legend">${words.join('')}</ul>
<p id="fuse">${fuse}</p>
<div id="controls" hidden>
<output id="when" for="moment"></output>
<input id="moment" type="range" min="0" max="0" value="0" step="1" aria-label="moment">
<button id="failure-before" aria-keyshortcuts="{">‹ failure</button>
<button id="back" aria-label="one moment back" aria-keyshortcuts="[">‹</button>
<button id="play">Play</button>
<button id="forth" aria-label="one moment on" aria-keyshortcuts="]">›</button>
<button id="failure-after" aria-keyshortcuts="}">failure ›</button>
</div>
<noscript>As at the end: what happened on the way is listed below.</noscript>
</section>`;
}

/** Print what happened, as a list that can be read without the script. */
export function printLog({story}: Report): string {
	const items = story.map(
		({at, kind, who, text, words}) =>
			`<li class="${kind}" data-at="${at}"><time datetime="${new Date(at).toISOString()}">${formatTime(at)}</time> <span class="kind">${kindWords[kind]}</span> ${
				who === null ? '' : `${escapeText(who)}: `
			}${escapeText(text)}${words === null ? '' : `<blockquote>${escapeText(words)}</blockquote>`}</li>`,
	);
	return `<ol id="log" tabindex="0" aria-label="what happened">
${items.join('\n')}
</ol>`;
}

/** A mark for each kind, which distinguishes them without colour. */
const kindWords: Readonly<Record<Report['story'][number]['kind'], string>> = {
	execution: '■',
	did: '»',
	note: '#',
	gate: '‡',
	fuse: '≈',
	rate: '≡',
	locations: '·',
};

/** Print the data that the script reads: the statuses with their classes and signs, and every change. */
export function printFilm({film, records, allowed}: Report): string {
	const data = {
		from: film.times[0] ?? 0,
		count: records.length,
		allowed,
		statuses: film.statuses.map(status => [status, classifyStatus(status), glyphOf(status).glyph]),
		changes: encodeFilm(film),
	};
	return `<pre id="film" hidden>${escapeText(JSON.stringify(data))}</pre>`;
}

function printSign(status: Status): string {
	return `<b class="${classifyStatus(status)}">${glyphOf(status).glyph}</b>`;
}
