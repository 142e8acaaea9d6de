import type {FanOutHeader, HeaderView} from '../../core/console/header.ts';
import {classifyStatus} from '../../core/domain/status.ts';
import {type FlexiblePhrase, fitPhrases, measure} from '../../core/status/fit-phrases.ts';
import {formatCount} from '../../core/status/format.ts';
import type {Style} from '../../terminal/style.ts';
import {drawStatusBar} from '../components/picture-cells.ts';
import {glyphOf, statusSign} from '../theme.ts';
import type {Brush} from './brush.ts';
import {paintPlace} from './place.ts';

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
