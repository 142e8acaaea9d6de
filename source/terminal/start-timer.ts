import type {SetTimer} from './stdin.ts';

/** The machine's own timer. */
export const startTimer: SetTimer = (callback, delayMs) => {
	const timer = setTimeout(callback, delayMs);
	return () => clearTimeout(timer);
};
