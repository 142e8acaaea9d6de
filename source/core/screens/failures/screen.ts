import type {ListView, OpenScreen} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';

/** Failures by cause; `isRaw` shows the messages as AWS sent them. */
export type FailuresScreen = OpenScreen & {
	readonly name: 'failures';
	readonly list: ListView;
	readonly isRaw: boolean;
};

/** The screen that is shown, where it is this one. */
export function shownFailures(state: ConsoleState): FailuresScreen | undefined {
	const screen = currentScreen(state);
	return isFailures(screen) ? screen : undefined;
}

function isFailures(screen: OpenScreen): screen is FailuresScreen {
	return screen.name === 'failures';
}
