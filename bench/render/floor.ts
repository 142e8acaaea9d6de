/**
The fewest bytes that a program could send for a change of the picture: what every figure is compared with.

It is no estimate. It tries every way from picture to picture that uses these means, and writes out the cheapest, so that a test can play it in an emulator:

- glyphs in UTF-8, in any style that looks the same on them (a space has many);
- SGR, the shorter of stepwise and afresh, from the style in which the frame before has ended;
- CUP, CHA, VPA, CUU, CUD, CUF, CUB, CR, LF and BS, whichever is shortest; relative ones only from a column that every terminal counts the same, so not behind `√` or `×`, which East Asian terminals draw in two;
- cells that haven't changed written again, or stepped over;
- EL in both directions and ECH;
- rows scrolled first (DECSTBM with SU or SD), tried with the four moves that keep most cells.

Not used, as a terminal that calls itself `xterm-256color` need not have them: REP (Apple's Terminal, mosh and GNU screen lack it), tabs (they may have been set otherwise). Rows are written from the top down. A frame's own needs (synchronization,
acknowledgement) are not counted.
*/
import {CellGrid} from '../../source/terminal/cell-grid.ts';
import {applyScroll, type Scroll} from '../../source/terminal/scroll.ts';
import {SgrTable} from '../../source/terminal/sgr.ts';
import {defaultStyle, type Style} from '../../source/terminal/style.ts';
import {CheapestRow, extend, type Stand, type Way} from './cheapest-row.ts';

const csi = '\u{1B}[';
const sgr = new SgrTable('256');
const nowhere = {x: -9, y: -9, isCertain: false};
const triedScrolls = 4;
/** The bytes of a scroll, about: it pays only if it saves more cells, as each takes at least a byte. */
const leastSaved = 12;

export type Floor = {readonly bytes: number; readonly text: string};

/** @param style - The style in which the frame before has ended. */
export function floorOf(before: CellGrid, after: CellGrid, style: Style): Floor {
	const nothing: Way = {bytes: 0, text: '', before: undefined};
	let best = cheapestWay(before, after, {place: nowhere, style, way: nothing});
	for (const scroll of findScrolls(before, after)) {
		const {top, bottom, delta} = scroll;
		const count = Math.abs(delta) === 1 ? '' : Math.abs(delta);
		const sequence = `${csi}${top + 1};${bottom + 1}r${csi}${count}${delta > 0 ? 'S' : 'T'}${csi}r`;
		const moved = new CellGrid(before.columns, before.rows);
		moved.copyFrom(before);
		applyScroll(moved, scroll);
		const way = extend(nothing, sgr.change(style, defaultStyle) + sequence);
		const found = cheapestWay(moved, after, {place: nowhere, style: defaultStyle, way});
		best = found.bytes < best.bytes ? found : best;
	}

	return {bytes: best.bytes, text: textOf(best)};
}

function cheapestWay(before: CellGrid, after: CellGrid, start: Stand): Way {
	let stands: readonly Stand[] = [start];
	for (let y = 0; y < after.rows; y++) {
		const row = new CheapestRow(before, after, y, sgr);
		stands = row.hasChanges ? row.walk(stands) : stands;
	}

	return stands.map(({way}) => way).reduce((best, way) => (way.bytes < best.bytes ? way : best));
}

function textOf(way: Way): string {
	const parts: string[] = [];
	for (let at: Way | undefined = way; at !== undefined; at = at.before) {
		parts.push(at.text);
	}

	return parts.reverse().join('');
}

/** Find for each distance the run of rows that keeps most cells, and return the best few of these. */
function findScrolls(before: CellGrid, after: CellGrid): readonly Scroll[] {
	const found: Array<{readonly scroll: Scroll; readonly saved: number}> = [];
	for (let delta = 1 - after.rows; delta < after.rows; delta++) {
		let sum = 0;
		let first = 0;
		let best = {saved: 0, first: 0, last: -1};
		for (let y = Math.max(0, -delta); y < Math.min(after.rows, after.rows - delta); y++) {
			first = sum <= 0 ? y : first;
			sum = Math.max(0, sum) + countSame(before, y + delta, after, y) - countSame(before, y, after, y);
			best = sum > best.saved ? {saved: sum, first, last: y} : best;
		}

		if (delta !== 0 && best.saved > leastSaved) {
			const top = Math.min(best.first, best.first + delta);
			const bottom = Math.max(best.last, best.last + delta);
			found.push({scroll: {top, bottom, delta}, saved: best.saved});
		}
	}

	return found
		.sort((a, b) => b.saved - a.saved)
		.slice(0, triedScrolls)
		.map(({scroll}) => scroll);
}

function countSame(before: CellGrid, from: number, after: CellGrid, to: number): number {
	let same = 0;
	for (let x = 0; x < after.columns; x++) {
		const a = from * after.columns + x;
		const b = to * after.columns + x;
		same += Number(before.glyphs[a] === after.glyphs[b] && before.styles[a] === after.styles[b]);
	}

	return same;
}
