import type {PlaceView} from '../../core/state/select/first-place.ts';
import type {Phrase} from '../../core/status/fit-phrases.ts';
import {textWidth} from '../../terminal/glyph.ts';
import type {Brush} from './brush.ts';

/** Paint the first row: the path comes first, then the age of the data; the account and Region are at the right where there is room. */
export function paintPlace(brush: Brush, header: PlaceView): void {
	const separator = brush.sign(' › ', ' > ');
	const marked =
		header.mark === '' ? 0 : brush.write(0, 0, ` ${header.mark} `, brush.pen('bad', {bold: true, inverse: true})) + 1;
	const named = marked + brush.write(marked, 0, 'rollgrid', brush.pen('accent', {bold: true})) + 1;
	const freshness = chooseFreshness(header, separator, brush.columns - named);
	const wanted = widthOf(freshness);
	// The age of the data is never cut, however long the path is.
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

/** Choose the phrases at the right. The sign of the events is left out where it would cut the path, unless events are late or missing. */
function chooseFreshness(header: PlaceView, separator: string, columns: number): readonly Phrase[] {
	const {readOnly, events, freshness, crumbs} = header;
	const all = [{text: readOnly, tone: 'waiting' as const}, events, freshness].filter(({text}) => text !== '');
	const short = textWidth(['…', ...crumbs.slice(-1)].join(separator));
	return events.tone === 'muted' && widthOf(all) + short > columns ? all.filter(one => one !== events) : all;
}

function widthOf(phrases: readonly Phrase[]): number {
	return phrases.reduce((sum, {text}) => sum + textWidth(text) + 2, 0);
}

/** Leave out the middle of a long path: the last screens matter most. */
function fitCrumbs(crumbs: readonly string[], separator: string, room: number): string {
	const wordings = [
		crumbs.join(separator),
		['…', ...crumbs.slice(-2)].join(separator),
		['…', ...crumbs.slice(-1)].join(separator),
	];
	return wordings.find(wording => textWidth(wording) <= room) ?? (crumbs.length < 2 ? wordings[0]! : wordings[2]!);
}
