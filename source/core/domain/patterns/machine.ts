import {type IsMeant, isLineBreak} from './characters.ts';
import type {PatternNode} from './parse-pattern.ts';

/** A state of the machine that a pattern becomes; `next` are places of other states. */
export type State =
	| {readonly type: 'character'; readonly isMeant: IsMeant; next: number}
	| {readonly type: 'start' | 'end'; next: number}
	| {readonly type: 'split'; next: readonly number[]}
	| {readonly type: 'found'};

/** Larger patterns are left to AWS: the work is the states times the characters. */
const mostStates = 2000;

/** How often a part is written out; values have at most 512 characters, so that more says nothing. */
const mostRepeats = 600;

/** The states of a pattern, the first of them at the end of the list; `null` where they are too many. */
export function toStates(root: PatternNode): readonly State[] | null {
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

/** Whether the pattern matches anywhere in the text: all alternatives are followed at once, so the time is proportional to the lengths. */
export function matches(states: readonly State[], codes: readonly number[]): boolean {
	let now: readonly number[] = [];
	for (let at = 0; at <= codes.length; at++) {
		// A search begins anew at every character.
		const here = follow(states, [...now, states.length - 1], edgesOf(codes, at));
		if (here.isFound) {
			return true;
		}

		now = here.places.flatMap(place => takeCode(states[place], codes[at]));
	}

	return false;
}

/** Where the longest match that begins at a place ends; `null` where none begins there. */
export function longestFrom(states: readonly State[], codes: readonly number[], start: number): number | null {
	let longest: number | null = null;
	let now: readonly number[] = [states.length - 1];
	for (let at = start; at <= codes.length && now.length > 0; at++) {
		const here = follow(states, now, edgesOf(codes, at));
		longest = here.isFound ? at : longest;
		now = here.places.flatMap(place => takeCode(states[place], codes[at]));
	}

	return longest;
}

/** The states after a character; none where the state doesn't take it. */
function takeCode(state: State | undefined, code: number | undefined): readonly number[] {
	return code !== undefined && state?.type === 'character' && state.isMeant(code) ? [state.next] : [];
}

/** Whether a place is the start of the text, and its end. */
type Edges = {readonly isStart: boolean; readonly isEnd: boolean};

/** A place that is neither the start nor the end. */
const within: Edges = {isStart: false, isEnd: false};

/** Whether a place of a text is its start, and its end. */
function edgesOf(codes: readonly number[], at: number): Edges {
	return {isStart: at === 0, isEnd: isAtEnd(codes, at)};
}

/** Every state that is reached without taking a character. */
function follow(
	states: readonly State[],
	from: readonly number[],
	{isStart, isEnd}: Edges,
): {readonly isFound: boolean; readonly places: readonly number[]} {
	const seen = new Set<number>();
	const open = [...from];
	const places: number[] = [];
	let isFound = false;
	for (let place = open.pop(); place !== undefined; place = open.pop()) {
		const state = states[place];
		if (state === undefined || seen.has(place)) {
			continue;
		}

		seen.add(place);
		switch (state.type) {
			case 'found':
				isFound = true;
				break;
			case 'character':
				places.push(place);
				break;
			case 'split':
				open.push(...state.next);
				break;
			default:
				if (state.type === 'start' ? isStart : isEnd) {
					open.push(state.next);
				}
		}
	}

	return {isFound, places};
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

/** The states reached at a place without reading a character, and the next state for each character. */
type Reached = {
	readonly isFound: boolean;
	readonly places: readonly number[];
	readonly after: Map<number, Node>;
};

/** The search after some characters: all open states, and what they reach, depending on whether the place is the start of the text, and its end. */
type Node = {readonly now: readonly number[]; readonly reached: Array<Reached | undefined>};

/** How many nodes are cached; beyond them the cache is cleared. */
const mostNodes = 2000;

/** Returns the same as `matches`, for many texts: the states of one text are cached for the next, so a character costs one lookup. */
export class Matcher {
	readonly #states: readonly State[];
	#nodes = new Map<string, Node>();
	/** Whether the pattern is found when a tail follows a node. */
	readonly #tails = new WeakMap<Node, Map<string, boolean>>();

	constructor(states: readonly State[]) {
		this.#states = states;
	}

	isIn(codes: readonly number[]): boolean {
		// Only one of the last three places can be the end.
		return (
			this.#walk(this.#nodeOf([]), codes, at => (at > 0 && at < codes.length - 2 ? within : edgesOf(codes, at))) ===
			true
		);
	}

	/**
	Read the beginning of texts that differ in their ends only, once for all of them.

	@param head - At least one character.
	@returns Whether the pattern is in the head with a tail behind it: at least three characters, as the last three decide what counts as the end.
	*/
	after(head: readonly number[]): (tail: string) => boolean {
		const node = this.#walk(this.#nodeOf([]), head, at => (at === 0 ? {isStart: true, isEnd: false} : within), false);
		if (node === true) {
			return () => true;
		}

		const known = this.#tails.get(node) ?? new Map<string, boolean>();
		this.#tails.set(node, known);
		return tail => {
			let isFound = known.get(tail);
			if (isFound === undefined) {
				const codes = codesOf(tail);
				isFound = this.#walk(node, codes, at => ({isStart: false, isEnd: isAtEnd(codes, at)})) === true;
				known.set(tail, isFound);
			}

			return isFound;
		};
	}

	/** Read characters from a node on. @returns The node behind them, or `true` where the pattern was found. */
	#walk(from: Node, codes: readonly number[], edgesAt: (at: number) => Edges, isWhole = true): Node | true {
		let node = from;
		for (let at = 0; at < codes.length || (isWhole && at === codes.length); at++) {
			const reached = this.#reach(node, edgesAt(at));
			if (reached.isFound) {
				return true;
			}

			const code = codes[at];
			if (code === undefined) {
				break;
			}

			let after = reached.after.get(code);
			if (after === undefined) {
				after = this.#nodeOf(reached.places.flatMap(place => takeCode(this.#states[place], code)));
				reached.after.set(code, after);
			}

			node = after;
		}

		return node;
	}

	/** A search starts anew at every character. */
	#reach(node: Node, edges: Edges): Reached {
		const place = Number(edges.isStart) + 2 * Number(edges.isEnd);
		node.reached[place] ??= {
			...follow(this.#states, [...node.now, this.#states.length - 1], edges),
			after: new Map(),
		};
		return node.reached[place];
	}

	#nodeOf(now: readonly number[]): Node {
		const places = [...new Set(now)].sort((a, b) => a - b);
		const key = places.join(' ');
		let node = this.#nodes.get(key);
		if (node === undefined) {
			if (this.#nodes.size >= mostNodes) {
				this.#nodes = new Map();
			}

			node = {now: places, reached: []};
			this.#nodes.set(key, node);
		}

		return node;
	}
}

/** The characters of a text as code points. */
export function codesOf(text: string): readonly number[] {
	const codes: number[] = [];
	for (const sign of text) {
		codes.push(sign.codePointAt(0) ?? 0);
	}

	return codes;
}
