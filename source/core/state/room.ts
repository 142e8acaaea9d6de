import type {Location} from '../domain/location.ts';
import type {SharedText} from '../domain/program.ts';
import type {SearchField} from '../domain/search/parse-query.ts';
import type {Direction, Stride} from '../matrix/move.ts';
import type {AttemptEvent} from './attempt-event.ts';
import type {CopyChoice} from './copy-choice.ts';
import type {KeyEvent, Stamped} from './event.ts';
import type {InterventionEvent} from './intervention-event.ts';
import type {NoteKeyEvent} from './note-event.ts';
import type {OpenRequest} from './opening.ts';
import type {PaneKeyEvent, PaneView} from './pane.ts';
import type {ProgramKeyEvent} from './program-event.ts';
import type {ReportEvent} from './report-event.ts';
import type {RunKeyEvent} from './run-event.ts';
import type {FieldSearch, OpenScreen, Search} from './screen.ts';
import type {ShownTrouble} from './shown-trouble.ts';
import type {Spot} from './spot.ts';
import type {ConsoleState} from './state.ts';
import type {Transition} from './transition.ts';

/** Any event with a type. */
export type AnyEvent = {readonly type: string};

/** Events of keys that several rooms share. */
export type SharedKeyEvent =
	| KeyEvent
	| InterventionEvent
	| AttemptEvent
	| NoteKeyEvent
	| ProgramKeyEvent
	| ReportEvent
	| PaneKeyEvent
	| RunKeyEvent
	| {readonly type: 'palette-asked'};

/** Mark a fan-out of the list for a comparison, or compare the one under the cursor with the marked one. */
export type PairEvent = {readonly type: 'pair-asked'};

/** Another order of the shown rows. */
export type SortEvent =
	/** Reverse the order, then choose the next one. */
	| {readonly type: 'sort-cycled'}
	/** Sort by this; where that is the order already, reverse it. */
	| {readonly type: 'sort-chosen'; readonly sort: string};

/** A key as a row of data: the footer, the help screen, the README and the tests read the same rows. */
export type KeyRow<E extends AnyEvent = AnyEvent> = {
	/** Names as the terminal reports them, modifiers first: `down`, `j`, `ctrl+l`, `R`. */
	readonly keys: readonly string[];
	/** What it does, in the words of the help screen. */
	readonly label: string;
	/** A word or two for the footer; left out where the footer doesn't show it. */
	readonly hint?: string;
	readonly raises: E;
	/** Why it can't do anything now, or `undefined` where it can. */
	readonly disabledReason?: (state: ConsoleState) => string | undefined;
	/** Whether the footer names it now; left out where it always does. */
	readonly isHinted?: (state: ConsoleState) => boolean;
};

/**
A kind of screen: one interface for everything that the console needs from it.

The rows of `keys` act on this screen, those of `ways` everywhere. A method gets the room's own screen; it returns the whole next state.
*/
export type ScreenRoom<
	S extends OpenScreen = OpenScreen,
	Own extends AnyEvent = AnyEvent,
	Taken extends AnyEvent = AnyEvent,
> = {
	readonly name: S['name'];
	/** Its purpose, in a few words: the heading of its keys in lists. */
	readonly heading: string;
	readonly keys: ReadonlyArray<KeyRow<Own | SharedKeyEvent>>;
	readonly ways: ReadonlyArray<KeyRow<Own | SharedKeyEvent>>;
	/** Those of its own events that change nothing in AWS or on the disk and discard nothing: their keys may come several in one read. Left out for none. */
	readonly harmless?: ReadonlyArray<Own['type']>;
	/** What has to be open below it; without that it isn't opened. */
	readonly needs: 'fan-out' | 'nothing';
	/** Its name in the header. */
	title(state: ConsoleState, screen: S): string;
	/** Create the screen, put it on top and request what it shows. */
	open(state: ConsoleState, request: OpenRequest | undefined): Transition;
	move(state: ConsoleState, screen: S, direction: Direction, stride: Stride): Transition;
	enter(state: ConsoleState, screen: S): Transition;
	/** Go from a part of the screen to the one before, once neither filter nor search narrows it; `undefined` where Esc leaves the screen. */
	back(state: ConsoleState, screen: S): Transition | undefined;
	/** Search for something else, or open or close the search line. */
	search(state: ConsoleState, screen: S, change: (search: Search) => Search): Transition;
	/** The search of the part that is open, where a screen has several parts; `undefined` where that one has none. Left out where the screen has one search. */
	partSearch?(state: ConsoleState): FieldSearch | undefined;
	/** The fields of its search; left out where it has none. */
	readonly searchFields?: readonly SearchField[];
	/** Its sort orders, by name; left out where it has only one. */
	readonly sorts?: readonly string[];
	/** How many of its rows are shown, and of how many; left out where that says nothing. */
	found?(state: ConsoleState, screen: S): {readonly shown: number; readonly of: number} | undefined;
	/** Leave what narrows the screen besides its search, the latest first; `undefined` where nothing does. Esc leaves that before the search. */
	leaveFilter?(state: ConsoleState, screen: S): ConsoleState | undefined;
	/** The failure of this screen's own reads, and what mends it; `null` for none. Left out where it has no reads of its own: a failure of the screen below is shown anyway. */
	trouble?(state: ConsoleState, screen: S): ShownTrouble | null;
	/** What can be copied, the most likely first; the caller masks secrets. */
	copies(state: ConsoleState, screen: S): readonly CopyChoice[];
	/** What is under the cursor, for programs that run there. Left out where nothing is. */
	spot?(state: ConsoleState, screen: S): Spot;
	/** The text of the screen, to be opened in another program; `null` before there is one. The caller masks secrets. */
	text?(state: ConsoleState, screen: S): SharedText | null;
	/** Request again what the screen shows; left out where that is the fan-out. */
	refresh?(state: ConsoleState, screen: S): Transition;
	/** Request what it needs when it becomes the top screen again. */
	arrive(state: ConsoleState, screen: S): Transition;
	/** What other events do while it is shown; `undefined` for events that act as everywhere. */
	take?(state: ConsoleState, screen: S, event: Stamped<Taken>): Transition | undefined;
	/** Update it after any event, whether it is shown or not. */
	follow?(before: ConsoleState, after: Transition, cause: string): Transition;
	/** The locations for a retry from here, whatever is marked; `undefined` for all that did not succeed. Left out where a screen offers none. */
	pointsAt?(state: ConsoleState, screen: S): readonly Location[] | undefined;
	/** The content of the pane next to it; left out where it has none. */
	readonly beside?: Beside<S>;
	/** The rows that act now; left out where all of `keys` and `ways` do. */
	keysNow?(state: ConsoleState, everywhere: readonly KeyRow[]): readonly KeyRow[];
	/** Whether a run over rings is under the cursor; left out where it is the run of what is open. */
	hasRun?(state: ConsoleState, screen: S): boolean;
	/** Whether keys that type go into the screen rather than to its rows. */
	takesText?(state: ConsoleState): boolean;
	/** Whether Enter leads to a change in AWS. */
	changesOnEnter?(state: ConsoleState): boolean;
};

/** What a room shows in the pane, of what is under the cursor. */
type Beside<S extends OpenScreen> = {
	/** A unique name of what is under the cursor and can be read; `null` for nothing. */
	on(state: ConsoleState, screen: S): string | null;
	/** Read it: the cursor has rested on it. */
	read(state: ConsoleState, screen: S): Transition;
	/** What is known of it, in this many columns and rows. */
	show(state: ConsoleState, screen: S, room: PaneRoom): PaneView;
};

/** The size of a pane, without its edge. */
export type PaneRoom = {readonly columns: number; readonly rows: number};

/** All rooms, for code that doesn't know them by name. */
export type House = {
	/** By the names of their screens, in the order in which their keys are listed. */
	readonly rooms: Readonly<Record<string, ScreenRoom>>;
	/** The reducers of their own events, and of the responses that only they request. */
	readonly reducers: Readonly<Record<string, (state: ConsoleState, event: never) => Transition>>;
	/** The screen that the console begins with. */
	readonly first: OpenScreen;
};
