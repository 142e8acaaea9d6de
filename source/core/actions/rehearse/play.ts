import {type Drawn, drawLocation, type Experience} from './experience.ts';
import {createRandom, type Random} from './random.ts';

/** The rate control of one target location, in numbers. */
export type EntryLimits = {
	/** How many locations it covers. */
	readonly size: number;
	/** Locations at once; at least 1. */
	readonly concurrency: number;
	/** Errors that are allowed: the next one blows the fuse. */
	readonly allowed: number;
};

/** In which order several target locations of one request run: AWS doesn't say. */
export type EntryOrder = 'separate-parallel' | 'separate-serial' | 'pooled';

/** The result of one seed. */
export type Played = {
	/** When the first fuse blew, in milliseconds from the start; `null` where none did. */
	readonly blownAtMs: number | null;
	/** Locations that had been started by then and run to their end; `null` where no fuse blew. */
	readonly hitBeforeBlown: number | null;
	/** From the start until the last location that was started has ended; `Infinity` where one never does. */
	readonly tookMs: number;
	readonly failed: number;
};

type EntryRun = {
	readonly starts: number[];
	blownAtMs: number;
	endMs: number;
	failed: number;
};

/**
Play a fan-out once, with every random number from a seed: as many locations at once as its limits allow, the next as soon as one ends, and none after one error too many. Locations that run then continue to their end.

@param entries - Their locations follow one another in the experience.
*/
export function playFanOut(
	entries: readonly EntryLimits[],
	order: EntryOrder,
	experience: Experience,
	seed: number,
): Played {
	const random = createRandom(seed);
	const expansions = experience.expansionsMs;
	const beginMs = expansions[Math.floor(random() * expansions.length)] ?? 0;
	const runs: EntryRun[] = [];
	let first = 0;
	let atMs = beginMs;
	for (const entry of order === 'pooled' ? [pool(entries)] : entries) {
		const run = runEntry(entry, first, {experience, random, beginMs: atMs});
		runs.push(run);
		first += entry.size;
		if (order === 'separate-serial') {
			atMs = run.endMs;
			if (run.blownAtMs < Number.POSITIVE_INFINITY) {
				break;
			}
		}
	}

	const blownAtMs = runs.reduce((least, run) => Math.min(least, run.blownAtMs), Number.POSITIVE_INFINITY);
	const isBlown = blownAtMs < Number.POSITIVE_INFINITY;
	return {
		blownAtMs: isBlown ? blownAtMs : null,
		hitBeforeBlown: isBlown ? runs.reduce((sum, {starts}) => sum + countUntil(starts, blownAtMs), 0) : null,
		tookMs: runs.reduce((most, {endMs}) => Math.max(most, endMs), beginMs),
		failed: runs.reduce((sum, {failed}) => sum + failed, 0),
	};
}

function pool(entries: readonly EntryLimits[]): EntryLimits {
	const sum = (key: keyof EntryLimits) => entries.reduce((all, entry) => all + entry[key], 0);
	return {size: sum('size'), concurrency: sum('concurrency'), allowed: sum('allowed')};
}

/** Starts are in order of time. */
function countUntil(starts: readonly number[], atMs: number): number {
	const after = starts.findIndex(startMs => startMs > atMs);
	return after === -1 ? starts.length : after;
}

function runEntry(
	{size, concurrency, allowed}: EntryLimits,
	first: number,
	{experience, random, beginMs}: {readonly experience: Experience; readonly random: Random; readonly beginMs: number},
): EntryRun {
	const run: EntryRun = {starts: [], blownAtMs: Number.POSITIVE_INFINITY, endMs: beginMs, failed: 0};
	const running = new EndQueue();
	const drawn: Drawn = {durationMs: 0, isError: false};
	const start = (atMs: number): void => {
		drawLocation(experience, first + run.starts.length, random, drawn);
		run.starts.push(atMs);
		running.add(atMs + drawn.durationMs, drawn.isError);
	};
	while (run.starts.length < Math.min(size, concurrency)) {
		start(beginMs);
	}

	while (running.size > 0) {
		const {endMs, isError} = running.takeFirst();
		run.endMs = Math.max(run.endMs, endMs);
		if (isError) {
			run.failed++;
			if (run.failed === allowed + 1) {
				run.blownAtMs = endMs;
			}
		}

		if (run.failed <= allowed && run.starts.length < size && endMs < Number.POSITIVE_INFINITY) {
			start(endMs);
		}
	}

	return run;
}

/** The running locations, as a binary heap by end time. */
class EndQueue {
	readonly #endsMs: number[] = [];
	readonly #errors: boolean[] = [];

	get size(): number {
		return this.#endsMs.length;
	}

	add(endMs: number, isError: boolean): void {
		let at = this.#endsMs.length;
		this.#endsMs.push(endMs);
		this.#errors.push(isError);
		while (at > 0) {
			const above = (at - 1) >> 1;
			if (this.#endsMs[above]! <= endMs) {
				break;
			}

			this.#swap(at, above);
			at = above;
		}
	}

	takeFirst(): {readonly endMs: number; readonly isError: boolean} {
		const taken = {endMs: this.#endsMs[0]!, isError: this.#errors[0]!};
		this.#swap(0, this.#endsMs.length - 1);
		this.#endsMs.pop();
		this.#errors.pop();
		let at = 0;
		for (;;) {
			const left = 2 * at + 1;
			const right = left + 1;
			const least = this.#isBefore(right, left) ? right : left;
			if (!this.#isBefore(least, at)) {
				return taken;
			}

			this.#swap(at, least);
			at = least;
		}
	}

	#isBefore(a: number, b: number): boolean {
		return a < this.#endsMs.length && this.#endsMs[a]! < this.#endsMs[b]!;
	}

	#swap(a: number, b: number): void {
		[this.#endsMs[a], this.#endsMs[b]] = [this.#endsMs[b]!, this.#endsMs[a]!];
		[this.#errors[a], this.#errors[b]] = [this.#errors[b]!, this.#errors[a]!];
	}
}
