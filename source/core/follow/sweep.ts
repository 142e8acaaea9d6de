import type {StepExecution} from '../domain/execution.ts';
import type {LocationIndex} from '../grid/location-grid.ts';
import {countEndedSteps} from './count-steps.ts';
import type {Following} from './following.ts';
import {takeRead} from './hints.ts';
import {startsOf} from './start-index.ts';
import {type StepRead, stepsPerPage} from './step-read.ts';
import type {Sweep} from './sweep-state.ts';

/** The execution was read: determine how many of the ends it counts are still unknown. */
export function takeCounters(following: Following, now: number): Sweep {
	const {sweep, grid, execution} = following;
	const counters = execution?.counters ?? null;
	if (counters === null) {
		return {...sweep, gotAt: now, owed: 0, pages: 0};
	}

	const counted = counters.success + counters.failed + counters.cancelled + counters.timedOut;
	const owed = Math.max(0, counted - countEndedSteps(grid));
	return {...sweep, gotAt: now, owed, pages: 0, certainAt: owed === 0 ? now : sweep.certainAt};
}

/** Apply the steps that were read, and note when each location was read. */
export function applySteps(
	following: Following,
	steps: readonly StepExecution[],
	now: number,
): {readonly following: Following; readonly seen: readonly LocationIndex[]; readonly news: number} {
	const {grid, sweep, hints} = following;
	const endedBefore = countEndedSteps(grid);
	const starts = startsOf(grid);
	const seen: LocationIndex[] = [];
	for (const step of steps) {
		const index = grid.apply(step) ?? grid.findStep(step);
		if (index !== undefined) {
			seen.push(index);
		}
	}

	// What has ended is still among those that run, until the index takes the steps in.
	const wereRunning = new Set(seen.filter(index => starts.readAt(index) !== null));
	starts.update(grid);
	for (const index of seen) {
		starts.markRead(index, now);
	}

	const news = countEndedSteps(grid) - endedBefore;
	return {
		seen,
		news,
		following: {
			...following,
			hints: takeRead(hints, seen, {
				now,
				hasEnded: index => grid.hasEndedAt(index),
				wasRunning: index => wereRunning.has(index),
			}),
			sweep: {
				...sweep,
				awaited: Math.min(stepsPerPage, sweep.awaited + news),
				owed: Math.max(0, sweep.owed - news),
			},
		},
	};
}

/** Apply a page of steps, and note how far its listing is. */
export function takePage(
	following: Following,
	read: StepRead,
	page: {readonly items: readonly StepExecution[]; readonly nextToken: string | null},
	now: number,
): {readonly following: Following; readonly news: number} {
	const applied = applySteps(following, page.items, now);
	const {sweep} = applied.following;
	const {nextToken} = page;
	const isNewest = nextToken === null && (read.kind === 'started-after' || read.kind === 'all');
	const rest =
		read.kind !== 'started-after'
			? sweep.rest
			: nextToken === null
				? null
				: {read: {...read, nextToken}, after: applied.seen.at(-1) ?? null};
	const isThere = sweep.wanted === null || nextToken === null || applied.seen.includes(sweep.wanted);
	return {
		news: applied.news,
		following: {
			...applied.following,
			sweep: {
				...sweep,
				rest,
				newestAt: isNewest ? now : sweep.newestAt,
				awaited: isNewest ? 0 : sweep.awaited,
				wanted: isThere ? null : sweep.wanted,
				pages: sweep.pages + 1,
			},
		},
	};
}
