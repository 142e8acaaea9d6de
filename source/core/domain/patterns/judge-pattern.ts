import {matches, type State, toStates} from './machine.ts';
import {parsePattern} from './parse-pattern.ts';

/** Cached judgements of patterns: a form is drawn more often than it is typed into. */
const kept = new Map<string, {readonly states: readonly State[] | null; readonly answers: Map<string, boolean>}>();
const mostKept = 500;

/**
Whether a value matches the `allowedPattern` of a runbook's parameter, in time proportional to their lengths: all alternatives are followed at once, without backtracking. AWS uses Java's dialect and searches within the value; so does this.

@returns `null` where AWS has to judge: the pattern is large, or Java and JavaScript read it differently.
*/
export function judgePattern(pattern: string, value: string): boolean | null {
	const {states, answers} = compile(pattern);
	if (states === null) {
		return null;
	}

	const known = answers.get(value);
	if (known !== undefined) {
		return known;
	}

	const isMatch = matches(
		states,
		[...value].map(sign => sign.codePointAt(0) ?? 0),
	);
	keep(answers, value, isMatch);
	return isMatch;
}

function compile(pattern: string) {
	const known = kept.get(pattern);
	if (known !== undefined) {
		return known;
	}

	const node = parsePattern(pattern);
	const compiled = {states: node === null ? null : toStates(node), answers: new Map<string, boolean>()};
	keep(kept, pattern, compiled);
	return compiled;
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
	if (map.size >= mostKept) {
		map.clear();
	}

	map.set(key, value);
}
