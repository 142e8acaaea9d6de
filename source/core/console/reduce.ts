import type {ListAnswer, RoomEvent} from '../screens/rooms.ts';
import {settleOpening} from '../screens/stack.ts';
import {refreshAttempts} from '../state/attempts.ts';
import type {Stamped} from '../state/event.ts';
import {executionReducers} from '../state/reducers/execution.ts';
import {followReducers, keepFollowings} from '../state/reducers/follow.ts';
import {noteReducers} from '../state/reducers/notes.ts';
import {paneReducers, watchCursor} from '../state/reducers/pane.ts';
import {recordReducers} from '../state/reducers/records.ts';
import {runReducers} from '../state/reducers/runs.ts';
import {startReducers} from '../state/reducers/starts.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';
import {andThen, type Reducers, type Transition} from '../state/transition.ts';
import {attemptReducers} from './attempts.ts';
import type {Event} from './event.ts';
import {keyReducers} from './keys.ts';
import {programReducers} from './programs.ts';
import {noteKeyReducers} from './questions/note.ts';
import {interventionReducers} from './questions/reduce-interventions.ts';
import {reportReducers} from './questions/report.ts';
import {retryReducers} from './questions/retry.ts';
import {leavePalette, paletteReducers} from './reduce-palette.ts';
import {systemReducers} from './system.ts';

/**
What every kind of event does, except the events of rooms, which the house contains. The type makes sure that this table is complete.

An answer carries what asked for it: one of what is followed, or an execution opened below it.
*/
const reducers: Reducers<Exclude<Event, RoomEvent | ListAnswer>> = {
	...systemReducers,
	...followReducers,
	...executionReducers,
	...retryReducers,
	...startReducers,
	...runReducers,
	...attemptReducers,
	...recordReducers,
	...noteReducers,
	...noteKeyReducers,
	...reportReducers,
	...interventionReducers,
	...paletteReducers,
	...paneReducers,
	...programReducers,
	'palette-chosen': (state, {event, line, at}) =>
		andThen(leavePalette(state, line), left => reduce(left, {...event, at})),
	...keyReducers,
};

/**
Turn a state and an event into the next state and what to ask of the world.

The room of the screen that is shown may take an event for itself; else it does what it does everywhere. A screen that is to be opened is opened then.

Pure but for the `LocationGrid` of what is followed, and the one that shows its attempts together, which it changes in place.
*/
export function reduce(state: ConsoleState, event: Stamped<Event>): Transition {
	const {house} = state;
	const known: Readonly<Record<string, unknown>> = Object.hasOwn(house.reducers, event.type)
		? house.reducers
		: reducers;
	const reducer = known[event.type] as (state: ConsoleState, event: Stamped<Event>) => Transition;
	const present = {...state, now: event.at};
	const screen = currentScreen(present);
	const taken = roomOf(present, screen).take?.(present, screen, event);
	const opened = settleOpening(taken ?? reducer(present, event));
	const reduced = Object.values(house.rooms).reduce(
		(after, room) => room.follow?.(state, after, event.type) ?? after,
		opened,
	);
	const watched = watchCursor(reduced);
	const kept = keepFollowings(watched.state);
	refreshAttempts(kept);
	return {...watched, state: kept};
}
