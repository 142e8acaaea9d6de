import type {Band} from '../../core/state/select/band.ts';
import type {BandsView} from '../../core/state/select/bands.ts';
import type {Phrase} from '../../core/status/fit-phrases.ts';
import {textWidth} from '../../terminal/glyph.ts';
import {drawStatusBar} from '../components/picture-cells.ts';
import {glyphOf, statusSign} from '../theme.ts';
import type {Brush} from './brush.ts';

/** The width of a ring's bar, and the least width of a screen that shows one. */
const [barColumns, barFrom] = [16, 100];
/** The most columns for the names of rings. */
const mostName = 24;

/** Paint the rings of a run from a row on: a line for each, the gate, and how to continue. */
export function paintBands(brush: Brush, y: number, {bands, gate, way}: BandsView): void {
	const nameColumns = Math.min(mostName, Math.max(0, ...bands.map(({name}) => textWidth(name))));
	const countColumns = Math.max(0, ...bands.map(({locations}) => locations.length));
	for (const [place, band] of bands.entries()) {
		paintBand(brush, y + place, band, {nameColumns, countColumns});
	}

	let row = y + bands.length;
	if (gate.length > 0) {
		paintPhrases(brush, row, 3, gate);
		row++;
	}

	paintPhrases(brush, row, 1, way);
}

function paintBand(
	brush: Brush,
	y: number,
	band: Band,
	{nameColumns, countColumns}: {readonly nameColumns: number; readonly countColumns: number},
): void {
	const {appearance, columns} = brush;
	const mark = band.isShown ? brush.mark('cursor') : ' ';
	let x = brush.write(0, y, mark, brush.pen('accent', {bold: true})) + 1;
	x = Math.max(2, x);
	x += brush.write(x, y, glyphOf(band.status, appearance), brush.emphasis(statusSign(band.status).color)) + 1;
	x += brush.write(x, y, String(band.number).padStart(2), brush.pen('muted')) + 1;
	brush.write(x, y, band.name, brush.pen(band.isShown ? 'accent' : 'text', {bold: band.isShown}), nameColumns);
	x += nameColumns + 2;
	x += brush.write(x, y, band.locations.padStart(countColumns), brush.pen('text')) + 2;
	if (columns >= barFrom) {
		brush.paint(x, y, drawStatusBar(band.byStatus, band.total, barColumns, appearance));
		x += barColumns + 2;
	}

	x += brush.write(x, y, band.outcome.text, brush.emphasis(band.outcome.tone), Math.max(0, columns - x)) + 2;
	// A cut location says nothing.
	if (columns - x >= 24) {
		brush.write(x, y, band.places, brush.pen('muted'), columns - x);
	}
}

function paintPhrases(brush: Brush, y: number, from: number, phrases: readonly Phrase[]): void {
	let x = from;
	for (const [place, {text, tone}] of phrases.entries()) {
		if (place > 0) {
			const separator = brush.sign(' · ', ' - ');
			x +=
				place === 1 && phrases[0]!.text.endsWith(':')
					? 1
					: brush.write(x, y, separator, brush.pen('muted'), Math.max(0, brush.columns - x));
		}

		x += brush.write(x, y, text, brush.emphasis(tone), Math.max(0, brush.columns - x));
	}
}
