import type {Location} from '../domain/location.ts';
import type {SharedText} from '../domain/program.ts';
import type {SearchField} from '../domain/search/parse-query.ts';
import type {Direction, Stride} from '../matrix/move.ts';
import type {AttemptEvent} from './attempt-event.ts';
import type {CopyChoice} from './copy-choice.ts';
import type {KeyEvent, Stamped} from './event.ts';
import type {InterventionEvent} from './intervention-event.ts';
import type {OpenRequest} from './opening.ts';
import type {PaneKeyEvent, PaneView} from './pane.ts';
import type {ProgramKeyEvent} from './program-event.ts';
import type {ReportEvent} from './report-event.ts';
import type {RunKeyEvent} from './run-event.ts';
import type {OpenScreen, Search} from './screen.ts';
import type {ShownTrouble} from './shown-trouble.ts';
import type {Spot} from './spot.ts';
import type {ConsoleState} from './state.ts';
import type {Transition} from './transition.ts';

/** Anything with a name that can happen. */
export type AnyEvent = {readonly type: string};

/** What a key raises that several rooms know. */
export type SharedKeyEvent =
	| KeyEvent
	| InterventionEvent
	| AttemptEvent
	| ProgramKeyEvent
	| ReportEvent
	| PaneKeyEvent
	| RunKeyEvent
	| {readonly type: 'palette-asked'};

/** Another order of the rows that are shown. */
export type SortEvent =
	/** The same one the other way round, then the next one. */
	| {readonly type: 'sort-cycled'}
	/** Sort by this; where that is so already, the other way round. */
	| {readonly type: 'sort-chosen'; readonly sort: string};

/** A key as a row of data: the footer, the help screen, the README and the tests read the same rows. */
export type KeyRow<E extends AnyEvent = AnyEvent> = {
	/** Names as the terminal gives them, modifiers in front: `down`, `j`, `ctrl+l`, `R`. */
	readonly keys: readonly string[];
	/** What it does, in the words of the help screen. */
	readonly label: string;
	/** A word or two for the footer; left out where the footer doesn't show it. */
	readonly hint?: string;
	readonly raises: E;
	/** Why it can't do anything now, or `undefined` where it can. */
	readonly disabledReason?: (state: ConsoleState) => string | undefined;
};

/**
What a screen is: one interface to all that the console needs from it.

The rows of `keys` count on this screen, those of `ways` everywhere. A method gets the room's own screen as it is shown; what it returns is the whole next state.
*/
export type ScreenRoom<
	S extends OpenScreen = OpenScreen,
	Own extends AnyEvent = AnyEvent,
	Taken extends AnyEvent = AnyEvent,
> = {
	readonly name: S['name'];
	/** What it is for, in a few words: stands over its keys where these are listed. */
	readonly heading: string;
	readonly keys: ReadonlyArray<KeyRow<Own | SharedKeyEvent>>;
	readonly ways: ReadonlyArray<KeyRow<Own | SharedKeyEvent>>;
	/** Of its own events, those that change nothing in AWS or on the disk and throw nothing away: their keys may come several in one read. Left out for none. */
	readonly harmless?: ReadonlyArray<Own['type']>;
	/** What has to be open below it, without which it isn't opened. */
	readonly needs: 'fan-out' | 'nothing';
	/** What the header calls it. */
	title(state: ConsoleState, screen: S): string;
	/** Make the screen, put it on top and ask for what it shows. */
	open(state: ConsoleState, request: OpenRequest | undefined): Transition;
	move(state: ConsoleState, screen: S, direction: Direction, stride: Stride): Transition;
	enter(state: ConsoleState, screen: S): Transition;
	/** Leave a part of the screen for the one before, once neither filter nor search narrows it; `undefined` where Esc leaves the screen. */
	back(state: ConsoleState, screen: S): Transition | undefined;
	/** Search for something else, or begin or end the search line. */
	search(state: ConsoleState, screen: S, change: (search: Search) => Search): ConsoleState;
	/** What may stand before a colon in its search; left out where nothing may. */
	readonly searchFields?: readonly SearchField[];
	/** What it may be sorted by, by name; left out where it has one order. */
	readonly sorts?: readonly string[];
	/** How much of it is shown, and of how much; left out where that says nothing. */
	found?(state: ConsoleState, screen: S): {readonly shown: number; readonly of: number};
	/** Leave what narrows the screen beside its search, the last thing first; `undefined` where nothing does. Esc leaves that before the search. */
	leaveFilter?(state: ConsoleState, screen: S): ConsoleState | undefined;
	/** What this screen's own reads meet, and what mends it; `null` for none. Left out where it has no reads of its own: trouble of the screen below is shown anyway. */
	trouble?(state: ConsoleState, screen: S): ShownTrouble | null;
	/** What can be copied, the most likely first; secrets are masked behind it. */
	copies(state: ConsoleState, screen: S): readonly CopyChoice[];
	/** What the cursor stands on, for programs that are run there. Left out where there is no such thing. */
	spot?(state: ConsoleState, screen: S): Spot;
	/** What the screen shows as a text, to be read in another program; `null` while there is none. Secrets are masked behind it. */
	text?(state: ConsoleState, screen: S): SharedText | null;
	/** Ask AWS again now, for what the screen shows; left out where that is the fan-out. */
	refresh?(state: ConsoleState, screen: S): Transition;
	/** What it needs when it comes to the front again. */
	arrive(state: ConsoleState, screen: S): Transition;
	/** What else means something of its own while it is shown; `undefined` for what means the same as everywhere. */
	take?(state: ConsoleState, screen: S, event: Stamped<Taken>): Transition | undefined;
	/** What is new for it after any event, whether it is shown or not. */
	follow?(before: ConsoleState, after: Transition, cause: string): Transition;
	/** The locations that a retry from here is about, whatever is marked; `undefined` for all that did not succeed. Left out where a screen points at none. */
	pointsAt?(state: ConsoleState, screen: S): readonly Location[] | undefined;
	/** What stands in the pane beside it, where there is one; left out where nothing does. */
	readonly beside?: Beside<S>;
	/** The rows that count now, of all that may: left out where all of `keys` and `ways` do. */
	keysNow?(state: ConsoleState, everywhere: readonly KeyRow[]): readonly KeyRow[];
	/** Whether keys that write go into the screen rather than to its rows. */
	takesText?(state: ConsoleState): boolean;
	/** Whether Enter leads to a change in AWS. */
	changesOnEnter?(state: ConsoleState): boolean;
};

/** What a room shows in the pane beside its screen, of what is under the cursor. */
type Beside<S extends OpenScreen> = {
	/** What is under the cursor and may be read, by a name that nothing else has; `null` for nothing. */
	on(state: ConsoleState, screen: S): string | null;
	/** Read it: the cursor has rested on it. */
	read(state: ConsoleState, screen: S): Transition;
	/** What is known of it by now, in so many columns and rows. */
	show(state: ConsoleState, screen: S, room: PaneRoom): PaneView;
};

/** How much a pane has room for, its edge left out. */
export type PaneRoom = {readonly columns: number; readonly rows: number};

/** All rooms there are, for those who don't know them by name. */
export type House = {
	/** By their screens' names, in the order in which their keys are listed. */
	readonly rooms: Readonly<Record<string, ScreenRoom>>;
	/** What their own events do, and the answers to what only they ask. */
	readonly reducers: Readonly<Record<string, (state: ConsoleState, event: never) => Transition>>;
	/** The screen that the console begins with. */
	readonly first: OpenScreen;
};
