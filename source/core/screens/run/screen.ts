import {type KnownRun, runsOf} from '../../state/runs.ts';
import type {ListView, OpenScreen} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';

/** A run over rings: a row for each ring. */
export type RunScreen = OpenScreen & {readonly name: 'run'; readonly runId: string; readonly list: ListView};

/** The screen that is shown, where it is this one. */
export function shownRunScreen(state: ConsoleState): RunScreen | undefined {
	const screen = currentScreen(state);
	return isRunScreen(screen) ? screen : undefined;
}

function isRunScreen(screen: OpenScreen): screen is RunScreen {
	return screen.name === 'run';
}

/** What is known of its run; `undefined` where that is another account's or Region's. */
export function runOfScreen(state: Pick<ConsoleState, 'kept'>, {runId}: RunScreen): KnownRun | undefined {
	return runsOf(state).known.get(runId);
}

/** The rings' IDs in its list: their numbers, from 0. */
export function listRingIds(known: KnownRun | undefined): readonly string[] {
	return known === undefined ? [] : known.run.rings.map((_, ring) => String(ring));
}
