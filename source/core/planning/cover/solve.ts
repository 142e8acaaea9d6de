import {tileByColumnGroups} from './column-groups.ts';
import {improveTiling} from './improve.ts';
import {countEntries, type Problem, type Tiling, tileByRow} from './problem.ts';
import {lowerBound} from './rank.ts';

/** The work spent on improving, in examined parts, shared among the starting covers: some 20 ms in all. */
const totalSteps = 600_000;

/** Up to this many distinct rows, further beginnings are tried; each takes tens of milliseconds. */
const [mediumProblem, largeProblem] = [800, 3000];

/**
Tile a problem with few target locations: several beginnings, each improved, the best kept.

Optimal wherever the result meets the bound, which it does on full rectangles, rectangles with holes and ragged ones up to the capacity; beyond, a heuristic.
*/
export function solveProblem(problem: Problem): Tiling {
	const bound = lowerBound(problem);
	let best = tileByRow(problem);
	let least = countEntries(best, problem.capacity);
	const begins = beginnings(problem);
	for (const begin of begins) {
		if (least <= bound) {
			break;
		}

		const tiling = improveTiling(problem, begin(), bound, totalSteps / begins.length);
		const entries = countEntries(tiling, problem.capacity);
		if (entries < least) {
			best = tiling;
			least = entries;
		}
	}

	return best;
}

function beginnings(problem: Problem): (() => Tiling)[] {
	const {patterns, columns, counts, capacity} = problem;
	const begins = [() => tileByRow(problem), () => tileByColumnGroups(problem)];
	const rows = counts.reduce((sum, count) => sum + count, 0);
	if (rows > capacity && patterns.length > columns && patterns.length <= largeProblem) {
		for (const frequent of patterns.length <= mediumProblem ? [capacity, 10, 3] : [20]) {
			begins.push(() => tileFrequentByRow(problem, frequent));
		}
	}

	return begins;
}

/** Patterns with at least this many rows as one part each, the rest by groups of columns: for large blocks under scattered holes. */
function tileFrequentByRow(problem: Problem, frequent: number): Tiling {
	const indices = problem.patterns.map((_, index) => index);
	const rare = indices.filter(index => problem.counts[index]! < frequent);
	const rest = tileByColumnGroups({
		...problem,
		patterns: rare.map(index => problem.patterns[index]!),
		counts: rare.map(index => problem.counts[index]!),
	});
	return [
		...tileByRow(problem).filter(({pattern}) => problem.counts[pattern]! >= frequent),
		...rest.map(rows => ({...rows, pattern: rare[rows.pattern]!})),
	];
}
