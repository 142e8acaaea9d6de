import type {Event} from '../../../source/core/console/event.ts';
import {reduce} from '../../../source/core/console/reduce.ts';
import {house} from '../../../source/core/screens/rooms.ts';
import {type ConsoleState, createState} from '../../../source/core/state/state.ts';
import type {Transition} from '../../../source/core/state/transition.ts';

/** A console that has just begun, and knows who it is. */
export function begin(): ConsoleState {
	const options = {
		pace: {baseMs: 1, quietMs: 1, troubledMs: 1},
		isReadOnly: false,
		dangerousRunbooks: [],
		watchCommand: 'rollgrid watch',
	};
	return {...createState(options, 0, house), central: {accountId: '210987654321', region: 'us-east-1'}};
}

/** What one event after the other leads to; the effects are the last one's. */
export function happen(state: ConsoleState, ...events: readonly Event[]): Transition {
	return events.reduce<Transition>((before, event) => reduce(before.state, {...event, at: before.state.now}), {
		state,
		effects: [],
	});
}

/** Names of the screens, the first one first. */
export const namesOf = ({state}: Transition): readonly string[] => state.screens.map(({name}) => name);

/** What the effects of a step are called. */
export const effectsOf = ({effects}: Transition): readonly string[] => effects.map(({type}) => type);
