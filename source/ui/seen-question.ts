import {questionText} from '../core/console/key-rule.ts';
import type {ConsoleStore} from './use-console.ts';

/**
Knows whether the question that is open has been seen.

@param show - Resolves once the question is drawn, and calls back when the terminal shows it.
*/
export class SeenQuestion {
	readonly #store: Pick<ConsoleStore, 'getState'>;
	readonly #show: (onSeen: () => void) => Promise<void>;
	/** The question that was drawn last, and the one seen last, by their text. */
	#drawn: string | null = null;
	#seen: string | null = null;
	#drawing: Promise<void> = Promise.resolve();

	constructor(store: Pick<ConsoleStore, 'getState'>, show: (onSeen: () => void) => Promise<void>) {
		this.#store = store;
		this.#show = show;
	}

	/** The state has changed: see to it that a new question is drawn. */
	watch(): void {
		const asked = questionText(this.#store.getState().dialog);
		if (asked === this.#drawn) {
			return;
		}

		this.#drawn = asked;
		this.#seen = null;
		if (asked !== null) {
			this.#drawing = this.#show(() => {
				// Another one may have taken its place.
				if (this.#drawn === asked) {
					this.#seen = asked;
				}
			});
		}
	}

	/** Whether a key that comes now can be an answer; also where nothing is asked. */
	get isSeen(): boolean {
		const asked = questionText(this.#store.getState().dialog);
		return asked === null || asked === this.#seen;
	}

	/** Resolves once the question is drawn. */
	settle(): Promise<void> {
		return this.#drawing;
	}
}
