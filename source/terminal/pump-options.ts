/**
What the pump is given, and what it reckons with: milliseconds and bytes.
*/
import type {Frame} from './diff.ts';
import type {SetTimer} from './stdin.ts';

/** A `key`'s frame goes at once; an `update`'s at most thirty times a second. */
export type FrameKind = 'key' | 'update';

export type PumpOptions = {
	/** Hand bytes to the terminal without blocking, and call back once they are on their way. */
	readonly write: (text: string, onWritten: () => void) => void;
	/** The bytes of the next frame, within a budget; empty if nothing has changed. They count as sent. */
	readonly present: (budget: number) => Frame;
	/** Milliseconds that never go back. */
	readonly now: () => number;
	readonly setTimer: SetTimer;
	/** Run at the end of this tick, so that all keys of one read share a frame. */
	readonly defer: (callback: () => void) => void;
	readonly isRemote: boolean;
};

export const statusRequest = '\u{1B}[5n';
/** The limit for updates only: nobody could read counts that change more than fifteen times a second, and each frame takes CPU time. A change after a pause is drawn at once, and so is a key. */
export const frameIntervalMs = 66;
/** Without acknowledgements the rate is all that protects the line. */
export const blindIntervalMs = 100;
export const blindBudget = 4096;
export const answerTimeoutMs = 2000;
/** A terminal that has answered before gets so many chances until it counts as one that doesn't. */
export const mostLost = 3;
/** A request costs eight bytes there and back; the smallest frames share one. */
export const leastMarked = 128;
/** After so long without one, a terminal that answers no requests is sent another all the same: it may only have been away. */
export const askAgainMs = 30_000;
/** What a key's frame may take at any rate: enough for the rows of the cursor. */
export const leastKeyBudget = 256;
