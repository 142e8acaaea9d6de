import type {HeaderView, RolloutView} from '../../core/console/header.ts';
import {classifyStatus} from '../../core/domain/status.ts';
import type {Phrase} from '../../core/status/fit-phrases.ts';
import {type FlexiblePhrase, fitPhrases, measure} from '../../core/status/fit-phrases.ts';
import {classGlyphs} from '../../core/status/glyph.ts';
import type {Screen} from '../../terminal/screen.ts';
import {textWidth} from '../../terminal/screen.ts';
import type {Style} from '../../terminal/style.ts';
import {glyphOf, type Look, statusLook} from '../theme.ts';
import {emphasis, pen} from './pen.ts';

/** Paint where one is, how fresh it is, how far the fan-out is and how near AWS is to stopping it. */
export function paintHeader(screen: Screen, header: HeaderView, look: Look): number {
	paintPlace(screen, header, look);
	if (header.rollout !== null) {
		paintRollout(screen, header.rollout, look, header.rolloutRows);
	}

	const attempts = header.attempts.map(phrase => ({...phrase, style: emphasis(look, phrase.tone)}));
	if (attempts.length > 0) {
		paintParts(screen, header.rolloutRows, {parts: attempts, x: 0});
	}

	for (const [place, {text, tone}] of header.trouble.entries()) {
		screen.write(0, header.rows - header.trouble.length + place, text, emphasis(look, tone), screen.columns);
	}

	return header.rows;
}

/** Where one is comes first, then how fresh it is; the account and Region stand at the right where there is room. */
function paintPlace(screen: Screen, header: HeaderView, look: Look): void {
	const separator = look.isAscii ? ' > ' : ' › ';
	const named = screen.write(0, 0, 'rollgrid', pen(look, 'accent', {bold: true})) + 1;
	const freshness: readonly Phrase[] = [{text: header.readOnly, tone: 'waiting' as const}, header.freshness].filter(
		({text}) => text !== '',
	);
	const wanted = freshness.reduce((sum, {text}) => sum + textWidth(text) + 2, 0);
	// How fresh it is stays whole, however long the path.
	const room = Math.max(0, screen.columns - named - wanted);
	const fitted = fitCrumbs(header.crumbs, separator, room);
	const crumbs = textWidth(fitted) <= room ? fitted : `${fitted.slice(0, Math.max(0, room - 1))}…`;
	let x = named + screen.write(named, 0, crumbs, pen(look, 'text', {bold: true}), room) + 2;
	const place = textWidth(header.place);
	const right = x + wanted + place <= screen.columns ? place : 0;
	x = Math.max(x, screen.columns - wanted - right + (right === 0 ? 2 : 0));
	for (const {text, tone} of freshness) {
		x += screen.write(x, 0, text, emphasis(look, tone), Math.max(0, screen.columns - x)) + 2;
	}

	if (right > 0) {
		screen.write(screen.columns - right, 0, header.place, pen(look, 'muted'));
	}
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

function paintRollout(screen: Screen, rollout: RolloutView, look: Look, rows: number): void {
	const say = (phrase: FlexiblePhrase): Part => ({...phrase, style: emphasis(look, phrase.tone)});
	const progress = [sayEnded(rollout, look), ...sayStatuses(rollout, look)];
	const rate = [say(rollout.fuse), say(rollout.running)];
	if (rows === 3) {
		paintParts(screen, 1, paintBarBefore(screen, [...progress, say(rollout.time)], rollout, look));
		const {color} = statusLook(rollout.status);
		const status: Part = {
			tone: 'text',
			forms: [{text: rollout.status, keep: 30}],
			style: emphasis(look, color),
		};
		paintParts(screen, 2, {parts: [status, say(rollout.waiting), ...rate], x: 0});
		return;
	}

	const parts = [...progress, say(rollout.waiting), ...rate, say(rollout.time)];
	paintParts(screen, 1, paintBarBefore(screen, parts, rollout, look));
}

function sayEnded({ended, total}: RolloutView, look: Look): Part {
	return {tone: 'text', forms: [{text: `${ended}/${total}`, keep: 0}], style: pen(look, 'text', {bold: true})};
}

/** A glyph and a count for each look; what went well, and what hasn't begun, is the first to be left out. */
function sayStatuses({byStatus}: RolloutView, look: Look): readonly Part[] {
	// What AWS lists as Pending and what it doesn't list yet look the same, and are told in one number.
	const byGlyph = Map.groupBy(byStatus, ([status]) => glyphOf(status, look));
	return [...byGlyph].map(([glyph, alike]) => {
		const [[status]] = alike as [(typeof alike)[number]];
		const count = alike.reduce((sum, [, one]) => sum + one, 0);
		const statusClass = classifyStatus(status);
		const keep = statusClass === 'succeeded' ? 10 : statusClass === 'idle' ? 11 : 30;
		return {
			tone: 'text',
			forms: [
				{text: `${glyph}${count}`, keep},
				{text: '', keep: 0},
			],
			style: emphasis(look, statusLook(status).color),
		};
	});
}

const leastBar = 6;
const largestBar = 40;

/** Paint the bar as long as what stands behind it allows. */
function paintBarBefore(screen: Screen, parts: readonly Part[], rollout: RolloutView, look: Look) {
	const longest = measure(
		parts.map(({forms}) => forms[0]!.text),
		2,
	);
	const width = Math.max(leastBar, Math.min(largestBar, screen.columns - longest - 1));
	paintBar(screen, 0, 1, width, rollout, look);
	return {parts, x: width + 1};
}

function paintParts(
	screen: Screen,
	y: number,
	{parts, x}: {readonly parts: readonly Part[]; readonly x: number},
): void {
	const chosen = fitPhrases(parts, screen.columns - x);
	let at = x;
	for (const [place, {forms, style}] of parts.entries()) {
		const {text} = forms[chosen[place]!]!;
		if (text !== '' && at < screen.columns) {
			at += screen.write(at, y, text, style, screen.columns - at) + 2;
		}
	}
}

/** Each status takes its share of the bar, worst first, at least one column where there is any. */
function paintBar(screen: Screen, x: number, y: number, width: number, rollout: RolloutView, look: Look): void {
	const {total, byStatus} = rollout;
	let at = x;
	for (const [status, count] of byStatus) {
		const share = total === 0 ? 0 : Math.max(1, Math.floor((count / total) * width));
		const columns = Math.min(share, x + width - at);
		const {color} = statusLook(status);
		// What failed differs in shape too: colour alone would hide it from some eyes.
		const colored = color === 'bad' ? classGlyphs.failed.glyph : color === 'idle' ? '░' : '█';
		const fill = look.isAscii || !look.hasColor ? glyphOf(status, look) : colored;
		screen.write(at, y, fill.repeat(columns), emphasis(look, color));
		at += columns;
	}

	screen.write(at, y, (look.isAscii ? '-' : '░').repeat(Math.max(0, x + width - at)), emphasis(look, 'idle'));
}
