import type {MatrixFilter} from '../../matrix/matrix-view.ts';
import type {ListView, OpenScreen} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';

/** One execution below a fan-out: its steps, or its resources. */
export type ExecutionScreen = OpenScreen & {
	readonly name: 'execution';
	readonly viewKey: string;
	readonly list: ListView;
	readonly filter: MatrixFilter;
};

/** The screen that is shown, where it is this one. */
export function shownExecution(state: ConsoleState): ExecutionScreen | undefined {
	const screen = currentScreen(state);
	return isExecution(screen) ? screen : undefined;
}

function isExecution(screen: OpenScreen): screen is ExecutionScreen {
	return screen.name === 'execution';
}
