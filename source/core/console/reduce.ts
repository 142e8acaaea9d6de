import {compareReducers} from '../screens/compare/reduce.ts';
import {addLocationReducers} from '../screens/configure/add-locations.ts';
import {answerReducers} from '../screens/configure/answers.ts';
import {configureKeyReducers, reduceConfigureKey} from '../screens/configure/configure-keys.ts';
import {isConfiguring} from '../screens/configure/focus.ts';
import {followConfigure, openReducers} from '../screens/configure/open-configure.ts';
import {presetReducers} from '../screens/configure/presets.ts';
import {previewReducers} from '../screens/configure/preview.ts';
import {promptReducers} from '../screens/configure/prompt.ts';
import {countReducers} from '../screens/fan-outs/count.ts';
import {fanOutReducers} from '../screens/fan-outs/reduce.ts';
import {matrixReducers} from '../screens/matrix/reduce.ts';
import {refreshAttempts} from '../state/attempts.ts';
import type {Event, Stamped} from '../state/event.ts';
import {attemptReducers} from '../state/reducers/attempts.ts';
import {executionReducers} from '../state/reducers/execution.ts';
import {followReducers, keepFollowings} from '../state/reducers/follow.ts';
import {recordReducers} from '../state/reducers/records.ts';
import {startReducers} from '../state/reducers/starts.ts';
import {systemReducers} from '../state/reducers/system.ts';
import {understandReducers} from '../state/reducers/understand.ts';
import type {ConsoleState} from '../state/state.ts';
import type {Reducers, Step} from '../state/step.ts';
import {keyReducers} from './keys.ts';
import {actReducers} from './questions/reduce-actions.ts';
import {reportReducers} from './questions/report.ts';
import {retryReducers} from './questions/retry.ts';
import {paletteReducers} from './reduce-palette.ts';

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
