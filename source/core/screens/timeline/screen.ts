import type {OpenScreen, TextView} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';
import {type LaneKind, laneKinds} from '../../status/timeline-lanes.ts';

/** What is shown below the picture: what ended at the cursor's time, or lanes. */
export type Below = 'ended' | LaneKind;
export const allBelow: readonly Below[] = ['ended', ...laneKinds];

export type TimelineScreen = OpenScreen & {
	readonly name: 'timeline';
	readonly text: TextView;
	readonly below: Below;
	/** The time of the cursor, epoch milliseconds; `null` for the right end, which moves with the clock. */
	readonly moment: number | null;
	/** The key of the chosen location that ended then; `null` for the first. */
	readonly chosenKey: string | null;
};

/** The screen that is shown, where it is this one. */
export function shownTimeline(state: ConsoleState): TimelineScreen | undefined {
	const screen = currentScreen(state);
	return isTimeline(screen) ? screen : undefined;
}

function isTimeline(screen: OpenScreen): screen is TimelineScreen {
	return screen.name === 'timeline';
}
