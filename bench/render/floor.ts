/**
The fewest bytes that any program could send for a change of the picture: what every figure is held against.
*/

import type {CellGrid} from '../../source/terminal/cell-grid.ts';
import {blank, glyphBytes, tail} from '../../source/terminal/glyph.ts';
import {applyScroll, findScroll} from '../../source/terminal/scroll.ts';

// CSI n G for a near column, CSI r ; c H for another row, CSI 3n m for a colour: the shortest that can be.
const moveInRow = 4;
const moveToRow = 6;
const changeOfStyle = 4;
const scrollBytes = 13;

/**
Bytes of the glyphs that changed, one shortest move for each run of them (or the cells in between written again, if that is less), one shortest change of style where the next
changed cell looks different; with the rows scrolled first where that makes it less. A frame's own needs (synchronization, acknowledgement) are not counted.
*/
export function floorOf(before: CellGrid, after: CellGrid): number {
	const plain = countBytes(before, after);
	const changedRows = Array.from({length: after.rows}, (_, y) => y);
	const scroll = findScroll(before, after, changedRows);
	if (scroll === undefined) {
		return plain;
	}

	applyScroll(before, scroll);
	return Math.min(plain, scrollBytes + countBytes(before, after));
}

function countBytes(before: CellGrid, after: CellGrid): number {
	let bytes = 0;
	let style = -1;
	for (let y = 0; y < after.rows; y++) {
		let lastChanged = -1;
		let gap = 0;
		for (let x = 0; x < after.columns; x++) {
			const index = y * after.columns + x;
			const glyph = after.glyphs[index]!;
			if (glyph === before.glyphs[index] && after.styles[index] === before.styles[index]) {
				gap += glyphBytes(glyph);
				continue;
			}

			bytes += lastChanged === -1 ? moveToRow : Math.min(gap, moveInRow);
			bytes += glyph === tail ? 0 : glyphBytes(glyph);
			// A blank may be written in the style before it.
			if (style !== -1 && glyph !== blank && after.styles[index] !== style) {
				bytes += changeOfStyle;
			}

			style = glyph === blank ? style : after.styles[index]!;
			lastChanged = x;
			gap = 0;
		}
	}

	return bytes;
}
