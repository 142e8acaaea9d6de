import {type ListView, type OpenScreen, topOfList} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';

/** The parts of a comparison that can be listed, in the order in which the key shows them. */
export const pairParts = ['outcomes', 'different', 'regions', 'accounts', 'movers'] as const;
export type PairPart = (typeof pairParts)[number];

/** The orders of its rows: the most important first, or by name. */
export const pairSorts = ['size', 'name'] as const;
export type PairSort = (typeof pairSorts)[number];

/** Two fan-outs compared. */
export type PairScreen = OpenScreen & {
	readonly name: 'pair';
	readonly list: ListView;
	/** The two executions. */
	readonly follows: readonly [a: string, b: string];
	readonly part: PairPart;
	/** The outcome whose locations are listed in place of all outcomes; `null` for none. */
	readonly group: string | null;
	readonly sort: PairSort;
};

export function createPair(a: string, b: string): PairScreen {
	return {
		name: 'pair',
		about: 'pair',
		list: topOfList,
		follows: [a, b],
		part: 'outcomes',
		group: null,
		sort: 'size',
	};
}

/** The screen that is shown, where it is this one. */
export function shownPair(state: ConsoleState): PairScreen | undefined {
	const screen = currentScreen(state);
	return isPair(screen) ? screen : undefined;
}

function isPair(screen: OpenScreen): screen is PairScreen {
	return screen.name === 'pair';
}
