import {cursorIndex} from '../../state/list-rows.ts';
import {type ListView, type OpenScreen, topOfList} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';
import {listFanOuts} from './list.ts';
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

/** The fan-out under the cursor; `undefined` where none is listed. */
export function chosenFanOut(state: ConsoleState, screen: FanOutsScreen): string | undefined {
	const ids = listIds(state, screen);
	return ids[cursorIndex(ids, screen.list)];
}

/** IDs of the fan-outs that the list shows, in its order. */
export function listIds(state: ConsoleState, screen: Pick<FanOutsScreen, 'list' | 'order'>): readonly string[] {
	return listFanOuts(state, screen).map(({executionId}) => executionId);
}
