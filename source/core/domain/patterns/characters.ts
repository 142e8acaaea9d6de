/** Whether a character, as a code point, is one that is meant. */
export type IsMeant = (code: number) => boolean;

/** What Java's classes mean without flags: ASCII only. @see https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html */
export const classes: ReadonlyMap<string, IsMeant> = new Map<string, IsMeant>([
	['d', code => code >= 48 && code <= 57],
	['w', isWord],
	['s', code => code === 32 || (code >= 9 && code <= 13)],
	['D', code => !(code >= 48 && code <= 57)],
	['W', code => !isWord(code)],
	['S', code => !(code === 32 || (code >= 9 && code <= 13))],
]);

/** What an escaped letter stands for. */
export const controls: ReadonlyMap<string, number> = new Map([
	['n', 10],
	['r', 13],
	['t', 9],
	['f', 12],
]);

const lineBreaks: ReadonlySet<number> = new Set([10, 13, 0x85, 0x20_28, 0x20_29]);

/** Whether a character ends a line, for `.` and `$` as Java reads them. */
export function isLineBreak(code: number): boolean {
	return lineBreaks.has(code);
}

/** That character and no other. */
export function only(wanted: number): IsMeant {
	return code => code === wanted;
}

function isWord(code: number): boolean {
	return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}
