import type {Slicing} from './time-slices.ts';
import type {TimedLocations} from './timed-locations.ts';

/** How many ran in the middle of each slice, and the most that ran at once at any time within it. */
export type Running = {readonly running: readonly number[]; readonly peaks: readonly number[]};

/** Count how many ran in the middle of each slice, and at most within it. A location that ends when another begins has made room for it. */
export function countRunning({startedAt, endedAt}: TimedLocations, {from, to, slices}: Slicing): Running {
	const ran = (_: number, at: number): boolean => !Number.isNaN(startedAt[at]!) && !Number.isNaN(endedAt[at]!);
	const starts = startedAt.filter(ran).sort();
	const ends = endedAt.filter(ran).sort();
	const running: number[] = [];
	const peaks: number[] = [];
	const width = (to - from) / slices;
	let [begun, gone] = [0, 0];
	const goTo = (time: number): number => {
		let most = begun - gone;
		while (begun < starts.length && starts[begun]! <= time) {
			while (gone < ends.length && ends[gone]! <= starts[begun]!) {
				gone++;
			}

			begun++;
			most = Math.max(most, begun - gone);
		}

		while (gone < ends.length && ends[gone]! <= time) {
			gone++;
		}

		return most;
	};

	for (let slice = 0; slice < slices; slice++) {
		const before = goTo(from + (slice + 0.5) * width);
		running.push(begun - gone);
		peaks.push(Math.max(before, goTo(slice === slices - 1 ? to : from + (slice + 1) * width)));
	}

	return {running, peaks};
}
