import {drawnTogether, realTime, type TimeScale} from './time-scale.ts';

/** The simulator's time. */
export type SimulatorClock = {
	/** The world's present, epoch milliseconds. */
	now(): number;
	/** What the clients' own clocks say, epoch milliseconds: sessions expire and calls are counted by it, since clients reckon with it. */
	wall(): number;
	/** Wait so many milliseconds of the clients' time; for slow answers. */
	wait(ms: number): Promise<void>;
	/** How the world's time is shown to clients; as it is where left out. */
	readonly scale?: TimeScale;
	/** The time that requests are signed with, epoch milliseconds. The machine's own where left out: an SDK signs with that, whoever drives the world. */
	signing?(): number;
	/** How often the world is moved along without being asked, in milliseconds, so that the first request after a silence needn't pay for all of it. Left out: only requests move it. */
	readonly tickMs?: number;
};

/** A world that runs `speed` times as fast as the clients' clocks. 1 is real time. */
export function speedClock(speed: number): SimulatorClock {
	const startMs = Date.now();
	return {
		now: () => startMs + (Date.now() - startMs) * speed,
		wall: () => Date.now(),
		wait: ms => new Promise(resolve => setTimeout(resolve, ms)),
		scale: speed === 1 ? realTime : drawnTogether(startMs, speed),
		tickMs: 200,
	};
}

/** A world whose time a test moves on; waits end when it has. */
export function driveClock(startMs = Date.UTC(2026, 10, 23, 3, 0, 0)): SimulatorClock & {advance(ms: number): void} {
	let now = startMs;
	let waits: ReadonlyArray<{readonly untilMs: number; readonly end: () => void}> = [];
	return {
		now: () => now,
		wall: () => now,
		wait: ms =>
			new Promise(resolve => {
				waits = [...waits, {untilMs: now + ms, end: resolve}];
			}),
		advance(ms) {
			now += ms;
			const over = waits.filter(wait => wait.untilMs <= now);
			waits = waits.filter(wait => wait.untilMs > now);
			for (const {end} of over) {
				end();
			}
		},
	};
}
