import type {NotifyWay} from '../core/domain/settings.ts';
import {isSettled} from '../core/follow/ended.ts';
import {findFollowing} from '../core/state/attempts.ts';
import type {ConsoleState} from '../core/state/state.ts';
import {toPrintableLine} from '../core/status/printable.ts';
import {readProgress} from '../core/status/progress.ts';
import {
	decideCall,
	sayCall,
	showInTaskbar,
	titleWindow,
	type WindowFacts,
	type WindowMemory,
} from '../core/status/window-words.ts';
import {detectCapabilities, type Environment} from '../terminal/capabilities.ts';
import {
	bell,
	detectWindow,
	emptyTaskbar,
	notificationSequence,
	taskbarSequence,
	titleSequence,
} from '../terminal/window.ts';
import type {ConsoleStore} from './use-console.ts';

export type WindowOptions = {
	readonly store: ConsoleStore;
	readonly env: Environment;
	/** How somebody is called: both, one of them, or not at all. */
	readonly notify: NotifyWay;
	readonly hasTitle: boolean;
	readonly write: (sequence: string) => void;
};

/** How often the window is looked after: title and bar change no faster. */
const lookEveryMs = 1000;

/** Keeps what the window says: the title, the bar in the taskbar, and calls. */
export class WindowSpeaker {
	readonly #options: WindowOptions;
	readonly #abilities: ReturnType<typeof detectWindow>;
	#memory: WindowMemory | null = null;
	#lookedAt = Number.NEGATIVE_INFINITY;
	#said = {title: '', taskbar: ''};

	constructor(options: WindowOptions) {
		this.#options = options;
		this.#abilities = detectWindow(options.env);
	}

	/** Something may have changed. */
	look(): void {
		const {now} = this.#options.store.getState();
		if (now - this.#lookedAt >= lookEveryMs) {
			this.#lookedAt = now;
			this.#speak(now);
		}
	}

	/** Say it all again: the window may be another one. */
	renew(): void {
		this.#said = {title: '', taskbar: ''};
		this.#lookedAt = Number.NEGATIVE_INFINITY;
		this.look();
	}

	#speak(now: number): void {
		const {store, env, notify, hasTitle, write} = this.#options;
		const {multiplexer} = detectCapabilities(env);
		const {notification, hasTaskbar} = this.#abilities;
		const state = store.getState();
		const facts = readFacts(state);
		const mark = state.options.isRehearsal ? 'REHEARSAL: ' : '';
		const title = hasTitle && this.#abilities.hasTitle ? titleSequence(mark + titleWindow(facts)) : '';
		const bar = showInTaskbar(facts);
		const taskbar = !hasTaskbar
			? ''
			: bar === null
				? emptyTaskbar
				: taskbarSequence(bar.percent, bar.tone, multiplexer);
		let words = title === this.#said.title ? '' : title;
		words += taskbar === this.#said.taskbar || (bar === null && this.#said.taskbar === '') ? '' : taskbar;
		this.#said = {title, taskbar};
		if (facts !== null) {
			const {memory, call} = decideCall(this.#memory, facts, now);
			this.#memory = memory;
			if (call !== null && notify !== 'none') {
				words += notify === 'notification' ? '' : bell;
				words +=
					notify === 'bell' || notification === null
						? ''
						: notificationSequence(mark + sayCall(call, facts), notification, multiplexer);
			}
		}

		if (words !== '') {
			write(words);
		}
	}
}

/** What the opened fan-out says; `null` on the list, and while nothing is known of it. */
function readFacts(state: ConsoleState): WindowFacts | null {
	// The title reports the present, whatever the screen shows.
	const following = findFollowing(state, state.opened);
	if (following?.execution == null) {
		return null;
	}

	const {total, ended, succeeded, waiting} = readProgress(following, state.now);
	return {
		executionId: following.executionId,
		document: toPrintableLine(following.execution.document),
		failed: Math.max(0, ended - succeeded),
		ended,
		total,
		waiting,
		isKnown: following.isListed,
		hasEnded: isSettled(following),
		hasSucceeded: total > 0 && succeeded === total,
	};
}
