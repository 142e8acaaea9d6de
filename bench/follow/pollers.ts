import type {Fleet} from '../../test/harness/fleet/fleet.ts';

/** The result of another way of polling. */
export type Polled = {readonly calls: number; readonly lateMs: Float64Array; readonly untilMs: number};

const pageSize = 50;
const intervalMs = 2000;

/** Reads every page of the fan-out's steps each interval, from the first to the last, as far as the rate allows. */
export function pollEveryPage(fleet: Fleet, rate: number): Polled {
	const lateMs = new Float64Array(fleet.size).fill(Number.NaN);
	const pages = Math.ceil(fleet.size / pageSize);
	let now = fleet.startMs;
	let calls = 0;
	let left = fleet.size;
	while (left > 0) {
		const begun = now;
		for (let page = 0; page < pages; page++) {
			calls++;
			for (let place = page * pageSize; place < Math.min(fleet.size, (page + 1) * pageSize); place++) {
				if (Number.isNaN(lateMs[place]!) && fleet.ends[place]! <= now) {
					lateMs[place] = now - fleet.ends[place]!;
					left--;
				}
			}

			now += 1000 / rate;
		}

		now = Math.max(now, begun + intervalMs);
	}

	return {calls, lateMs, untilMs: now};
}

/** Reads each running child by itself, in turn, and none more than once in an interval. It knows of starts without a call. */
export function pollEveryChild(fleet: Fleet, rate: number): Polled {
	const lateMs = new Float64Array(fleet.size).fill(Number.NaN);
	const queue: Array<{readonly place: number; readonly readAt: number}> = [];
	let head = 0;
	let started = 0;
	let now = fleet.startMs;
	let calls = 0;
	let left = fleet.size;
	while (left > 0) {
		for (; started < fleet.size && fleet.starts[started]! <= now; started++) {
			queue.push({place: started, readAt: fleet.starts[started]!});
		}

		const next = queue[head];
		if (next === undefined) {
			now = fleet.starts[started]!;
			continue;
		}

		if (next.readAt + intervalMs > now) {
			now = Math.min(next.readAt + intervalMs, fleet.starts[started] ?? Number.POSITIVE_INFINITY);
			continue;
		}

		head++;
		calls++;
		if (fleet.ends[next.place]! <= now) {
			lateMs[next.place] = now - fleet.ends[next.place]!;
			left--;
		} else {
			queue.push({place: next.place, readAt: now});
		}

		if (head > 100_000) {
			queue.splice(0, head);
			head = 0;
		}

		now += 1000 / rate;
	}

	return {calls, lateMs, untilMs: now};
}
