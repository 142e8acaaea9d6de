import {maskMembers, maskText} from '../domain/secrets/secrets.ts';

/**
Text from AWS made safe to show: secrets are masked, and control characters, escapes and what turns the writing direction become visible signs; a tab becomes two spaces. Line breaks stay, for whoever lays lines out.

Nothing is lost that the eye could miss: each character taken away leaves a sign in its place.
*/
export function toPrintable(text: string): string {
	return escapeText(maskText(text));
}

/** The same with secrets left in: for a field that the operator types into. */
export function escapeText(text: string): string {
	return hostile.test(text) ? text.replace(/\r\n?/g, '\n').replaceAll('\t', '  ').replace(hostileEach, toSign) : text;
}

/** The same on one line: line breaks become a sign too. */
export function toPrintableLine(text: string): string {
	return toPrintable(text).replaceAll('\n', '⏎');
}

/** {@link escapeText} on one line. */
export function escapeLine(text: string): string {
	return escapeText(text).replaceAll('\n', '⏎');
}

/**
The same for the last step before a stream, where nothing may have been forgotten: tabs stay too, as they may stand in a script or template that is printed.
*/
export function guardText(text: string): string {
	return hostile.test(text) ? text.replace(hostileEach, sign => (sign === '\t' ? sign : toSign(sign))) : text;
}

/**
JSON on one line whose texts a terminal can be shown too: what `JSON.stringify` leaves of controls (C1, DEL, bidirectional ones) is escaped. Read back it is the same value, with secrets masked.

@param exact - Names of members that are told as they are, secrets too.
*/
export function printJson(value: unknown, exact: readonly string[] = []): string {
	return escapeJson(JSON.stringify(maskMembers(value, '', exact)));
}

/** Escape in JSON what `JSON.stringify` leaves of controls: it is read back the same. */
export function escapeJson(json: string): string {
	return json.replace(hostileEach, character =>
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
