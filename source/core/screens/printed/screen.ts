import type {OpenScreen, TextView} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';

/** The complete output of one plugin of a command on one instance, as far as AWS returns it. */
export type PrintedScreen = OpenScreen & {
	readonly name: 'printed';
	readonly viewKey: string;
	readonly stepExecutionId: string;
	readonly instanceId: string;
	readonly pluginName: string;
	readonly text: TextView;
};

/** The screen that is shown, where it is this one. */
export function shownPrinted(state: ConsoleState): PrintedScreen | undefined {
	const screen = currentScreen(state);
	return isPrinted(screen) ? screen : undefined;
}

function isPrinted(screen: OpenScreen): screen is PrintedScreen {
	return screen.name === 'printed';
}
