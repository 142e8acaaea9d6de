import {refreshAttempts} from './attempts.ts';
import {addLocationReducers} from './configure/add-locations.ts';
import {answerReducers} from './configure/answers.ts';
import {configureKeyReducers, reduceConfigureKey} from './configure/configure-keys.ts';
import {isConfiguring} from './configure/focus.ts';
import {followConfigure, openReducers} from './configure/open-configure.ts';
import {presetReducers} from './configure/presets.ts';
import {previewReducers} from './configure/preview.ts';
import {promptReducers} from './configure/prompt.ts';
import type {Event, Stamped} from './event.ts';
import {actReducers} from './reducers/act.ts';
import {attemptReducers} from './reducers/attempts.ts';
import {compareReducers} from './reducers/compare.ts';
import {countReducers} from './reducers/count-fan-outs.ts';
import {executionReducers} from './reducers/execution.ts';
import {fanOutReducers} from './reducers/fan-outs.ts';
import {followReducers, keepFollowings} from './reducers/follow.ts';
import {keyReducers} from './reducers/keys.ts';
import {matrixReducers} from './reducers/matrix.ts';
import {paletteReducers} from './reducers/palette.ts';
import {recordReducers} from './reducers/records.ts';
import {reportReducers} from './reducers/report.ts';
import {retryReducers} from './reducers/retry.ts';
import {startReducers} from './reducers/starts.ts';
import {systemReducers} from './reducers/system.ts';
import {understandReducers} from './reducers/understand.ts';
import type {ConsoleState} from './state.ts';
import type {Reducers, Step} from './step.ts';

/**
What every kind of event does, one room a part of the console. The type holds this table complete.

An answer carries what asked for it: one of what is followed, or an execution opened below it.
*/
const reducers: Reducers<Event> = {
	...systemReducers,
	...fanOutReducers,
	...countReducers,
	...followReducers,
	...executionReducers,
	...compareReducers,
	...matrixReducers,
	...understandReducers,
	...retryReducers,
	...startReducers,
	...attemptReducers,
	...recordReducers,
	...reportReducers,
	...actReducers,
	...paletteReducers,
	'palette-chosen': (state, {event, at, id}) => reduce({...state, palette: null}, {...event, at, id}),
	...openReducers,
	...answerReducers,
	...previewReducers,
	...promptReducers,
	...addLocationReducers,
	...presetReducers,
	...configureKeyReducers,
	...keyReducers,
};

/**
Turn a state and an event into the next state and what to ask of the world.

Pure but for the `LocationGrid` of what is followed, and the one that shows its attempts together, which it changes in place.
*/
export function reduce(state: ConsoleState, event: Stamped): Step {
	const reducer = reducers[event.type] as (state: ConsoleState, event: Stamped) => Step;
	const present = {...state, now: event.at};
	const configured = isConfiguring(present) ? reduceConfigureKey(present, event) : undefined;
	const reduced = followConfigure(state, configured ?? reducer(present, event), event.type);
	const kept = keepFollowings(reduced.state);
	refreshAttempts(kept);
	return {...reduced, state: kept};
}
