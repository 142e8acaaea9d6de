import type {Rect} from '../../matrix/geometry.ts';
import type {Dialog} from '../../state/dialog.ts';
import type {ConsoleState, Notice} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import type {Configure} from './configure.ts';

/** What of the console a launch being configured reads, and never changes. */
type Surroundings = Pick<
	ConsoleState,
	'now' | 'options' | 'armedUntil' | 'central' | 'identity' | 'directory' | 'fanOuts' | 'opened' | 'followings'
> & {
	/** The cells between header and footer. */
	readonly room: Rect;
	/** Whether the launch is what is on the screen. */
	readonly isShown: boolean;
};

/**
A launch being configured, as everything in this room takes it: what is configured, the notices and questions for the operator, and the surroundings.

The room's own rules go from this state and an event to this state and effects; none of them knows the console.
*/
export type Configuring = Surroundings & {
	readonly configure: Configure;
	/** The line that answers the last key, or `null`. */
	readonly notice: Notice | null;
	/** The question over the screen, or `null`. */
	readonly dialog: Dialog | null;
};

/** What an event leads to: the next state, and what to ask of the world. */
export type ConfigureTransition = Transition<Configuring>;

/** The state with something else configured. */
export function withConfigure(state: Configuring, configure: Configure): Configuring {
	return {...state, configure};
}

/** The state without the line that answered the last key. */
export function hush(state: Configuring): Configuring {
	return {...state, notice: null};
}

/** Say something for the next key to take away. */
export function say(state: Configuring, text: string, tone: Notice['tone'] = 'info'): ConfigureTransition {
	return transition({...state, notice: {text, tone}});
}

/** Say what is wrong: in the prompt while it is open, else as a notice. */
export function refuse(state: Configuring, message: string): ConfigureTransition {
	const {configure} = state;
	return configure.prompt === null
		? say(state, message, 'bad')
		: transition(withConfigure(state, {...configure, prompt: {...configure.prompt, message}}));
}
