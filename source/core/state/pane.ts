import type {PaneChoice} from '../domain/settings.ts';
import type {MatrixScene} from '../matrix/scene.ts';
import type {PaneLine} from '../status/pane-lines.ts';

/** The pane next to a screen, which shows what is under the cursor. */
export type Pane = {
	/** Whether it is shown: where there is room, always, or not at all. */
	readonly choice: PaneChoice;
	/** What is under the cursor, as its room names it; `null` where nothing is, or the pane isn't shown. */
	readonly on: string | null;
	/** Whether the cursor has rested there long enough for a read. */
	readonly isRested: boolean;
};

/** The content of the pane, from the top. */
export type PaneView = {
	readonly lines: readonly PaneLine[];
	/** A small matrix below the lines; left out for none. */
	readonly small?: MatrixScene;
};

/** Show or hide the pane. */
export type PaneKeyEvent = {readonly type: 'pane-toggled'};

/** What happens to the pane. */
export type PaneEvent =
	| PaneKeyEvent
	/** The cursor has rested on the same thing for a while. */
	| {readonly type: 'rested'; readonly on: string};
