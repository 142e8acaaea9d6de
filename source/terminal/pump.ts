/**
Decides when a frame is sent: one write a frame, one frame under way, and as much in it as the line carries.

Updates wait for the terminal's acknowledgement of the frame before and for the frame rate; a key's frame goes out beside it as long as little is under way, so that on a quiet
line it never waits. Nothing here blocks: while the terminal takes nothing in, pictures are dropped, not queued.
*/

import {Flow} from './flow.ts';
import {PendingReplies} from './pending-replies.ts';
import {
	answerTimeoutMs,
	askAgainMs,
	blindBudget,
	blindIntervalMs,
	type FrameKind,
	frameIntervalMs,
	leastKeyBudget,
	leastMarked,
	mostLost,
	type PumpOptions,
	statusRequest,
} from './pump-options.ts';
import {Seen} from './seen.ts';

export class Pump {
	readonly #options: PumpOptions;
	readonly #flow: Flow;
	readonly #seen: Seen;
	readonly #expected = new PendingReplies();
	#isRunning = false;
	#isWriting = false;
	#pending: FrameKind | undefined;
	/** The last frame was cut off by its budget; its rest waits for the acknowledgement only, not for the frame rate. */
	#hasRest = false;
	#isDeferred = false;
	/** The status request that waits for its answer, and what was sent up to it. */
	#request: {readonly bytes: number; readonly sentAt: number} | undefined;
	/** Sent since the last request. */
	#unmarked = 0;
	#lastFrameAt = Number.NEGATIVE_INFINITY;
	#lastAskedAt = 0;
	#answers: 'unknown' | 'yes' | 'no' = 'unknown';
	#lost = 0;
	#onSettled: (() => void) | undefined;
	#stopFrameTimer: (() => void) | undefined;
	#stopAnswerTimer: (() => void) | undefined;

	constructor(options: PumpOptions) {
		this.#options = options;
		this.#flow = new Flow(options.isRemote, options.now());
		this.#seen = new Seen(options.setTimer);
	}

	/** Begin, with a request that measures the round trip and a first frame. */
	start(): void {
		this.#isRunning = true;
		if (this.#answers !== 'no') {
			this.#request = {bytes: statusRequest.length, sentAt: this.#options.now()};
			this.#write(statusRequest, true);
		}

		this.schedule('key');
	}

	/** Send nothing any more. What was under way is forgotten. */
	stop(): void {
		this.#isRunning = false;
		this.#pending = undefined;
		this.#request = undefined;
		this.#unmarked = 0;
		this.#expected.reset();
		this.#seen.stop();
		this.#stopTimers();
	}

	/** Stop, and call back once nothing is under way, or no longer than such answers have taken: one that arrives after the terminal was given back would be typed into the shell. */
	settle(onSettled: () => void): void {
		this.#isRunning = false;
		this.#pending = undefined;
		this.#stopFrameTimer?.();
		this.#stopFrameTimer = undefined;
		if (this.#isSettled) {
			this.stop();
			onSettled();
			return;
		}

		const {isRemote, setTimer} = this.#options;
		const stopTimer = setTimer(() => this.#onSettled?.(), this.#expected.patienceMs(isRemote));
		this.#onSettled = () => {
			this.#onSettled = undefined;
			stopTimer();
			this.stop();
			onSettled();
		};
	}

	get #isSettled(): boolean {
		return !this.#expected.isPending && !this.#isWriting;
	}

	/** Whether everything that was scheduled is with the terminal, as far as it can tell. */
	get isIdle(): boolean {
		const isQuiet = this.#pending === undefined && this.#request === undefined && !this.#isWriting;
		return isQuiet && !this.#seen.isWaitedFor;
	}

	/** Call back once the terminal shows the picture as it is now: it has acknowledged the frame, or 150 ms have passed where it doesn't. */
	whenSeen(onSeen: () => void): void {
		this.#seen.wait(onSeen);
		this.schedule('key');
	}

	/** The picture has changed, or may have. */
	schedule(kind: FrameKind): void {
		this.#pending = this.#pending === 'key' ? 'key' : kind;
		if (!this.#isDeferred && this.#isRunning) {
			this.#isDeferred = true;
			this.#options.defer(() => {
				this.#isDeferred = false;
				this.#advance();
			});
		}
	}

	/** The terminal has answered the oldest status request. */
	acknowledge(): void {
		const now = this.#options.now();
		this.#answers = 'yes';
		this.#lost = 0;
		this.#expected.received(now);
		if (this.#isSettled) {
			this.#onSettled?.();
		}

		const request = this.#request;
		if (request === undefined) {
			return;
		}

		this.#request = undefined;
		this.#stopAnswerTimer?.();
		this.#stopAnswerTimer = undefined;
		this.#flow.acknowledge(request.bytes, now - request.sentAt, now);
		this.#seen.answer();
		this.#askWhetherSeen();
		this.#advance();
	}

	/** Send what is pending, if it may go now; otherwise see to it that it goes when it may. */
	#advance(): void {
		if (!this.#isRunning || this.#isWriting || this.#pending === undefined) {
			return;
		}

		const now = this.#options.now();
		if (this.#pending === 'key' ? this.#mayKeyGo() : this.#mayUpdateGo(now)) {
			this.#send(now);
		}
	}

	#mayKeyGo(): boolean {
		// Without a question under way there is no answer that could make room: the window may have become smaller than what lies unmarked.
		return (
			this.#answers === 'no' || this.#request === undefined || this.#underWay + leastKeyBudget <= this.#flow.window
		);
	}

	#mayUpdateGo(now: number): boolean {
		if (this.#request !== undefined) {
			return false;
		}

		const intervalMs = this.#answers === 'no' ? blindIntervalMs : this.#hasRest ? 0 : frameIntervalMs;
		const waitMs = this.#lastFrameAt + intervalMs - now;
		if (waitMs > 0) {
			this.#stopFrameTimer ??= this.#options.setTimer(() => {
				this.#stopFrameTimer = undefined;
				this.#advance();
			}, waitMs);
			return false;
		}

		return true;
	}

	get #underWay(): number {
		return (this.#request?.bytes ?? 0) + this.#unmarked;
	}

	#send(now: number): void {
		this.#pending = undefined;
		const frame = this.#options.present(this.#budgetAt(now));
		this.#hasRest = !frame.isComplete;
		if (this.#hasRest) {
			this.#pending = 'update';
		} else {
			this.#seen.send();
		}

		if (frame.text === '') {
			this.#askWhetherSeen();
			return;
		}

		this.#lastFrameAt = now;
		this.#unmarked += frame.bytes;
		const isWorthIt = this.#unmarked >= leastMarked || this.#seen.isUnasked;
		const isMarked = this.#request === undefined && this.#answers !== 'no' && isWorthIt;
		// Nothing waits for this answer; should it come, the terminal counts as one that answers.
		const isAskedAgain = this.#answers === 'no' && now - this.#lastAskedAt >= askAgainMs;
		if (isMarked) {
			this.#seen.ask();
			this.#request = {bytes: this.#unmarked + statusRequest.length, sentAt: now};
			this.#unmarked = 0;
		} else if (this.#answers === 'no') {
			this.#unmarked = 0;
		}

		if (isMarked || isAskedAgain) {
			this.#lastAskedAt = now;
		}

		this.#write(isMarked || isAskedAgain ? frame.text + statusRequest : frame.text, isMarked);
	}

	#write(text: string, isMarked: boolean): void {
		if (text.endsWith(statusRequest)) {
			this.#expected.sent(this.#options.now());
		}

		this.#isWriting = true;
		this.#options.write(text, () => this.#onWritten(isMarked));
	}

	#budgetAt(now: number): number {
		if (this.#answers === 'no') {
			return blindBudget;
		}

		const budget = this.#flow.budgetAt(now);
		return this.#underWay === 0 ? budget : Math.max(leastKeyBudget, budget - this.#underWay);
	}

	#onWritten(isMarked: boolean): void {
		this.#isWriting = false;
		if (this.#isSettled) {
			this.#onSettled?.();
		}

		// The terminal's time runs from when the bytes have left: one that is stopped has no chance to answer.
		if (isMarked && this.#request !== undefined) {
			this.#stopAnswerTimer = this.#options.setTimer(() => this.#loseAnswer(), answerTimeoutMs);
		}

		this.#askWhetherSeen();
		this.#advance();
	}

	/** A picture that somebody waits for was sent without a request, or beside one. */
	#askWhetherSeen(): void {
		if (!this.#isRunning || this.#isWriting || this.#request !== undefined || !this.#seen.isUnasked) {
			return;
		}

		if (this.#answers === 'no') {
			this.#seen.countDown();
			return;
		}

		this.#seen.ask();
		this.#request = {bytes: this.#unmarked + statusRequest.length, sentAt: this.#options.now()};
		this.#unmarked = 0;
		this.#write(statusRequest, true);
	}

	#loseAnswer(): void {
		this.#request = undefined;
		this.#lost++;
		this.#flow.lose();
		if (this.#answers === 'unknown' || this.#lost >= mostLost) {
			this.#answers = 'no';
			this.#expected.reset();
		}

		// The answer is lost; the picture was sent long enough ago.
		this.#seen.answer();
		this.#askWhetherSeen();
		this.#advance();
	}

	#stopTimers(): void {
		this.#stopFrameTimer?.();
		this.#stopFrameTimer = undefined;
		this.#stopAnswerTimer?.();
		this.#stopAnswerTimer = undefined;
	}
}
