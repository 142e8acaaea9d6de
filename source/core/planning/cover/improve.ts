import {type ColumnSet, columnAt, intersect} from './column-set.ts';
import {DraftTiling, type Part} from './draft-tiling.ts';
import type {Problem, Tiling} from './problem.ts';

/** The most candidates that are tried before those that are worth most are looked for anew. */
const candidateLimit = 400;

/**
Make a tiling smaller: take target locations away whose rows fit elsewhere, and add one where that lets two others go.

@param bound - Ends early at this many target locations.
@param steps - How much work to spend; the result is the best that was met by then.
*/
export function improveTiling(problem: Problem, start: Tiling, bound: number, steps: number): Tiling {
	const draft = new DraftTiling(problem, start, steps);
	drop(draft, draft.activeParts());
	let isBetter = true;
	while (isBetter && draft.entries > bound && draft.stepsLeft > 0) {
		isBetter = false;
		for (const columns of candidates(draft)) {
			while (draft.entries > bound && draft.stepsLeft > 0 && exchange(draft, columns)) {
				isBetter = true;
			}
		}
	}

	wander(draft, bound);
	return draft.toTiling();
}

/** Go on where no single exchange helps: add one or two promising parts at random, keep what is no worse. */
function wander(draft: DraftTiling, bound: number): void {
	const random = createRandom();
	let promising: readonly ColumnSet[] = [];
	for (let round = 0; draft.entries > bound && draft.stepsLeft > 0; round++) {
		if (round % 20 === 0) {
			promising = candidates(draft);
		}

		const before = draft.entries;
		const mark = draft.mark();
		for (let added = 0; added <= round % 3; added++) {
			draft.addEntry(draft.part(promising[Math.floor(random() ** 2 * promising.length)]!));
		}

		drop(draft, draft.activeParts());
		draft.stepsLeft -= 50;
		if (draft.entries > before) {
			draft.undoTo(mark);
		}
	}
}

/** The same numbers in [0, 1) each time, so that the same selection always gets the same cover. */
function createRandom(): () => number {
	let state = 0x2545_f491;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
}

/** Take away what can be: emptiest target locations first. Returns how many went. */
function drop(draft: DraftTiling, parts: readonly Part[]): number {
	const {capacity} = draft.problem;
	const lastRows = ({rows, entries}: Part) => rows - (entries - 1) * capacity;
	let dropped = 0;
	for (const part of [...parts].sort((a, b) => lastRows(a) - lastRows(b) || a.width - b.width)) {
		while (part.entries > 0 && draft.stepsLeft > 0 && draft.removeEntry(part)) {
			dropped++;
		}
	}

	return dropped;
}

/** Add a target location for these columns and keep it if more go than came. */
function exchange(draft: DraftTiling, columns: ColumnSet): boolean {
	const before = draft.entries;
	const mark = draft.mark();
	const added = draft.part(columns);
	draft.addEntry(added);
	const touching = draft.activeParts().filter(part => part !== added && intersect(part.columns, columns) !== 0);
	drop(draft, touching);
	if (draft.entries >= before) {
		draft.undoTo(mark);
		return false;
	}

	return true;
}

/** Column sets worth adding, most promising first: what makes many parts out of others, what many rows have, single columns. */
function candidates(draft: DraftTiling): ColumnSet[] {
	const score = new Map<ColumnSet, number>();
	const raise = (columns: ColumnSet, by: number) => {
		if (columns !== 0) {
			score.set(columns, (score.get(columns) ?? 0) + by);
		}
	};

	const {patterns, columns} = draft.problem;
	const parts = draft.activeParts().map(part => part.columns);
	const sample = parts.slice(0, 150);
	for (const [index, a] of sample.entries()) {
		for (const b of sample.slice(index + 1)) {
			const common = intersect(a, b);
			if (common !== 0) {
				raise(a - common, 1);
				raise(b - common, 1);
				raise(common, 1);
			}
		}
	}

	for (const pattern of patterns.slice(0, 150)) {
		raise(pattern, 1);
	}

	for (let column = 0; column < columns; column++) {
		raise(columnAt(column), 1);
	}

	return [...score]
		.sort((a, b) => b[1] - a[1])
		.slice(0, candidateLimit)
		.map(([set]) => set);
}
