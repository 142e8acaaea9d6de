import type {ConsoleState} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import type {Configure} from './configure.ts';
import {launch} from './screen.ts';

/** Say what is wrong: in the prompt while it is open, else as a notice. */
export function refuse(state: ConsoleState, configure: Configure, message: string): Transition {
	return configure.prompt === null
		? transition({...state, notice: {text: message, tone: 'bad'}})
		: transition(launch.in(state, {...configure, prompt: {...configure.prompt, message}}));
}

/** Say something for the next key to take away. */
export function say(state: ConsoleState, text: string): Transition {
	return transition({...state, notice: {text, tone: 'info'}});
}
