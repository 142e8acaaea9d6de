/* What may stand in text from outside and is no text to a terminal: the one list that showing, escaping and quoting go by. */

// C0 and C1 controls but the line break, DEL, zero-width and bidirectional controls, line separators, BOM, tag characters, lone surrogates.
const classes =
	'\\u0000-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u061C\\u180E\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB\\u{E0000}-\\u{E007F}';

/** A character that a text for a terminal must not contain. */
export const hostile = new RegExp(`[${classes}]|\\p{Surrogate}`, 'u');

/** Each of them. */
export const hostileEach = new RegExp(`[${classes}]|\\p{Surrogate}`, 'gu');

/** Escape in JSON what `JSON.stringify` leaves of them: read back it is the same value. */
export function escapeJson(json: string): string {
	return json.replace(hostileEach, character =>
		[...Array(character.length).keys()]
			.map(place => `\\u${character.charCodeAt(place).toString(16).padStart(4, '0')}`)
			.join(''),
	);
}
