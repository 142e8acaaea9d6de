import {learnEndChance} from './end-chance.ts';
import type {Following} from './following.ts';
import {startsOf} from './start-index.ts';

const K = Number(process.env.K ?? 3000);
const steps = [250, 500, 750, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 5000, 6000, 8000, 10_000, 12_500, 15_000];

export function untilWorth({grid, sweep}: Following, now: number, pages: number): number {
	const starts = startsOf(grid);
	const {started, durations} = starts;
	if (starts.live === 0) {
		return Number.POSITIVE_INFINITY;
	}
	const chance = learnEndChance(durations, now - started[0]!.at);
	const live: number[][] = [];
	for (const {index, at} of started) {
		if (starts.isLive(index)) {
			const seenAt = Math.max(sweep.seenAt.get(index) ?? at, sweep.certainAt, at);
			live.push([seenAt - at, now - at]);
		}
	}
	let waited = 0;
	let before = 0;
	for (const step of steps) {
		let ends = 0;
		for (const [seen, age] of live) {
			ends += chance(seen!, age! + step);
		}
		waited += ends * (step - before);
		before = step;
		if (waited >= K * pages) {
			return step;
		}
	}
	return Number.POSITIVE_INFINITY;
}
