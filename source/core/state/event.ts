import type {Account, CallerIdentity, Region} from '../domain/account.ts';
import type {Execution, ExecutionSummary, Signal, StopType} from '../domain/execution.ts';
import type {Failure, Outcome} from '../domain/failure.ts';
import type {Location} from '../domain/location.ts';
import type {SortedMessages} from '../follow/automation-event.ts';
import type {FollowEvent} from '../follow/follow-event.ts';
import type {ViewEvent} from '../follow/read-view.ts';
import type {RowId} from '../matrix/matrix-view.ts';
import type {Stride} from '../matrix/move.ts';
import type {LineEdit} from './edit-line.ts';
import type {KnownLines} from './typed-lines.ts';

/** One page of a list, as a port answers it. */
type PageOf<T> = {readonly items: readonly T[]; readonly nextToken: string | null};

/** What starts the console, and what the terminal says. */
export type SystemEvent =
	| {
			readonly type: 'started';
			readonly open: {readonly executionId: string} | {readonly runId: string} | null;
	  }
	| {readonly type: 'resized'; readonly columns: number; readonly rows: number}
	/** A second has passed: the times on the screen move on. */
	| {readonly type: 'ticked'}
	/** It has been found out what becomes of a copy. */
	| {readonly type: 'clipboard-known'; readonly trust: ClipboardTrust}
	| {readonly type: 'traffic-counted'; readonly calls: number; readonly throttled: number}
	/** Messages were received from the queue of events. */
	| {readonly type: 'hints-received'; readonly sorted: SortedMessages}
	/** The queue of events can't be read, or can be again: then `failure` is `null`. */
	| {readonly type: 'hints-failed'; readonly failure: Failure | null; readonly dueAt: number | null}
	/** A profile wants the code of an MFA device. */
	| {readonly type: 'code-asked'; readonly serial: string; readonly profile: string};

/** Answers of AWS. */
export type ResponseEvent =
	| {
			readonly type: 'identified';
			readonly outcome: Outcome<{readonly identity: CallerIdentity; readonly central: Location}>;
	  }
	| {readonly type: 'identify-due'}
	/** Calls are made as the chosen identity from now on; with the words before an execution ID in the command line that returns to it. */
	| {readonly type: 'origin-chosen'; readonly watchCommand: string}
	/** What was typed in earlier runs. */
	| {readonly type: 'lines-read'; readonly outcome: Outcome<KnownLines>}
	/** Whether it takes long to find out who acts. */
	| {readonly type: 'origin-due'}
	| {readonly type: 'accounts-due'}
	| {readonly type: 'regions-due'}
	| {readonly type: 'accounts-read'; readonly outcome: Outcome<readonly Account[]>}
	| {readonly type: 'regions-read'; readonly outcome: Outcome<readonly Region[]>}
	| {
			readonly type: 'fan-outs-read';
			readonly isFirstPage: boolean;
			readonly outcome: Outcome<PageOf<ExecutionSummary>>;
	  }
	| {readonly type: 'fan-outs-due'}
	/** A fan-out of the list, read for its counters. */
	| {readonly type: 'fan-out-counted'; readonly executionId: string; readonly outcome: Outcome<Execution>}
	/** Something happened to what is followed under an execution ID. */
	| {readonly type: 'followed'; readonly executionId: string; readonly event: FollowEvent}
	/** Something happened to an opened execution, by its `viewKey`. */
	| {readonly type: 'viewed'; readonly key: string; readonly event: ViewEvent}
	| {
			readonly type: 'stop-responded';
			readonly where: Location;
			readonly executionId: string;
			readonly stopType: StopType;
			readonly outcome: Outcome<void>;
	  }
	| {
			readonly type: 'signal-responded';
			readonly where: Location;
			readonly executionId: string;
			readonly signal: Signal;
			readonly outcome: Outcome<void>;
	  }
	| {
			readonly type: 'tags-read';
			readonly executionId: string;
			readonly outcome: Outcome<Readonly<Record<string, string>>>;
	  };

/** Keys that mean the same on every screen. */
export type KeyEvent =
	| {readonly type: 'moved'; readonly direction: 'up' | 'down' | 'left' | 'right'; readonly stride: Stride}
	| {readonly type: 'entered'}
	| {readonly type: 'went-back'}
	| {readonly type: 'help-asked'}
	| {readonly type: 'search-began'}
	/** Text for whatever takes text: the search line, a dialog. */
	| {readonly type: 'typed'; readonly text: string}
	/** A key edits the line: it moves the caret, or deletes something. */
	| {readonly type: 'line-edited'; readonly edit: LineEdit}
	/** Bring back a line that was typed before. */
	| {readonly type: 'line-recalled'; readonly direction: 'older' | 'newer'}
	/** A digit of a number before a move. */
	| {readonly type: 'digit-typed'; readonly digit: number}
	/** Something other than a move followed it. */
	| {readonly type: 'count-left'}
	| {readonly type: 'search-moved'; readonly direction: 'next' | 'previous'}
	| {readonly type: 'copy-asked'}
	/** Copy the link that opens this execution in the AWS console. */
	| {readonly type: 'link-asked'}
	/** Show the step itself rather than the execution it started. */
	| {readonly type: 'inspect-asked'}
	/** Show the output of the step's command on its instances. */
	| {readonly type: 'printed-asked'}
	| {readonly type: 'log-asked'}
	/** Choose another profile or Region. */
	| {readonly type: 'origin-asked'}
	| {readonly type: 'pause-toggled'}
	| {readonly type: 'refresh-asked'}
	/** Show only some of what is listed, in turn. */
	| {readonly type: 'filter-cycled'}
	/** Mark all locations of the row under the cursor, or take their marks away. */
	| {readonly type: 'group-marked'}
	/** A launch with the settings of the fan-out under the cursor, or of the open one. */
	| {readonly type: 'launch-again-asked'}
	/** The mouse was clicked on a row of locations, and perhaps on a Region of it. */
	| {readonly type: 'pointed'; readonly row: RowId; readonly region: string | null}
	| {readonly type: 'redraw-asked'}
	| {readonly type: 'suspend-asked'}
	| {readonly type: 'quit-asked'}
	| {readonly type: 'cancel-asked'}
	| {readonly type: 'retry-asked'}
	| {readonly type: 'dialog-confirmed'}
	| {readonly type: 'dialog-dismissed'}
	/** Show the next list behind the question, or the question again. */
	| {readonly type: 'dialog-turned'}
	| {readonly type: 'dialog-scrolled'; readonly direction: 'up' | 'down'; readonly stride: Stride}
	/** A key that can't do anything now, and why. */
	| {readonly type: 'key-refused'; readonly reason: string};

/** An event as the store passes it on: with the time, so that the same events always give the same state. */
export type Stamped<E extends {readonly type: string}> = E & {
	/** Epoch milliseconds. */
	readonly at: number;
};

/** Whether a copy arrives: `taken` by terminals that accept it; `sent` where no terminal confirms it; `tmux` passes it on where it is configured to. */
export type ClipboardTrust = 'taken' | 'sent' | 'tmux';
