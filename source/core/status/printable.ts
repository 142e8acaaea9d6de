import {escapeJson, hostile, hostileEach} from '../domain/hostile.ts';
import {maskMembers, maskText} from '../domain/secrets/secrets.ts';

/**
Text from AWS made safe to show: secrets are masked, and control characters, escapes and what turns the writing direction become visible signs; a tab becomes two spaces. Line breaks stay, for whoever lays lines out.

Nothing is lost that the eye could miss: each character taken away leaves a sign in its place.
*/
export function toPrintable(text: string): string {
	return escapeText(maskText(text));
}

/** The same with secrets left in: for a field that the operator types into. */
function escapeText(text: string): string {
	return hostile.test(text) ? text.replace(/\r\n?/g, '\n').replaceAll('\t', '  ').replace(hostileEach, toSign) : text;
}

/** The same on one line: line breaks become a sign too. */
export function toPrintableLine(text: string): string {
	return toPrintable(text).replaceAll('\n', '¶');
}

/** {@link escapeText} on one line. */
export function escapeLine(text: string): string {
	return escapeText(text).replaceAll('\n', '¶');
}

/**
The same for the last step before a stream, where nothing may have been forgotten: tabs stay too, as they may stand in a script or template that is printed, and so do the line ends of CSV.
*/
export function guardText(text: string): string {
	return hostile.test(text)
		? text.replace(hostileEach, (sign, index: number) =>
				sign === '\t' || (sign === '\r' && text[index + 1] === '\n') ? sign : toSign(sign),
			)
		: text;
}

/**
JSON on one line whose texts a terminal can be shown too: what `JSON.stringify` leaves of controls (C1, DEL, bidirectional ones) is escaped. Read back it is the same value, with secrets masked.

@param exact - Names of members that are printed unmasked, secrets too.
*/
export function printJson(value: unknown, exact: readonly string[] = []): string {
	return escapeJson(JSON.stringify(maskMembers(value, '', exact)));
}

function toSign(character: string): string {
	const code = character.codePointAt(0)!;
	if (code < 0x20) {
		return String.fromCodePoint(0x24_00 + code);
	}

	return code === 0x7f ? '␡' : '�';
}
