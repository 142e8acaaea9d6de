import type {KeyEvent} from '../state/event.ts';
import type {OriginEvent} from '../state/origin-event.ts';
import {printedReducers} from '../state/printed.ts';
import type {PrintedEvent} from '../state/printed-event.ts';
import type {House, PairEvent} from '../state/room.ts';
import {type StackAnswer, stackReducers} from '../state/stack-events.ts';
import type {Reducers} from '../state/transition.ts';
import type {CompareEvent} from './compare/events.ts';
import {compareReducers} from './compare/reduce.ts';
import {compareRoom} from './compare/room.ts';
import type {ConfigureEvent, ConfigureKeyEvent} from './configure/events.ts';
import {configureReducers, configureRoom} from './configure/room.ts';
import {executionRoom} from './execution/room.ts';
import type {FailuresEvent} from './failures/events.ts';
import {failuresReducers, failuresRoom} from './failures/room.ts';
import {countReducers} from './fan-outs/count.ts';
import {fanOutReducers} from './fan-outs/reduce.ts';
import {fanOutsRoom} from './fan-outs/room.ts';
import {firstScreen} from './fan-outs/screen.ts';
import {helpRoom} from './help/room.ts';
import {invocationsRoom} from './invocations/room.ts';
import {type LogEvent, logReducers, logRoom} from './log/room.ts';
import type {MatrixEvent} from './matrix/events.ts';
import {matrixReducers} from './matrix/reduce.ts';
import {matrixRoom} from './matrix/room.ts';
import {type NotesEvent, notesReducers, notesRoom} from './notes/room.ts';
import {originReducers, originRoom} from './origin/room.ts';
import {pairReducers, pairRoom} from './pair/room.ts';
import {printedRoom} from './printed/room.ts';
import {runRoom} from './run/room.ts';
import {stepRoom} from './step/room.ts';
import {type TimelineEvent, timelineReducers, timelineRoom} from './timeline/room.ts';

/** Every room by its screen's name, in the order in which the keys are listed. The only place that names them all. */
const named = {
	'fan-outs': fanOutsRoom,
	matrix: matrixRoom,
	failures: failuresRoom,
	compare: compareRoom,
	timeline: timelineRoom,
	notes: notesRoom,
	pair: pairRoom,
	run: runRoom,
	execution: executionRoom,
	step: stepRoom,
	invocations: invocationsRoom,
	printed: printedRoom,
	configure: configureRoom,
	origin: originRoom,
	log: logRoom,
	help: helpRoom,
} as const;

export type ScreenName = keyof typeof named;

/** What happens in a room alone. */
export type RoomEvent =
	| CompareEvent
	| ConfigureEvent
	| FailuresEvent
	| LogEvent
	| MatrixEvent
	| NotesEvent
	| OriginEvent
	| PairEvent
	| PrintedEvent
	| StackAnswer
	| TimelineEvent;

/** What of it keys raise. */
export type RoomKeyEvent = Exclude<(typeof named)[ScreenName]['keys'][number]['raises'], KeyEvent> | ConfigureKeyEvent;

/** What the rooms' own events do. */
const ownReducers: Reducers<RoomEvent> = {
	...compareReducers,
	...configureReducers,
	...failuresReducers,
	...logReducers,
	...matrixReducers,
	...notesReducers,
	...originReducers,
	...pairReducers,
	...printedReducers,
	...stackReducers,
	...timelineReducers,
};

/** What answers about the list do. */
const listReducers = {...fanOutReducers, ...countReducers};

/** Events that a room's own reducers take, besides those that only rooms know. */
export type ListAnswer = {readonly type: keyof typeof listReducers};

/** All rooms of the console. */
export const house: House = {rooms: named, reducers: {...ownReducers, ...listReducers}, first: firstScreen};
