/** The simulator's time. */
export type SimulatorClock = {
	/** The world's present, epoch milliseconds. */
	now(): number;
	/** What the clients' own clocks say, epoch milliseconds: sessions expire and calls are counted by it, since clients reckon with it. */
	wall(): number;
	/** Wait so many milliseconds of the clients' time; for slow answers. */
	wait(ms: number): Promise<void>;
};

/** A world that runs `speed` times as fast as the clients' clocks. 1 is real time. */
export function speedClock(speed: number): SimulatorClock {
	const startMs = Date.now();
	return {
		now: () => startMs + (Date.now() - startMs) * speed,
		wall: () => Date.now(),
		wait: ms => new Promise(resolve => setTimeout(resolve, ms)),
	};
}

/** A world whose time a test moves on. */
export function driveClock(startMs = Date.UTC(2026, 10, 23, 3, 0, 0)): SimulatorClock & {advance(ms: number): void} {
	let now = startMs;
	return {
		now: () => now,
		wall: () => now,
		wait: async () => {},
		advance(ms) {
			now += ms;
		},
	};
}
