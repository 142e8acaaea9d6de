import type {FanOutHeader, HeaderView} from '../../core/console/header.ts';
import {classifyStatus} from '../../core/domain/status.ts';
import type {Phrase} from '../../core/status/fit-phrases.ts';
import {type FlexiblePhrase, fitPhrases, measure} from '../../core/status/fit-phrases.ts';
import {formatCount} from '../../core/status/format.ts';
import {textWidth} from '../../terminal/glyph.ts';
import type {Style} from '../../terminal/style.ts';
import {drawStatusBar} from '../components/picture-cells.ts';
import {glyphOf, statusSign} from '../theme.ts';
import type {Brush} from './brush.ts';

/** Paint where one is, how fresh it is, how far the fan-out is and how near AWS is to stopping it. */
export function paintHeader(brush: Brush, header: HeaderView): number {
	paintPlace(brush, header);
	if (header.fanOut !== null) {
		paintFanOut(brush, header.fanOut, header.fanOutRows);
	}

	const attempts = header.attempts.map(phrase => ({...phrase, style: brush.emphasis(phrase.tone)}));
	if (attempts.length > 0) {
		paintParts(brush, header.fanOutRows, {parts: attempts, x: 0});
	}

	for (const [place, {text, tone}] of header.trouble.entries()) {
		brush.write(0, header.rows - header.trouble.length + place, text, brush.emphasis(tone), brush.columns);
	}

	return header.rows;
}

/** Where one is comes first, then how fresh it is; the account and Region stand at the right where there is room. */
function paintPlace(brush: Brush, header: HeaderView): void {
	const separator = brush.sign(' › ', ' > ');
	const marked =
		header.mark === '' ? 0 : brush.write(0, 0, ` ${header.mark} `, brush.pen('bad', {bold: true, inverse: true})) + 1;
	const named = marked + brush.write(marked, 0, 'rollgrid', brush.pen('accent', {bold: true})) + 1;
	const freshness = chooseFreshness(header, separator, brush.columns - named);
	const wanted = widthOf(freshness);
	// How fresh it is stays whole, however long the path.
	const room = Math.max(0, brush.columns - named - wanted);
	const fitted = fitCrumbs(header.crumbs, separator, room);
	let x = named + brush.write(named, 0, fitted, brush.pen('text', {bold: true}), room) + 2;
	const index = textWidth(header.place);
	const right = x + wanted + index <= brush.columns ? index : 0;
	x = Math.max(x, brush.columns - wanted - right + (right === 0 ? 2 : 0));
	for (const {text, tone} of freshness) {
		x += brush.write(x, 0, text, brush.emphasis(tone), Math.max(0, brush.columns - x)) + 2;
	}

	if (right > 0) {
		brush.write(brush.columns - right, 0, header.place, brush.pen('muted'));
	}
}

/** What is said of how fresh it is. That events say what to read is left out where it would cut the path, unless they are late or missing. */
function chooseFreshness(header: HeaderView, separator: string, columns: number): readonly Phrase[] {
	const {readOnly, events, freshness, crumbs} = header;
	const all = [{text: readOnly, tone: 'waiting' as const}, events, freshness].filter(({text}) => text !== '');
	const short = textWidth(['…', ...crumbs.slice(-1)].join(separator));
	return events.tone === 'muted' && widthOf(all) + short > columns ? all.filter(one => one !== events) : all;
}

function widthOf(phrases: readonly Phrase[]): number {
	return phrases.reduce((sum, {text}) => sum + textWidth(text) + 2, 0);
}

/** Leave out the middle of a long path: where one came from and where one is count most. */
function fitCrumbs(crumbs: readonly string[], separator: string, room: number): string {
	const wordings = [
		crumbs.join(separator),
		['…', ...crumbs.slice(-2)].join(separator),
		['…', ...crumbs.slice(-1)].join(separator),
	];
	return wordings.find(wording => textWidth(wording) <= room) ?? (crumbs.length < 2 ? wordings[0]! : wordings[2]!);
}

type Part = FlexiblePhrase & {readonly style: Style};

function paintFanOut(brush: Brush, fanOut: FanOutHeader, rows: number): void {
	const say = (phrase: FlexiblePhrase): Part => ({...phrase, style: brush.emphasis(phrase.tone)});
	const progress = [sayEnded(fanOut, brush), ...sayStatuses(fanOut, brush)];
	const rate = [say(fanOut.fuse), say(fanOut.running)];
	if (rows === 3) {
		paintParts(brush, 1, paintBarBefore(brush, [...progress, say(fanOut.time)], fanOut));
		const {color} = statusSign(fanOut.status);
		const status: Part = {
			tone: 'text',
			forms: [{text: fanOut.status, keep: 30}],
			style: brush.emphasis(color),
		};
		paintParts(brush, 2, {parts: [status, say(fanOut.waiting), ...rate], x: 0});
		return;
	}

	const parts = [...progress, say(fanOut.waiting), ...rate, say(fanOut.time)];
	paintParts(brush, 1, paintBarBefore(brush, parts, fanOut));
}

function sayEnded({ended, total}: FanOutHeader, brush: Brush): Part {
	return {
		tone: 'text',
		forms: [{text: `${formatCount(ended)}/${formatCount(total)}`, keep: 0}],
		style: brush.pen('text', {bold: true}),
	};
}

/** A glyph and a count for each look; what went well, and what hasn't begun, is the first to be left out. */
function sayStatuses({byStatus}: FanOutHeader, brush: Brush): readonly Part[] {
	// What AWS lists as Pending and what it doesn't list yet look the same, and are told in one number.
	const byGlyph = Map.groupBy(byStatus, ([status]) => glyphOf(status, brush.appearance));
	return [...byGlyph].map(([glyph, alike]) => {
		const [[status]] = alike as [(typeof alike)[number]];
		const count = alike.reduce((sum, [, one]) => sum + one, 0);
		const statusClass = classifyStatus(status);
		const keep = statusClass === 'succeeded' ? 10 : statusClass === 'idle' ? 11 : 30;
		return {
			tone: 'text',
			forms: [
				{text: `${glyph}${formatCount(count)}`, keep},
				{text: '', keep: 0},
			],
			style: brush.emphasis(statusSign(status).color),
		};
	});
}

const leastBar = 6;
const largestBar = 40;

/** Paint the bar as long as what stands behind it allows. */
function paintBarBefore(brush: Brush, parts: readonly Part[], fanOut: FanOutHeader) {
	const longest = measure(
		parts.map(({forms}) => forms[0]!.text),
		2,
	);
	const width = Math.max(leastBar, Math.min(largestBar, brush.columns - longest - 1));
	brush.paint(0, 1, drawStatusBar(fanOut.byStatus, fanOut.total, width, brush.appearance));
	return {parts, x: width + 1};
}

function paintParts(brush: Brush, y: number, {parts, x}: {readonly parts: readonly Part[]; readonly x: number}): void {
	const chosen = fitPhrases(parts, brush.columns - x);
	let at = x;
	for (const [place, {forms, style}] of parts.entries()) {
		const {text} = forms[chosen[place]!]!;
		if (text !== '' && at < brush.columns) {
			at += brush.write(at, y, text, style, brush.columns - at) + 2;
		}
	}
}
