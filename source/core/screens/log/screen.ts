import type {OpenScreen, TextView} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';
import type {LogFilter} from '../../status/log-entry.ts';

export type LogScreen = OpenScreen & {
	readonly name: 'log';
	readonly text: TextView;
	readonly filter: LogFilter;
	/** Whether a key stopped it: no new entry is shown. */
	readonly isHeld: boolean;
	/** Since when it is stopped, epoch milliseconds; `null` while it follows. */
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

/** Whether the log is stopped rather than following: the operator scrolled in it, or stopped it. */
export function isHeld(state: ConsoleState): boolean {
	const screen = shownLog(state);
	return screen !== undefined && (screen.isHeld || screen.text.top > 0);
}
