import type {Status} from '../domain/status.ts';
import type {Tone} from './fit-phrases.ts';
import {toPrintable, toPrintableLine} from './printable.ts';
import {breakRows} from './text-rows.ts';

/** A part of a line: a text, or the sign of a status. */
export type PanePart =
	| {readonly text: string; readonly tone: Tone; readonly isBold?: boolean}
	| {readonly sign: Status};

/** One line of the pane: its parts, with a short text at its end; or a bar of statuses. */
export type PaneLine =
	| {readonly parts: readonly PanePart[]; readonly aside?: string}
	| {readonly bar: ReadonlyMap<Status, number>; readonly total: number};

export const emptyLine: PaneLine = {parts: []};

/** A heading, after an empty line. */
export function headSection(text: string, aside = ''): readonly PaneLine[] {
	return [emptyLine, {parts: [{text, tone: 'accent'}], ...(aside !== '' && {aside})}];
}

/** A text of one line; the painter cuts it. */
export function sayLine(text: string, tone: Tone = 'text'): PaneLine {
	return {parts: [{text: toPrintableLine(text), tone}]};
}

/** A text over as many rows as it needs, but at most `most`: the last says that there is more. */
export function wrapText(text: string, tone: Tone, columns: number, most: number): readonly PaneLine[] {
	// Longer than the screen: a megabyte isn't wrapped for it.
	const rows = toPrintable(text.slice(0, columns * (most + 1)))
		.split('\n')
		.flatMap(line => breakRows(line, columns));
	const shown = rows.slice(0, Math.max(1, most));
	const isCut = rows.length > shown.length;
	return shown.map((row, place) =>
		sayLine(isCut && place === shown.length - 1 ? `${row.slice(0, columns - 2).trimEnd()} …` : row, tone),
	);
}

/** A status with its sign. */
export function sayStatusLine(status: Status, words: string, aside = ''): PaneLine {
	return {parts: [{sign: status}, {text: ` ${toPrintableLine(words)}`, tone: 'text'}], ...(aside !== '' && {aside})};
}

/** A line as text only, for a screen reader. */
export function speakLine(line: PaneLine): string {
	if ('bar' in line) {
		return '';
	}

	const words = line.parts.map(part => ('text' in part ? part.text : '')).join('');
	// A sign is read out where the words don't say the same.
	const text = line.parts
		.map(part => ('text' in part ? part.text : words.includes(part.sign) ? '' : part.sign))
		.join('')
		.trim();
	return [text, line.aside ?? ''].filter(Boolean).join(', ');
}
