/**
What a cell shows, in one integer: a code point or an interned grapheme cluster, with its width.

Laying text out into glyphs is where control characters become visible signs, marks join their base and wide characters get their columns.
*/
import {placeholder} from './sanitize.ts';
import {areWidthsExact, characterKind, clusterWidth, loadWidths} from './width.ts';

/**
A glyph, packed: bits 0–20 the code point (or, with bit 21, the index of a cluster), bits 22–24 its columns minus one.

It never holds anything that a terminal would obey: whatever makes one goes through `layOut` or `glyphOf`.
*/
export type Glyph = number;

const clusterFlag = 1 << 21;
const widthShift = 22;
const codeMask = clusterFlag - 1;

export const blank: Glyph = 0x20;
/** A column that belongs to the wide glyph on its left. */
export const tail: Glyph = 1 << 25;

// A stack of marks may be thousands high; no script needs as many as this, nor does any emoji.
const longestCluster = 32;
const mostColumns = 8;
const mostClusters = 100_000;

const clusters: string[] = [];
const glyphsByCluster = new Map<string, Glyph>();
const provisional = new Map<string, number>();

/** Columns the glyph takes: 1 or 2, rarely more; 0 for a tail. */
export function glyphColumns(glyph: Glyph): number {
	return glyph === tail ? 0 : (glyph >> widthShift) + 1;
}

/** What is written for the glyph; empty for a tail. */
export function glyphText(glyph: Glyph): string {
	if (glyph === tail) {
		return '';
	}

	const code = glyph & codeMask;
	// A number that didn't come from `layOut` may be anything; what leaves here goes to a terminal.
	return glyph & clusterFlag ? (clusters[code] ?? '') : String.fromCodePoint(placeholder(code));
}

/** Bytes of `glyphText` as UTF-8. */
export function glyphBytes(glyph: Glyph): number {
	if (glyph < 0x7f) {
		return 1;
	}

	if (glyph & clusterFlag || glyph === tail) {
		return Buffer.byteLength(glyphText(glyph));
	}

	const code = glyph & codeMask;
	return code < 0x8_00 ? 2 : code <= 0xff_ff ? 3 : 4;
}

/** The code point of a glyph that is a single one, `undefined` for clusters and tails. */
export function glyphCodePoint(glyph: Glyph): number | undefined {
	return glyph === tail || glyph & clusterFlag ? undefined : glyph & codeMask;
}

/** Whether terminals may disagree about its columns: emoji sequences, marks, scripts that ligate. */
export const isUncertain = (glyph: Glyph): boolean => (glyph & clusterFlag) !== 0 && glyph !== tail;

/** The first glyph of a text, or a blank if there is none. */
export function glyphOf(text: string): Glyph {
	return layOut(text)[0] ?? blank;
}

/** Columns that `Screen.write` would use for the text. */
export function textWidth(text: string): number {
	if (isPlain(text)) {
		return text.length;
	}

	let columns = 0;
	for (const glyph of layOut(text)) {
		columns += glyphColumns(glyph);
	}

	return columns;
}

/** Whether each character of a text is one column and one glyph: the printable ones of ASCII. */
export function isPlain(text: string): boolean {
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (unit < 0x20 || unit >= 0x7f) {
			return false;
		}
	}

	return true;
}

// Rows are painted again and again with the same names; only texts that need the segmenter are worth remembering.
const layouts = new Map<string, readonly Glyph[]>();
const mostLayouts = 2048;
const longestRemembered = 256;

/** The glyphs of a text, without tails. Text of plain characters needs neither `Intl` nor string-width. */
export function layOut(text: string): readonly Glyph[] {
	const glyphs: Glyph[] = [];
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (unit >= 0x20 && unit < 0x7f) {
			glyphs.push(unit);
			continue;
		}

		const codePoint = text.codePointAt(index) ?? unit;
		const kind = characterKind(codePoint);
		if (kind === 'combining') {
			return layOutClusters(text);
		}

		glyphs.push(kind === 'wide' ? codePoint | (1 << widthShift) : placeholder(codePoint));
		if (codePoint > 0xff_ff) {
			index++;
		}
	}

	return glyphs;
}

let segmenter: Intl.Segmenter | undefined;

function layOutClusters(text: string): readonly Glyph[] {
	const known = layouts.get(text);
	if (known !== undefined) {
		return known;
	}

	const glyphs: Glyph[] = [];
	segmenter ??= new Intl.Segmenter(undefined, {granularity: 'grapheme'});
	for (const {segment} of segmenter.segment(text)) {
		pushCluster(glyphs, segment);
	}

	if (text.length <= longestRemembered) {
		if (layouts.size >= mostLayouts) {
			layouts.clear();
		}

		layouts.set(text, glyphs);
	}

	return glyphs;
}

function pushCluster(glyphs: Glyph[], cluster: string): void {
	const first = cluster.codePointAt(0) ?? 0;
	const isSingle = cluster.length === (first > 0xff_ff ? 2 : 1);
	const kind = characterKind(first);
	if (kind === 'hostile') {
		// CR LF is one cluster; each of its characters has a sign of its own.
		for (const character of cluster) {
			glyphs.push(placeholder(character.codePointAt(0) ?? 0));
		}
	} else if (isSingle && kind !== 'combining') {
		glyphs.push(kind === 'wide' ? first | (1 << widthShift) : first);
	} else {
		const glyph = internCluster(cluster);
		if (glyph !== undefined) {
			glyphs.push(glyph);
		}
	}
}

/** A glyph for a cluster, `undefined` for one that shows nothing. A mark without a base gets a dotted circle. */
function internCluster(cluster: string): Glyph | undefined {
	const known = glyphsByCluster.get(cluster);
	if (known !== undefined) {
		return known;
	}

	if (cluster.length > longestCluster) {
		return internCluster(truncateCluster(cluster));
	}

	const columns = Math.min(clusterWidth(cluster), mostColumns);
	if (columns === 0) {
		return /^\p{M}/u.test(cluster) ? internCluster(`\u{25CC}${cluster}`) : undefined;
	}

	const first = cluster.codePointAt(0) ?? 0;
	if (cluster.length === (first > 0xff_ff ? 2 : 1)) {
		const glyph = first | ((columns - 1) << widthShift);
		return remember(cluster, columns, glyph);
	}

	if (clusters.length >= mostClusters) {
		return 0xff_fd;
	}

	clusters.push(cluster);
	return remember(cluster, columns, (clusters.length - 1) | clusterFlag | ((columns - 1) << widthShift));
}

function remember(cluster: string, columns: number, glyph: Glyph): Glyph {
	glyphsByCluster.set(cluster, glyph);
	if (!areWidthsExact()) {
		provisional.set(cluster, columns);
	}

	return glyph;
}

/**
Check the answers given before the width table was there, once it is, and forget the wrong ones.

@returns `undefined` if there is nothing to check; else whether any was wrong: then what was written has to be written again.
*/
export function settleWidths(): Promise<boolean> | undefined {
	return provisional.size === 0 ? undefined : loadWidths().then(forgetWrongWidths);
}

function forgetWrongWidths(): boolean {
	let isWrong = false;
	for (const [cluster, columns] of provisional) {
		if (Math.min(clusterWidth(cluster), mostColumns) !== columns) {
			glyphsByCluster.delete(cluster);
			isWrong = true;
		}
	}

	provisional.clear();
	if (isWrong) {
		layouts.clear();
	}

	return isWrong;
}

function truncateCluster(cluster: string): string {
	const end = cluster.codePointAt(longestCluster - 1)! > 0xff_ff ? longestCluster - 1 : longestCluster;
	return cluster.slice(0, end);
}
