import type {Rect} from '../../matrix/geometry.ts';
import type {Dialog} from '../../state/dialog.ts';
import type {ConsoleState, Notice} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import type {Configure} from './configure.ts';

/** The part of the console that configuring a launch reads, and never changes. */
type Surroundings = Pick<
	ConsoleState,
	'now' | 'options' | 'armedUntil' | 'central' | 'identity' | 'directory' | 'fanOuts' | 'opened' | 'followings'
> & {
	/** The cells between header and footer. */
	readonly room: Rect;
	/** Whether the launch is on the screen. */
	readonly isShown: boolean;
};

/**
A launch being configured, as everything in this room takes it: the settings, the notices and questions for the operator, and the surroundings.

The room's own rules go from this state and an event to this state and effects; none of them imports the console.
*/
export type Configuring = Surroundings & {
	readonly configure: Configure;
	/** The line that responds to the last key, or `null`. */
	readonly notice: Notice | null;
	/** The question over the screen, or `null`. */
	readonly dialog: Dialog | null;
};

/** The result of an event: the next state, and the effects to perform. */
export type ConfigureTransition = Transition<Configuring>;

/** Replace the settings in the state. */
export function withConfigure(state: Configuring, configure: Configure): Configuring {
	return {...state, configure};
}

/** Remove the line that responded to the last key. */
export function hush(state: Configuring): Configuring {
	return {...state, notice: null};
}

/** Show a notice until the next key. */
export function say(state: Configuring, text: string, tone: Notice['tone'] = 'info'): ConfigureTransition {
	return transition({...state, notice: {text, tone}});
}

/** Show what is wrong: in the prompt while it is open, else as a notice. */
export function refuse(state: Configuring, message: string): ConfigureTransition {
	const {configure} = state;
	return configure.prompt === null
		? say(state, message, 'bad')
		: transition(withConfigure(state, {...configure, prompt: {...configure.prompt, message}}));
}
