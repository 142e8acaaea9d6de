import type {InterventionProgress} from '../actions/intervention-progress.ts';
import type {CheckResult} from '../actions/preflight/judge-cause.ts';
import type {PreflightRecord} from '../actions/preflight/verdict-record.ts';
import type {CallerIdentity} from '../domain/account.ts';
import type {Directory} from '../domain/directory.ts';
import type {JournalDoubt} from '../domain/journal-entry.ts';
import type {Location} from '../domain/location.ts';
import type {OwnCommand} from '../domain/own-command.ts';
import type {PaneChoice} from '../domain/settings.ts';
import type {Setup} from '../domain/setup.ts';
import type {Trouble} from '../domain/trouble.ts';
import type {AttemptOverlay} from '../follow/attempt-overlay.ts';
import type {ExecutionView} from '../follow/execution-view.ts';
import type {Following} from '../follow/following.ts';
import type {Happening} from '../follow/happening.ts';
import type {Pace} from '../follow/pace.ts';
import type {LaunchProgress} from '../planning/launch-progress.ts';
import type {Settled} from '../planning/settled.ts';
import type {Dialog} from './dialog.ts';
import type {ClipboardTrust} from './event.ts';
import {type FanOutList, noFanOuts} from './fan-out-list.ts';
import {firstHintQueue, type HintQueueState} from './hint-queue.ts';
import type {Pane} from './pane.ts';
import type {Rewind} from './rewind.ts';
import type {House, ScreenRoom} from './room.ts';
import type {OpenScreen} from './screen.ts';
import {firstTyping, type Typing} from './typed-lines.ts';

/** All that the console knows. Replaced, never changed, but for the `LocationGrid` of what is followed. */
export type ConsoleState = {
	/** Time of the last event, epoch milliseconds: what "now" is on the screen. */
	readonly now: number;
	readonly size: {readonly columns: number; readonly rows: number};
	readonly options: ConsoleOptions;
	/** The rooms of all screens; they never change. */
	readonly house: House;
	/** The central account and Region; `null` until AWS has said who we are. */
	readonly central: Location | null;
	readonly identity: CallerIdentity | null;
	/** Why it isn't known who we are. */
	readonly identityTrouble: Trouble | null;
	/** When that is requested again, epoch milliseconds; `null` while the request is running. */
	readonly identifyDueAt: number | null;
	/** The AWS setup of this machine; `null` before it was read, and in a simulated world. */
	readonly setup: Setup | null;
	/** The fan-out to open as soon as it is known who we are, or `null`. */
	readonly wanted: string | null;
	readonly directory: Directory;
	readonly fanOuts: FanOutList;
	/** The execution whose matrix is open, or was last; what the header says is said of it. `null` for none. */
	readonly opened: string | null;
	/** What is followed, by execution ID: what was opened, and all attempts at the same work. */
	readonly followings: ReadonlyMap<string, Following>;
	/** Of what is followed, the executions that belong together. */
	readonly attempts: readonly Attempts[];
	/** Executions opened below the parent, by `viewKey`. */
	readonly views: ReadonlyMap<string, ExecutionView>;
	/** What rooms keep when their screens are left, by room; see `Kept`. */
	readonly kept: ReadonlyMap<string, unknown>;
	/** Screens from the first to the one that is shown; never empty. */
	readonly screens: readonly [OpenScreen, ...OpenScreen[]];
	/** What lies over the screen and takes every key, or `null`. */
	readonly dialog: Dialog | null;
	/** What was recorded of fan-outs in addition to their locations, by execution ID: notes, the fuse, the rate control. */
	readonly happenings: ReadonlyMap<string, readonly Happening[]>;
	/** The fan-out that is shown as it was, or `null` where everything is of now. */
	readonly rewind: Rewind | null;
	/** What was found out about causes of failures, by cause; `null` while it is being found out. */
	readonly checks: ReadonlyMap<string, readonly CheckResult[] | null>;
	/** The preflights of executions, by execution ID; `null` where none was saved. */
	readonly preflights: ReadonlyMap<string, PreflightRecord | null>;
	/** Signals or stops under way, or `null`. */
	readonly underWay: InterventionProgress | null;
	/** Until when the console may change something although it is read-only, epoch milliseconds; `null` where it isn't armed. */
	readonly armedUntil: number | null;
	/** The line behind `:`, or `null` where it isn't open. */
	readonly palette: Palette | null;
	/** The line being edited, and earlier lines. */
	readonly typing: Typing;
	/** The number typed before a move, which repeats it; `null` for none. */
	readonly count: number | null;
	/** The pane that stands beside the screen. */
	readonly pane: Pane;
	/** A theme chosen here, or `null` for the one that flags and settings say. */
	readonly theme: string | null;
	/** Whether the mouse is listened to; else it is the terminal's, to select text with. */
	readonly hasMouse: boolean;
	/** A line that answers the last key, or `null`. */
	readonly notice: Notice | null;
	readonly traffic: Traffic;
	/** The state of the queue of events. */
	readonly hintQueue: HintQueueState;
	/** What is known of a copy to the operator's own clipboard. */
	readonly clipboard: ClipboardTrust;
	/** How many lines libraries and Node have written since the log was last shown. */
	readonly unreadWords: number;
	readonly starts: Starts;
	/** Whether the console is about to end; the runtime ends it. */
	readonly isQuitting: boolean;
};

/** Executions that belong together, as each retries the one before; one matrix shows them together. */
export type Attempts = {
	/** Execution IDs, the original first. */
	readonly ids: readonly string[];
	/** Every location with its latest attempt. */
	readonly overlay: AttemptOverlay;
};

/** What flags and settings decide for the whole console. */
export type ConsoleOptions = {
	readonly pace: Pace;
	readonly isReadOnly: boolean;
	/** Whether the mouse is listened to from the start; left out means that it isn't. */
	readonly hasMouse?: boolean;
	/** Milliseconds from the start that read-only is lifted for; left out for none. */
	readonly armForMs?: number;
	/** Patterns with `*` of runbooks that ask for the number of locations to be typed. */
	readonly dangerousRunbooks: readonly string[];
	/** Whether the review of a launch automatically checks what would fail; left out means that a key starts the check. */
	readonly preflightsReview?: boolean;
	/** Change Calendars that have to be open for a launch; left out for none. */
	readonly changeCalendars?: readonly string[];
	/** Whether the pane is shown; left out means where there is room. */
	readonly pane?: PaneChoice;
	/** Commands of the operator's own, by name; left out for none. */
	readonly commands?: Readonly<Record<string, OwnCommand>>;
	/** What is known of a copy to the operator's own clipboard; left out means that it arrives. */
	readonly clipboard?: ClipboardTrust;
	/** Whether what belongs to a fan-out is looked for: its retries, and what has changed since it was last seen. For the console; left out means that it isn't. */
	readonly followsAttempts?: boolean;
	/** Whether a queue of events is read. Left out, there is none. */
	readonly readsEvents?: boolean;
	/** Whether everything is a rehearsal in a simulated world, which every screen says; left out means that it isn't. */
	readonly isRehearsal?: boolean;
	/** The words before an execution ID in the line that comes back to it, such as `rollgrid watch --profile ops`. */
	readonly watchCommand: string;
};

export type Notice = {
	readonly text: string;
	readonly tone: 'info' | 'good' | 'bad';
	/** The event that was held back with it, and is done where it comes once more. */
	readonly holdsBack?: 'launch-again-asked' | 'configure-reset';
};

/** Starts that are under way or unresolved. */
type Starts = {
	/** Launches of which something still waits to be started, by ID. */
	readonly launches: ReadonlyMap<string, LaunchProgress>;
	/** Starts of earlier runs that the operator hasn't been asked about yet. */
	readonly undecided: readonly Settled[];
	/** Lines of the journal that can't be read and that the operator hasn't been asked about yet. */
	readonly doubts: readonly JournalDoubt[];
	/** Launches that are held back and that the operator hasn't been asked about yet. */
	readonly held: readonly string[];
	/** The execution whose other attempts have been looked for. */
	readonly searchedFor: string | null;
	/** Whether a retry was asked for that waits for that search. */
	readonly isRetryWaiting: boolean;
	/** Whether the last search for other attempts could look everywhere. */
	readonly isChainKnown: boolean;
	/** The retry that is being prepared: of these locations, or of all that did not succeed. */
	readonly retrying: {readonly executionId: string; readonly wanted: readonly Location[] | undefined} | null;
};

/** API calls since the start. */
type Traffic = {readonly calls: number; readonly throttled: number};

/** The line behind `:`, and which of what it finds is chosen. */
export type Palette = {
	readonly typed: string;
	/** Place among what is found, from 0. */
	readonly index: number;
};

/** The screen that is shown. */
export function currentScreen({screens}: Pick<ConsoleState, 'screens'>): OpenScreen {
	return screens.at(-1) ?? screens[0];
}

/** The room of a screen. */
export function roomOf({house}: Pick<ConsoleState, 'house'>, {name}: Pick<OpenScreen, 'name'>): ScreenRoom {
	const room = house.rooms[name];
	if (room === undefined) {
		throw new Error(`No room is called ${name}`);
	}

	return room;
}

/** The state with the shown screen replaced. */
export function withScreen<S extends OpenScreen>(state: ConsoleState, screen: S): ConsoleState {
	return {...state, screens: stackOf([...state.screens.slice(0, -1), screen], state)};
}

/** The state with one more screen on top. */
export function pushScreen<S extends OpenScreen>(state: ConsoleState, screen: S): ConsoleState {
	return {...state, screens: [...state.screens, screen]};
}

/** Screens as a stack; those that stand where none are given. */
export function stackOf(
	screens: readonly OpenScreen[],
	{screens: standing}: Pick<ConsoleState, 'screens'>,
): ConsoleState['screens'] {
	const [first, ...above] = screens;
	return first === undefined ? standing : [first, ...above];
}

/**
What the console knows before anything has happened.

@param house - Its rooms, and its first screen.
*/
export function createState(options: ConsoleOptions, now: number, house: House): ConsoleState {
	return {
		now,
		size: {columns: 80, rows: 24},
		options,
		house,
		central: null,
		identity: null,
		identityTrouble: null,
		identifyDueAt: null,
		setup: null,
		wanted: null,
		typing: firstTyping,
		count: null,
		directory: {accounts: new Map(), regions: new Map(), failure: null},
		fanOuts: noFanOuts,
		opened: null,
		followings: new Map(),
		attempts: [],
		views: new Map(),
		kept: new Map(),
		screens: [house.first],
		dialog: null,
		rewind: null,
		happenings: new Map(),
		checks: new Map(),
		preflights: new Map(),
		underWay: null,
		armedUntil: options.armForMs === undefined ? null : now + options.armForMs,
		palette: null,
		pane: {choice: options.pane ?? 'auto', on: null, isRested: false},
		theme: null,
		hasMouse: options.hasMouse ?? false,
		notice: null,
		traffic: {calls: 0, throttled: 0},
		hintQueue: firstHintQueue(options.readsEvents ?? false),
		unreadWords: 0,
		clipboard: options.clipboard ?? 'taken',
		starts: {
			launches: new Map(),
			undecided: [],
			doubts: [],
			held: [],
			searchedFor: null,
			isRetryWaiting: false,
			isChainKnown: true,
			retrying: null,
		},
		isQuitting: false,
	};
}
