import type {Status, StatusClass} from '../../core/domain/status.ts';
import {classOfSeverity} from '../../core/grid/severity.ts';
import {formatCount} from '../../core/status/format.ts';
import {drawBars, drawStack, type StackCell} from '../../core/status/stack-picture.ts';
import {layOutBar} from '../../core/status/status-bar.ts';
import {type StackedClass, stackedClasses, type Timeline} from '../../core/status/timeline.ts';
import type {Lane} from '../../core/status/timeline-lanes.ts';
import {type Appearance, classSign, severitySign, type ThemeColor} from '../theme.ts';
import type {InkCell} from './strip.tsx';

/** From nothing to a whole cell, in eighths. */
const fills = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const letters = [' ', '.', ':', '-', '=', '+', '*', '#', '#'];

/** Whether a cell can have two colours: else each shows one sign. */
const hasBlocks = ({hasColor, isAscii}: Appearance): boolean => hasColor && !isAscii;

const nothing: InkCell = {sign: ' ', color: 'muted'};

/** Rows of a picture, from the top down. */
export type InkRows = ReadonlyArray<readonly InkCell[]>;

/** Draw statuses over time, from the top, with the cursor on its column. */
export function drawArea(
	{stack, slices}: Pick<Timeline, 'stack' | 'slices'>,
	{total, rows, cursor}: {readonly total: number; readonly rows: number; readonly cursor: number | null},
	appearance: Appearance,
): InkRows {
	const grain = hasBlocks(appearance) ? 8 : 1;
	return drawStack(stack, {total, rows, slices, grain}).map(cells =>
		cells.map((cell, slice) =>
			slice === cursor ? drawCursor(cell, appearance) : grain === 8 ? drawBlock(cell) : drawSign(cell, appearance),
		),
	);
}

/** In eighths of a cell: one colour on the other. */
function drawBlock({lower, upper, eighths}: StackCell): InkCell {
	if (lower === null) {
		return nothing;
	}

	const {color} = classSign(lower);
	if (eighths === 8) {
		return drawFull(lower);
	}

	return upper === null
		? {sign: fills[eighths]!, color}
		: {sign: fills[eighths]!, color, paper: classSign(upper).color};
}

/** A cell full of one kind shows its sign, unless that succeeded or runs: shapes separate the kinds where colours don't. */
function drawFull(statusClass: StatusClass): InkCell {
	const {glyph, color} = classSign(statusClass);
	const isPlain = statusClass === 'succeeded' || statusClass === 'running';
	return isPlain ? {sign: '█', color} : {sign: glyph, color, isCut: true};
}

function drawSign({lower}: StackCell, {isAscii}: Appearance): InkCell {
	if (lower === null) {
		return nothing;
	}

	const {ascii, glyph, color} = classSign(lower);
	return {sign: isAscii ? ascii : glyph, color, isBold: lower === 'failed' || lower === 'waiting'};
}

/** The cursor is drawn on the largest kind of the cell. */
function drawCursor({lower, upper, eighths}: StackCell, appearance: Appearance): InkCell {
	const sign = appearance.isAscii ? '|' : '│';
	const kind = eighths < 4 ? upper : lower;
	return kind === null || !hasBlocks(appearance)
		? {sign, color: 'accent', isBold: true}
		: {sign, color: 'text', paper: classSign(kind).color};
}

/** From nothing to a whole cell, in eighths from the left. */
const widths = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/**
A bar of statuses, as in the header, the list and the pane: true to scale in eighths of a cell, with an empty part for what has not begun. Without colour each cell shows the sign of its largest kind.

@param byStatus - Locations by status, in any order.
*/
export function drawStatusBar(
	byStatus: Iterable<readonly [Status, number]>,
	total: number,
	columns: number,
	appearance: Appearance,
): readonly InkCell[] {
	const room: InkCell = {sign: appearance.isAscii ? '-' : '░', color: 'idle'};
	if (!hasBlocks(appearance)) {
		return layOutBar(byStatus, total, columns, 1).map(cell =>
			cell.lower === null ? room : drawSign(cell, appearance),
		);
	}

	return layOutBar(byStatus, total, columns, 8).map(({lower, upper, eighths}) => {
		if (lower === null) {
			return room;
		}

		const {color} = classSign(lower);
		return eighths === 8
			? drawFull(lower)
			: {sign: widths[eighths]!, color, ...(upper === null ? {} : {paper: classSign(upper).color})};
	});
}

/** Draw running locations as bars, with a line at the limit. */
export function drawRunning(
	peaks: readonly number[],
	{allowed, rows}: {readonly allowed: number | null; readonly rows: number},
	appearance: Appearance,
): InkRows {
	const peak = Math.max(1, ...peaks);
	// A limit far above the bars would make them invisible.
	const most = allowed !== null && allowed <= 3 * peak ? Math.max(allowed, peak) : peak;
	const lineRow = allowed === null || allowed > most ? -1 : rows - Math.ceil((allowed / most) * rows);
	return drawBars(peaks, most, rows).map((heights, row) =>
		heights.map(eighths =>
			eighths === 0 && row === lineRow
				? {sign: appearance.isAscii ? '-' : '─', color: 'muted'}
				: fill(eighths, 'running', appearance),
		),
	);
}

const zeros = (slices: number): readonly number[] => new Array<number>(slices).fill(0);

/** Draw what ended in each slice: failed locations on top of the others. */
export function drawEnded(
	{ended, failed, slices}: Pick<Timeline, 'ended' | 'failed' | 'slices'>,
	rows: number,
	appearance: Appearance,
): InkRows {
	const most = Math.max(1, ...ended);
	if (!hasBlocks(appearance)) {
		return drawBars(ended, most, rows).map(heights =>
			heights.map((eighths, slice) => ({...fill(eighths, 'good', appearance), isBold: failed[slice]! > 0})),
		);
	}

	const none = Object.fromEntries(stackedClasses.map(one => [one, zeros(slices)])) as Record<
		StackedClass,
		readonly number[]
	>;
	const stack = {...none, failed, succeeded: ended.map((count, slice) => count - failed[slice]!)};
	return drawStack(stack, {total: most, rows, slices, grain: 8}).map(cells => cells.map(cell => drawBlock(cell)));
}

/** Draw how long locations took, up to the median, up to the ninth decile, and beyond. */
export function drawDurations(
	bins: readonly number[],
	marks: DurationMarks,
	rows: number,
	appearance: Appearance,
): InkRows {
	return drawBars(bins, Math.max(1, ...bins), rows).map(heights =>
		heights.map((eighths, bin) => fill(eighths, durationColor(bin, marks), appearance)),
	);
}

/** The bins of the median and the ninth decile. */
export type DurationMarks = {readonly median: number; readonly p90: number};

export function markDurations(
	{median, p90, longest}: Readonly<Record<'median' | 'p90' | 'longest', number>>,
	bins: number,
): DurationMarks {
	const binOf = (ms: number): number => Math.min(bins - 1, Math.floor((ms / Math.max(1, longest)) * bins));
	return {median: binOf(median), p90: binOf(p90)};
}

export function durationColor(bin: number, {median, p90}: DurationMarks): ThemeColor {
	return bin <= median ? 'accent' : bin <= p90 ? 'running' : 'waiting';
}

/** Draw a lane: the result of most of its locations, and on it the worst of the others, by its share. */
export function drawLane({slices}: Lane, appearance: Appearance): readonly InkCell[] {
	return slices.map(({most, worst, share}) => {
		if (most === 0) {
			return nothing;
		}

		const {glyph, ascii, color} = severitySign(most);
		if (!hasBlocks(appearance)) {
			return {sign: appearance.isAscii ? ascii : glyph, color, isBold: worst !== most};
		}

		return worst === most
			? drawFull(classOfSeverity(most)!)
			: {
					sign: fills[Math.max(1, Math.min(7, Math.round(share * 8)))]!,
					color: severitySign(worst).color,
					paper: color,
				};
	});
}

/** The statuses of a lane's locations, as signs with counts, the worst first. */
export function countLane({counts}: Lane, appearance: Appearance): string {
	return counts
		.map((count, severity) => {
			const {glyph, ascii} = severitySign(severity);
			return severity === 0 || count === 0 ? '' : `${appearance.isAscii ? ascii : glyph}${formatCount(count)}`;
		})
		.filter(Boolean)
		.join(' ');
}

function fill(eighths: number, color: ThemeColor, {isAscii}: Appearance): InkCell {
	return {sign: (isAscii ? letters : fills)[eighths]!, color};
}
