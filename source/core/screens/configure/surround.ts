import type {Stamped} from '../../state/event.ts';
import type {AnyEvent} from '../../state/room.ts';
import {footerRowCount, headerRowCount} from '../../state/select/frame.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Reducers, type Transition, transition} from '../../state/transition.ts';
import type {Configure} from './configure.ts';
import type {ConfigureTransition, Configuring} from './configuring.ts';
import {isConfiguring, launch} from './screen.ts';

/** A launch that is being configured, with the part of the console that it may read. */
export function surround(state: ConsoleState, configure: Configure): Configuring {
	const {now, options, armedUntil, central, identity, directory, fanOuts, opened, followings} = state;
	const {columns, rows} = state.size;
	const y = headerRowCount(state);
	return {
		...{now, options, armedUntil, central, identity, directory, fanOuts, opened, followings},
		room: {x: 0, y, columns, rows: Math.max(2, rows - y - footerRowCount(state))},
		isShown: isConfiguring(state),
		notice: state.notice,
		dialog: state.dialog,
		configure,
	};
}

/** The current launch with its surroundings; `null` where there is none. */
export function configuringIn(state: ConsoleState): Configuring | null {
	const configure = launch.of(state);
	return configure === null ? null : surround(state, configure);
}

/** Change the launch that is being configured; without one nothing happens. */
export function within(state: ConsoleState, change: (configuring: Configuring) => ConfigureTransition): Transition {
	const configuring = configuringIn(state);
	return configuring === null ? transition(state) : putBack(state, change(configuring));
}

/** Put the launch back into the console: its own state, and the notices and questions for the operator. */
export function putBack(state: ConsoleState, {effects, state: after}: ConfigureTransition): Transition {
	const {notice, dialog, configure} = after;
	return transition(launch.in({...state, notice, dialog}, configure), ...effects);
}

/** Apply an event of a launch to the console. */
export function lift<E extends AnyEvent>(
	types: ReadonlyArray<E['type']>,
	reduce: (configuring: Configuring, event: Stamped<E>) => ConfigureTransition,
): Reducers<E> {
	const lifted = types.map(type => [
		type,
		(state: ConsoleState, event: Stamped<E>): Transition => within(state, one => reduce(one, event)),
	]);
	return Object.fromEntries(lifted) as Reducers<E>;
}
