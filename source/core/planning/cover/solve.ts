import {tileByColumnGroups} from './column-groups.ts';
import {improveTiling} from './improve.ts';
import {countEntries, type Problem, type Tiling, tileByRow} from './problem.ts';
import {lowerBound} from './rank.ts';

export function solve(problem: Problem): Tiling {
	const bound = lowerBound(problem);
	let best: Tiling | undefined;
	let least = Number.POSITIVE_INFINITY;
	for (const start of [tileByRow(problem), tileByColumnGroups(problem)]) {
		const tiling = improveTiling(problem, start, bound, 300_000);
		const entries = countEntries(tiling, problem.capacity);
		if (entries < least) {
			best = tiling;
			least = entries;
		}
	}

	return best!;
}
