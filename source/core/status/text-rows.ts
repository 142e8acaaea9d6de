/** Text that a terminal shows in as many columns as it has characters. */
const isPlain = /^[\x20-\x7e]*$/;
const isMark = /^[\p{Mn}\p{Me}]$/u;
const emojiVariant = 0xfe_0f;

/**
Break one line into rows of at most so many terminal columns: behind a space where there is one that leaves no row nearly empty. The rows together are the line.

Widths are guessed and never too small, so no row is wider than it may be: `core/` has no width table. A row of a script that is neither Latin nor wide may end a little early. A megabyte takes some milliseconds.

@param text - Printable, without line breaks.
@returns At least one row.
*/
export function breakRows(text: string, columns: number): readonly string[] {
	const room = Math.max(2, columns);
	if (text.length <= room && isPlain.test(text)) {
		return [text];
	}

	return isPlain.test(text) ? breakPlain(text, room) : breakWide(text, room);
}

function breakPlain(text: string, room: number): readonly string[] {
	const rows: string[] = [];
	for (let from = 0; from < text.length; ) {
		const end = from + room >= text.length ? text.length : cutBehindSpace(text, from, from + room);
		rows.push(text.slice(from, end));
		from = end;
	}

	return rows;
}

function breakWide(text: string, room: number): readonly string[] {
	const rows: string[] = [];
	let from = 0;
	let used = 0;
	for (let at = 0; at < text.length; ) {
		const code = text.codePointAt(at)!;
		const length = code > 0xff_ff ? 2 : 1;
		const width = text.codePointAt(at + length) === emojiVariant ? 2 : guessWidth(code);
		// A mark belongs to the character before it, in whose row it stays.
		if (used + width > room && !(width === 0 && at > from)) {
			const end = cutBehindSpace(text, from, at);
			rows.push(text.slice(from, end));
			from = end;
			at = end;
			used = 0;
			continue;
		}

		used += width;
		at += length;
	}

	rows.push(text.slice(from));
	return rows;
}

/** Where a row that is full at `end` is cut. */
function cutBehindSpace(text: string, from: number, end: number): number {
	// Only the row is searched: a megabyte without a space would be gone through for each.
	const space = text.slice(from, end).lastIndexOf(' ');
	return space > (end - from) / 3 ? from + space + 1 : end;
}

/** Columns of a character at most: 2 where it may be wide. */
function guessWidth(code: number): 0 | 1 | 2 {
	if (code < 0x03_00) {
		return 1;
	}

	if (isMark.test(String.fromCodePoint(code))) {
		return 0;
	}

	const isNarrow = code < 0x11_00 || (code >= 0x20_10 && code <= 0x22_ff) || (code >= 0x25_00 && code <= 0x25_fc);
	return isNarrow || code === 0xff_fd ? 1 : 2;
}
