import type {OpenScreen, TextView} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';
import type {LogFilter} from '../../status/log-entry.ts';

export type LogScreen = OpenScreen & {
	readonly name: 'log';
	readonly text: TextView;
	readonly filter: LogFilter;
	/** Whether it was stopped by key: nothing new comes in. */
	readonly isHeld: boolean;
	/** Since when it stands still, epoch milliseconds; `null` while it follows. */
	readonly heldSince: number | null;
};

/** The screen that is shown, where it is this one. */
export function shownLog(state: ConsoleState): LogScreen | undefined {
	const screen = currentScreen(state);
	return isLog(screen) ? screen : undefined;
}

function isLog(screen: OpenScreen): screen is LogScreen {
	return screen.name === 'log';
}

/** Whether the log stands still rather than follows: once one has scrolled in it, or stopped it. */
export function isHeld(state: ConsoleState): boolean {
	const screen = shownLog(state);
	return screen !== undefined && (screen.isHeld || screen.text.top > 0);
}
