import {type IsMeant, isLineBreak} from './characters.ts';
import {type PatternNode, parsePattern} from './parse-pattern.ts';

/** A state of the machine that a pattern becomes; `next` are places of other states. */
type State =
	| {readonly type: 'character'; readonly isMeant: IsMeant; next: number}
	| {readonly type: 'start' | 'end'; next: number}
	| {readonly type: 'split'; next: readonly number[]}
	| {readonly type: 'found'};

/** Larger patterns are left to AWS: the work is the states times the characters. */
const mostStates = 2000;

/** How often a part is written out; values have at most 512 characters, so that more says nothing. */
const mostRepeats = 600;

/** Patterns that were met, with what was judged: a form is drawn more often than it is typed into. */
const kept = new Map<string, {readonly states: readonly State[] | null; readonly answers: Map<string, boolean>}>();
const mostKept = 500;

/**
Whether a value matches the `allowedPattern` of a runbook's parameter, in time that grows with their lengths only: all ways are followed at once, none is tried again. AWS judges in Java's dialect and searches; so does this.

@returns `null` where AWS has to judge: the pattern is large, or says what Java and JavaScript don't read alike.
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

/** The states of a pattern, the first of them at the end of the list; `null` where they are too many. */
function toStates(root: PatternNode): readonly State[] | null {
	const builder = new StateBuilder();
	const first = builder.build(root, 0);
	return first === null ? null : [...builder.states, {type: 'split', next: [first]}];
}

/** Adds what matches a node and then goes on at `next`. Each method gives where that begins, or `null` where the pattern is too large. */
class StateBuilder {
	readonly states: State[] = [{type: 'found'}];

	build(node: PatternNode, next: number): number | null {
		if (this.states.length > mostStates) {
			return null;
		}

		switch (node.type) {
			case 'character':
				return this.#add({type: 'character', isMeant: node.isMeant, next});
			case 'start':
			case 'end':
				return this.#add({type: node.type, next});
			case 'sequence':
				return node.parts.reduceRight<number | null>(
					(after, part) => (after === null ? null : this.build(part, after)),
					next,
				);
			case 'either': {
				const ways = node.ways.map(way => this.build(way, next));
				return ways.includes(null) ? null : this.#add({type: 'split', next: ways.filter(way => way !== null)});
			}

			case 'repeat':
				return this.#buildRepeat(node, next);
		}
	}

	#buildRepeat({part, least, most}: Extract<PatternNode, {type: 'repeat'}>, next: number): number | null {
		if (least > mostRepeats) {
			return null;
		}

		let after = most > mostRepeats ? this.#buildLoop(part, next) : next;
		for (let count = least; most <= mostRepeats && count < most && after !== null; count++) {
			const inner: number | null = this.build(part, after);
			after = inner === null ? null : this.#add({type: 'split', next: [inner, next]});
		}

		for (let count = 0; count < least && after !== null; count++) {
			after = this.build(part, after);
		}

		return after;
	}

	#buildLoop(part: PatternNode, next: number): number | null {
		const loop: State = {type: 'split', next: []};
		const at = this.#add(loop);
		const again = this.build(part, at);
		loop.next = again === null ? [] : [again, next];
		return again === null ? null : at;
	}

	#add(state: State): number {
		return this.states.push(state) - 1;
	}
}

function matches(states: readonly State[], codes: readonly number[]): boolean {
	let now: readonly number[] = [];
	for (let at = 0; at <= codes.length; at++) {
		// A search begins anew at every character.
		const here = follow(states, [...now, states.length - 1], codes, at);
		if (here.isFound) {
			return true;
		}

		const code = codes[at];
		now = here.places.flatMap(place => {
			const state = states[place];
			return code !== undefined && state?.type === 'character' && state.isMeant(code) ? [state.next] : [];
		});
	}

	return false;
}

/** Every state that is reached without taking a character. */
function follow(
	states: readonly State[],
	from: readonly number[],
	codes: readonly number[],
	at: number,
): {readonly isFound: boolean; readonly places: readonly number[]} {
	const seen = new Set<number>();
	const open = [...from];
	const places: number[] = [];
	for (let place = open.pop(); place !== undefined; place = open.pop()) {
		const state = states[place];
		if (state === undefined || seen.has(place)) {
			continue;
		}

		seen.add(place);
		switch (state.type) {
			case 'found':
				return {isFound: true, places};
			case 'character':
				places.push(place);
				break;
			case 'split':
				open.push(...state.next);
				break;
			default:
				if (state.type === 'start' ? at === 0 : isAtEnd(codes, at)) {
					open.push(state.next);
				}
		}
	}

	return {isFound: false, places};
}

/** At the end, or before the line break that is the last of the text. */
function isAtEnd(codes: readonly number[], at: number): boolean {
	const rest = codes.slice(at, at + 3);
	return (
		at === codes.length ||
		(at === codes.length - 1 && isLineBreak(rest[0]!)) ||
		(at === codes.length - 2 && rest[0] === 13 && rest[1] === 10)
	);
}
