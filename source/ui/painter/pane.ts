import type {Rect} from '../../core/matrix/geometry.ts';
import {paneRect} from '../../core/state/select/frame.ts';
import {paneEdge, selectPane} from '../../core/state/select/pane.ts';
import type {ConsoleState} from '../../core/state/state.ts';
import type {PaneLine, PanePart} from '../../core/status/pane-lines.ts';
import {textWidth} from '../../terminal/glyph.ts';
import {drawStatusBar} from '../components/picture-cells.ts';
import {glyphOf, statusSign} from '../theme.ts';
import type {Brush} from './brush.ts';
import {paintSmall} from './small.ts';

/** Paint the pane next to the screen, where it is shown: an edge, what is known of what is under the cursor, and a small matrix. */
export function paintPane(brush: Brush, state: ConsoleState): void {
	const rect = paneRect(state);
	const view = selectPane(state);
	if (rect === null || view === undefined) {
		return;
	}

	const edge = brush.sign('│', '|');
	for (let y = rect.y; y < rect.y + rect.rows; y++) {
		brush.write(rect.x, y, edge, brush.pen('muted'));
	}

	const inner = {...rect, x: rect.x + paneEdge, columns: rect.columns - paneEdge};
	const lines = view.lines.slice(0, inner.rows);
	for (const [place, line] of lines.entries()) {
		paintLine(brush, inner, inner.y + place, line);
	}

	if (view.small !== undefined) {
		paintSmall(brush, {...inner, y: inner.y + lines.length, rows: inner.rows - lines.length}, view.small);
	}
}

function paintLine(brush: Brush, {x, columns}: Rect, y: number, line: PaneLine): void {
	if ('bar' in line) {
		brush.paint(x, y, drawStatusBar(line.bar, line.total, columns, brush.appearance));
		return;
	}

	const aside = line.aside ?? '';
	const asideColumns = aside === '' ? 0 : textWidth(aside) + 1;
	let at = x;
	for (const part of line.parts) {
		const room = x + columns - asideColumns - at;
		at += room <= 0 ? 0 : paintPart(brush, at, y, room, part);
	}

	brush.write(x + columns - asideColumns + 1, y, aside, brush.pen('muted'), asideColumns);
}

function paintPart(brush: Brush, x: number, y: number, room: number, part: PanePart): number {
	if ('sign' in part) {
		return brush.write(x, y, glyphOf(part.sign, brush.appearance), brush.emphasis(statusSign(part.sign).color), room);
	}

	const {text, tone, isBold = false} = part;
	const style = isBold ? brush.pen(tone, {bold: true}) : brush.emphasis(tone);
	return brush.write(x, y, text, style, room);
}
