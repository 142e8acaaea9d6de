import type {Outcome} from '../domain/failure.ts';
import {printLocation} from '../domain/location.ts';
import {type StackEvent, type StackPlace, type StackRead, stackOf} from '../domain/stack-event.ts';
import {Kept} from './kept.ts';
import type {ConsoleState} from './state.ts';
import {type Reducers, type Transition, transition} from './transition.ts';

/** The response to a step screen's read of a stack. */
export type StackAnswer = StackPlace & {
	readonly type: 'stack-events-read';
	readonly outcome: Outcome<readonly StackEvent[]>;
};

/** How many stacks are cached, the last ones read. */
const mostStacks = 8;

const reads = new Kept<ReadonlyMap<string, StackRead>>('stack reads');

const keyOf = ({where, stack}: StackPlace): string => `${printLocation(where)} ${stack}`;

/** What was read of a stack; `undefined` where nothing was requested. */
export function stackReadOf(state: Pick<ConsoleState, 'kept'>, place: StackPlace): StackRead | undefined {
	return reads.of(state)?.get(keyOf(place));
}

/** The stack that a step of an opened execution creates; `null` where it creates none. */
export function findStack(
	{views}: Pick<ConsoleState, 'views'>,
	{viewKey, stepExecutionId}: {readonly viewKey: string; readonly stepExecutionId: string},
): StackPlace | null {
	const view = views.get(viewKey);
	const step = view?.steps.find(one => one.stepExecutionId === stepExecutionId);
	const stack = step === undefined ? null : stackOf(step);
	return view === undefined || stack === null ? null : {where: view.where, stack};
}

/** Read a stack's events, unless they are being read. */
export function askStack(state: ConsoleState, place: StackPlace): Transition {
	const known = stackReadOf(state, place);
	return known === null
		? transition(state)
		: // Known events stay shown until new ones arrive.
			transition(known === undefined ? withRead(state, place, null) : state, {type: 'list-stack-events', ...place});
}

export const stackReducers: Reducers<StackAnswer> = {
	'stack-events-read': (state, {where, stack, outcome}) => transition(withRead(state, {where, stack}, outcome)),
};

function withRead(state: ConsoleState, place: StackPlace, read: StackRead): ConsoleState {
	const others = [...(reads.of(state) ?? [])].filter(([key]) => key !== keyOf(place)).slice(1 - mostStacks);
	return reads.in(state, new Map([...others, [keyOf(place), read]]));
}
