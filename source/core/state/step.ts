import type {Effect} from './effect.ts';
import type {Event, Stamped} from './event.ts';
import type {ConsoleState} from './state.ts';

/** What an event leads to: the next state, and what to ask of the world. */
export type Step = {readonly state: ConsoleState; readonly effects: readonly Effect[]};

/** The next state, with the effects named. */
export function step(state: ConsoleState, ...effects: readonly Effect[]): Step {
	return {state, effects};
}

/** Go on from a step: the next one's state, and the effects of both. */
export function andThen(first: Step, next: (state: ConsoleState) => Step): Step {
	const second = next(first.state);
	return {state: second.state, effects: [...first.effects, ...second.effects]};
}

/** One function for each kind of event. */
export type Reducers<E extends Event> = {
	readonly [T in E['type']]: (state: ConsoleState, event: Stamped<Extract<E, {type: T}>>) => Step;
};
