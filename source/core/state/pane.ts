import type {PaneChoice} from '../domain/settings.ts';
import type {MatrixScene} from '../matrix/scene.ts';
import type {PaneLine} from '../status/pane-lines.ts';

/** The pane that stands beside a screen and shows what is under the cursor. */
export type Pane = {
	/** Whether it stands there: where there is room, always, or not at all. */
	readonly choice: PaneChoice;
	/** What is under the cursor, as its room names it; `null` where nothing is, or the pane isn't there. */
	readonly on: string | null;
	/** Whether the cursor has rested on it long enough for it to be read. */
	readonly isRested: boolean;
};

/** What the pane shows, from the top down. */
export type PaneView = {
	readonly lines: readonly PaneLine[];
	/** A matrix that is drawn in small below the lines; left out for none. */
	readonly small?: MatrixScene;
};

/** Show or hide the pane. */
export type PaneKeyEvent = {readonly type: 'pane-toggled'};

/** What happens to the pane. */
export type PaneEvent =
	| PaneKeyEvent
	/** The cursor has rested on something for a while. */
	| {readonly type: 'rested'; readonly on: string};
