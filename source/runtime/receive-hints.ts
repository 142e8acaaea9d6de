import type {Failure} from '../core/domain/failure.ts';
import {type SortedMessages, sortMessages} from '../core/follow/automation-event.ts';
import {isSettled} from '../core/follow/ended.ts';
import type {ConsoleState} from '../core/state/state.ts';
import type {Clock} from '../ports/clock.ts';
import type {HintQueue} from '../ports/hint-queue.ts';

/** The time between two checks whether any followed execution can still change. */
const idleMs = 2000;
/** Events arrive one by one: the receiver waits this long for more, rather than sending a request for each. */
const gatherMs = 500;
/** The pause after a failure, and after messages without a useful one; doubled each time, up to the longest. */
const firstPauseMs = 2000;
const longestPauseMs = 60_000;
/** The most messages of one response. */
const fullBatch = 10;

/** What the receiver needs. */
type Options = {
	readonly queue: HintQueue;
	readonly clock: Clock;
	readonly getState: () => ConsoleState;
	readonly onMessages: (sorted: SortedMessages) => void;
	/** Receives each failure of either call with the time of the next one, in epoch milliseconds; `null` after the first call that succeeds again. */
	readonly onFailure: (failure: Failure | null, dueAt: number | null) => void;
	readonly onBug: (error: unknown) => void;
};

/**
Receives events for followed executions, one request after the other, in the background.

While no followed execution can still change, nothing is received: of a queue with several readers, the others would miss the messages.
Messages for others, and messages that are no events, stay in the queue; our own are deleted, and so are those that are too old for everybody.
*/
export class HintReceiver {
	readonly #options: Options;
	#isStopped = false;
	#pauseMs = 0;
	#hasFailed = false;
	#callOff: () => void = () => {};

	constructor(options: Options) {
		this.#options = options;
		this.#again(0);
	}

	stop(): void {
		this.#isStopped = true;
		this.#callOff();
	}

	#again(afterMs: number): void {
		if (!this.#isStopped) {
			this.#callOff = this.#options.clock.wakeAfter(afterMs, () => void this.#receive().catch(this.#options.onBug));
		}
	}

	async #receive(): Promise<void> {
		const {queue, clock, getState, onMessages} = this.#options;
		if (!isAnyoneWaiting(getState())) {
			this.#again(idleMs);
			return;
		}

		const received = await queue.receive();
		if (this.#isStopped) {
			return;
		}

		if (!received.ok) {
			this.#fail(received.failure);
			return;
		}

		const sorted = sortMessages(getState().followings.values(), received.value, clock.now());
		onMessages(sorted);
		if (sorted.done.length > 0) {
			const removed = await queue.remove(sorted.done);
			// A message that may not be deleted arrives again, and is known by then.
			if (!removed.ok && removed.failure.kind !== 'read-only') {
				this.#fail(removed.failure);
				return;
			}
		}

		this.#succeed();
		const {length} = received.value;
		const isInVain = length > 0 && sorted.hints.length === 0;
		this.#pauseMs = isInVain ? Math.min(longestPauseMs / 4, Math.max(firstPauseMs, this.#pauseMs * 2)) : 0;
		this.#again(isInVain ? this.#pauseMs : length === 0 || length >= fullBatch ? 0 : gatherMs);
	}

	#fail(failure: Failure): void {
		this.#hasFailed = true;
		this.#pauseMs = Math.min(longestPauseMs, Math.max(firstPauseMs, this.#pauseMs * 2));
		this.#options.onFailure(failure, this.#options.clock.now() + this.#pauseMs);
		this.#again(this.#pauseMs);
	}

	#succeed(): void {
		if (this.#hasFailed) {
			this.#hasFailed = false;
			this.#options.onFailure(null, null);
		}
	}
}

function isAnyoneWaiting({followings}: ConsoleState): boolean {
	return [...followings.values()].some(following => !isSettled(following) && following.recordedAt === null);
}
