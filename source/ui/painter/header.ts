import type {HeaderView, Phrase, RolloutView} from '../../core/state/select/header.ts';
import type {Screen} from '../../terminal/screen.ts';
import {glyphOf, type Look, statusLook} from '../theme.ts';
import {emphasis, pen} from './pen.ts';

/** Rows that the header takes: one for where one is, and two for the fan-out, one where rows are dear. */
export function headerRows({rollout}: HeaderView, screenRows: number): number {
	return rollout === null ? 1 : screenRows < 30 ? 2 : 3;
}

/** Paint where one is, how fresh it is, how far the fan-out is and how near AWS is to stopping it. */
export function paintHeader(screen: Screen, header: HeaderView, look: Look): number {
	const rows = headerRows(header, screen.rows);
	paintPlace(screen, header, look);
	if (header.rollout !== null) {
		paintRollout(screen, header.rollout, look, rows);
	}

	return rows;
}

function paintPlace(screen: Screen, header: HeaderView, look: Look): void {
	const separator = look.isAscii ? ' > ' : ' › ';
	const phrases: readonly Phrase[] = [
		{text: header.isReadOnly ? 'read-only' : '', tone: 'waiting'},
		header.freshness,
		{text: header.place, tone: 'muted'},
	];
	const right = phrases.filter(({text}) => text !== '');
	const rightWidth = right.reduce((sum, {text}) => sum + text.length + 2, 0);
	let x = screen.write(0, 0, 'rollgrid', pen(look, 'accent', {bold: true})) + 1;
	const room = Math.max(10, screen.columns - rightWidth - x);
	const crumbs = fitCrumbs(header.crumbs, separator, room);
	x += screen.write(x, 0, crumbs, pen(look, 'text', {bold: true}), room);
	x = Math.max(x + 1, screen.columns - rightWidth + 2);
	for (const {text, tone} of right) {
		if (x < screen.columns) {
			x += screen.write(x, 0, text, emphasis(look, tone), screen.columns - x) + 2;
		}
	}
}

/** Leave out the middle of a long path: where one came from and where one is count most. */
function fitCrumbs(crumbs: readonly string[], separator: string, room: number): string {
	const whole = crumbs.join(separator);
	if (whole.length <= room || crumbs.length < 3) {
		return whole;
	}

	const last = crumbs.slice(-2).join(separator);
	return `…${separator}${last}`;
}

function paintRollout(screen: Screen, rollout: RolloutView, look: Look, rows: number): void {
	const barWidth = Math.max(8, Math.min(40, Math.floor(screen.columns / 6)));
	let x = paintBar(screen, 0, 1, barWidth, rollout, look) + 1;
	const say = (y: number, text: string, style: number): void => {
		if (text !== '' && x < screen.columns) {
			x += screen.write(x, y, text, style, screen.columns - x) + 2;
		}
	};

	say(1, `${rollout.ended}/${rollout.total}`, pen(look, 'text', {bold: true}));
	for (const [status, count] of rollout.byStatus) {
		say(1, `${glyphOf(status, look)}${count}`, emphasis(look, statusLook(status).color));
	}

	say(1, rollout.time, pen(look, 'text'));
	if (rollout.waiting > 0) {
		say(1, `${rollout.waiting} wait${rollout.waiting === 1 ? 's' : ''} for a person`, emphasis(look, 'waiting'));
	}

	if (rows === 3) {
		x = 0;
		say(2, rollout.status, emphasis(look, statusLook(rollout.status).color));
		say(2, rollout.running, pen(look, 'text'));
		say(2, rollout.fuse.text, emphasis(look, rollout.fuse.tone));
	} else {
		const left = screen.columns - x;
		say(
			1,
			rollout.fuse.text.length <= left ? rollout.fuse.text : shorten(rollout.fuse.text),
			emphasis(look, rollout.fuse.tone),
		);
	}
}

/** The fuse where there is little room: what was used of what, without the explanation. */
function shorten(fuse: string): string {
	return fuse.split(/ · |: /)[0] ?? '';
}

/** Each status takes its share of the bar, worst first, at least one column where there is any. */
function paintBar(screen: Screen, x: number, y: number, width: number, rollout: RolloutView, look: Look): number {
	const {total, byStatus} = rollout;
	let at = x;
	const shares = byStatus.map(([status, count]) => ({
		status,
		columns: total === 0 ? 0 : Math.max(1, Math.floor((count / total) * width)),
	}));
	for (const {status, columns} of shares) {
		const room = Math.min(columns, x + width - at);
		const {color} = statusLook(status);
		const fill = look.isAscii || !look.hasColor ? glyphOf(status, look) : color === 'idle' ? '░' : '█';
		screen.write(at, y, fill.repeat(room), emphasis(look, color));
		at += room;
	}

	screen.write(at, y, (look.isAscii ? '-' : '░').repeat(Math.max(0, x + width - at)), emphasis(look, 'idle'));
	return x + width;
}
