import type {Clock} from '../../ports/clock.ts';

/** The machine's own clock. */
export const systemClock: Clock = {
	now: () => Date.now(),
	wakeAfter(ms, wake) {
		const timer = setTimeout(wake, ms);
		return () => clearTimeout(timer);
	},
};
