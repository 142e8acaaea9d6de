import type {Check, Verdict} from './check.ts';

const signs: Readonly<Record<Verdict, readonly [sign: string, ascii: string]>> = {
	ok: ['√', '.'],
	warning: ['▲', '!'],
	unknown: ['–', '-'],
	problem: ['×', 'X'],
};

/** The sign of a verdict in a line. */
function signOf(verdict: Verdict, isAscii: boolean): string {
	return signs[verdict][isAscii ? 1 : 0];
}

/** Print a check in up to three lines: what was found, AWS's words, what to do. */
export function describeCheck({verdict, text, because, next}: Check, isAscii: boolean): readonly string[] {
	return [
		`${signOf(verdict, isAscii)} ${text}`,
		...(because === null ? [] : [`  ${because}`]),
		...(next === null ? [] : [`  ${next}`]),
	];
}

/** Whether something would fail for certain. */
export function hasProblem(checks: readonly Check[]): boolean {
	return checks.some(({verdict}) => verdict === 'problem');
}
