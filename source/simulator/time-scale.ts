/**
How the world's time is shown to clients.

A world that runs faster than the clients' clocks gets ahead of them, hours in a few minutes. What clients see is therefore drawn together onto their own time: a step that takes a minute in a world of speed 20 took three seconds, and the answer's `Date`, its timestamps and the client's clock agree.
*/
export type TimeScale = {
	/** A moment of the world as clients see it; both in epoch milliseconds. */
	readonly shown: (worldMs: number) => number;
	/** The moment of the world that a client means. */
	readonly meant: (shownMs: number) => number;
};

/** For worlds that run like the clients' clocks. */
export const realTime: TimeScale = {shown: ms => ms, meant: ms => ms};

/** What was before the world began is history, and stays where it was. */
export function drawnTogether(startMs: number, speed: number): TimeScale {
	return {
		shown: ms => (ms <= startMs ? ms : Math.round(startMs + (ms - startMs) / speed)),
		meant: ms => (ms <= startMs ? ms : startMs + (ms - startMs) * speed),
	};
}
