import type {Effect} from './effect.ts';
import type {Stamped} from './event.ts';
import type {Opening} from './opening.ts';
import type {ConsoleState} from './state.ts';

/** What an event leads to: the next state, and what to ask of the world. */
export type Transition<S = ConsoleState> = {
	readonly state: S;
	readonly effects: readonly Effect[];
	/** A screen to be opened then; left out for none. */
	readonly opens?: Opening;
};

/** The next state, with the effects named. */
export function transition<S>(state: S, ...effects: readonly Effect[]): Transition<S> {
	return {state, effects};
}

/** Go on from a step: the next one's state, and the effects of both. */
export function andThen<S, T>(first: Transition<S>, next: (state: S) => Transition<T>): Transition<T> {
	const second = next(first.state);
	const opens = second.opens ?? first.opens;
	return {state: second.state, effects: [...first.effects, ...second.effects], ...(opens !== undefined && {opens})};
}

/** One function for each kind of event. */
export type Reducers<E extends {readonly type: string}, S = ConsoleState> = {
	readonly [T in E['type']]: (state: S, event: Stamped<Extract<E, {readonly type: T}>>) => Transition<S>;
};
