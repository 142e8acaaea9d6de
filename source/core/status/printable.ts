/**
Text from AWS made safe to show: control characters, escapes and what turns the writing direction become visible signs; a tab becomes two spaces. Line breaks stay, for whoever lays lines out.

Nothing is lost that the eye could miss: each character taken away leaves a sign in its place.
*/
export function toPrintable(text: string): string {
	return hostile.test(text) ? text.replace(/\r\n?/g, '\n').replaceAll('\t', '  ').replace(hostileEach, toSign) : text;
}

/** The same on one line: line breaks become a sign too. */
export function toPrintableLine(text: string): string {
	return toPrintable(text).replaceAll('\n', '⏎');
}

/**
The same for the last step before a stream, where nothing may have been forgotten: tabs stay too, as they may stand in a script or template that is printed.
*/
export function guardText(text: string): string {
	return hostile.test(text) ? text.replace(hostileEach, sign => (sign === '\t' ? sign : toSign(sign))) : text;
}

/**
JSON on one line whose texts a terminal can be shown too: what `JSON.stringify` leaves of controls (C1, DEL, bidirectional ones) is escaped. Read back it is the same value.
*/
export function printJson(value: unknown): string {
	return JSON.stringify(value).replace(hostileEach, character =>
		[...Array(character.length).keys()]
			.map(place => `\\u${character.charCodeAt(place).toString(16).padStart(4, '0')}`)
			.join(''),
	);
}

// C0 and C1 controls, DEL, zero-width and bidirectional controls, line separators, BOM, lone surrogates, tag characters.
const classes =
	'\\u0000-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\u{E0000}-\\u{E007F}';
const hostile = new RegExp(`[${classes}]|\\p{Surrogate}`, 'u');
const hostileEach = new RegExp(`[${classes}]|\\p{Surrogate}`, 'gu');

function toSign(character: string): string {
	const code = character.codePointAt(0)!;
	if (code < 0x20) {
		return String.fromCodePoint(0x24_00 + code);
	}

	return code === 0x7f ? '␡' : '�';
}
