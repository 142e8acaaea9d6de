import type {OpenScreen, TextView} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';
import type {LaneKind} from '../../status/timeline.ts';

export type TimelineScreen = OpenScreen & {
	readonly name: 'timeline';
	readonly text: TextView;
	readonly lanes: LaneKind;
};

/** The screen that is shown, where it is this one. */
export function shownTimeline(state: ConsoleState): TimelineScreen | undefined {
	const screen = currentScreen(state);
	return isTimeline(screen) ? screen : undefined;
}

function isTimeline(screen: OpenScreen): screen is TimelineScreen {
	return screen.name === 'timeline';
}
