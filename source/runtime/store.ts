import type {Event} from '../core/console/event.ts';
import type {Effect} from '../core/state/effect.ts';
import type {Stamped} from '../core/state/event.ts';
import type {ConsoleState} from '../core/state/state.ts';
import type {Transition} from '../core/state/transition.ts';

/** Reduces an event: the next state, and the effects that it requests. */
export type Reduce = (state: ConsoleState, event: Stamped<Event>) => Transition;

/** Holds the state; events go in, effects come out, subscribers are notified. */
export type Store = {
	getState(): ConsoleState;
	/** Take an event in. One raised while another is being taken in waits its turn. */
	dispatch(event: Event): void;
	/** @returns A function that ends the subscription. */
	subscribe(listener: () => void): () => void;
};

/**
Create the store.

@param stamp - Gives each event its time; kept apart so that the same stamps give the same state.
@param perform - Is handed each effect, in order, after the state has changed.
*/
export function createStore(
	initial: ConsoleState,
	reduce: Reduce,
	stamp: () => {readonly at: number},
	perform: (effect: Effect) => void,
): Store {
	let state = initial;
	let isReducing = false;
	const waiting: Event[] = [];
	const listeners = new Set<() => void>();

	const takeIn = (event: Event): void => {
		const {state: next, effects} = reduce(state, {...event, ...stamp()} as Stamped<Event>);
		state = next;
		for (const effect of effects) {
			perform(effect);
		}
	};

	return {
		getState: () => state,
		dispatch(event) {
			waiting.push(event);
			if (isReducing) {
				return;
			}

			isReducing = true;
			try {
				for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
					takeIn(next);
				}
			} finally {
				isReducing = false;
			}

			for (const listener of listeners) {
				listener();
			}
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
