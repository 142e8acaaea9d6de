import {cursorIndex} from '../../state/list-rows.ts';
import {type KnownRun, runOf} from '../../state/runs.ts';
import {type ListView, type OpenScreen, topOfList} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';
import {listFanOuts, listRuns} from './list.ts';
import {type FanOutOrder, firstOrder} from './order.ts';

/** The fan-outs of the central account and Region. */
export type FanOutsScreen = OpenScreen & {
	readonly name: 'fan-outs';
	readonly list: ListView;
	readonly order: FanOutOrder;
	/** The fan-out that is marked for a comparison; left out or `null` for none. */
	readonly compared?: string | null;
};

/** The screen that the console begins with. */
export const firstScreen: FanOutsScreen = {name: 'fan-outs', about: 'list', list: topOfList, order: firstOrder};

/** The screen that is shown, where it is this one. */
export function shownFanOuts(state: ConsoleState): FanOutsScreen | undefined {
	const screen = currentScreen(state);
	return isFanOuts(screen) ? screen : undefined;
}

function isFanOuts(screen: OpenScreen): screen is FanOutsScreen {
	return screen.name === 'fan-outs';
}

/** The fan-out under the cursor; `undefined` where none is. */
export function chosenFanOut(state: ConsoleState, screen: FanOutsScreen): string | undefined {
	const chosen = chosenId(state, screen);
	return chosen !== undefined && chosenUnstarted(state, screen) === undefined ? chosen : undefined;
}

/** The run under the cursor: one that has started nothing yet, or the one that started the fan-out there. */
export function chosenRun(state: ConsoleState, screen: FanOutsScreen): KnownRun | undefined {
	return chosenUnstarted(state, screen) ?? runOf(state, chosenId(state, screen) ?? null);
}

/** The run under the cursor that has started nothing yet. */
export function chosenUnstarted(state: ConsoleState, screen: FanOutsScreen): KnownRun | undefined {
	const chosen = chosenId(state, screen);
	return listRuns(state, screen.list).find(({run}) => run.head.runId === chosen);
}

function chosenId(state: ConsoleState, screen: FanOutsScreen): string | undefined {
	const ids = listIds(state, screen);
	return ids[cursorIndex(ids, screen.list)];
}

/** IDs of what the list shows, in its order: runs that have started nothing yet, then fan-outs. */
export function listIds(state: ConsoleState, screen: Pick<FanOutsScreen, 'list' | 'order'>): readonly string[] {
	return [
		...listRuns(state, screen.list).map(({run}) => run.head.runId),
		...listFanOuts(state, screen).map(({executionId}) => executionId),
	];
}
