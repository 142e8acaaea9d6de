import type {ConsoleState} from '../../state/state.ts';
import {type Step, step} from '../../state/step.ts';
import type {Configure} from './configure.ts';
import {launch} from './screen.ts';

/** Say what is wrong: in the prompt while it is open, else as a notice. */
export function refuse(state: ConsoleState, configure: Configure, message: string): Step {
	return configure.prompt === null
		? step({...state, notice: {text: message, tone: 'bad'}})
		: step(launch.in(state, {...configure, prompt: {...configure.prompt, message}}));
}

/** Say something for the next key to take away. */
export function say(state: ConsoleState, text: string): Step {
	return step({...state, notice: {text, tone: 'info'}});
}
