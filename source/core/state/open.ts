import type {ViewSeed} from '../follow/execution-view.ts';
import type {OpenRequest} from './opening.ts';
import type {OpenScreen} from './screen.ts';
import type {ConsoleState} from './state.ts';
import type {Transition} from './transition.ts';

/** Ask for a screen to be opened; done once the event is dealt with. */
export function openScreen(state: ConsoleState, screen: string, request?: OpenRequest): Transition {
	return {state, effects: [], opens: {screen, ...(request !== undefined && {request})}};
}

/** Open the matrix of an execution of the central account and Region, or remember to as soon as it is known which these are. */
export function openFanOut(state: ConsoleState, executionId: string, isAlone = false): Transition {
	return state.central === null
		? {state: {...state, wanted: executionId}, effects: []}
		: openScreen(state, 'matrix', {type: 'fan-out', executionId, isAlone});
}

/** Show a run over rings: all its rings and gates. */
export function openRunScreen(state: ConsoleState, runId: string): Transition {
	return openScreen(state, 'run', {type: 'run', runId});
}

/** Open an execution below a fan-out. */
export function openExecution(state: ConsoleState, seed: ViewSeed, stepExecutionId: string | null = null): Transition {
	return openScreen(state, 'execution', {type: 'execution', seed, stepExecutionId});
}

/** The state with one more screen on top, unless it is there already. */
export function pushOnce<S extends OpenScreen>(state: ConsoleState, screen: S): ConsoleState {
	return state.screens.at(-1)?.name === screen.name ? state : {...state, screens: [...state.screens, screen]};
}
