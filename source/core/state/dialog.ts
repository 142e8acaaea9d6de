import type {StoppableChild} from '../actions/cancel/cancellable.ts';
import type {LocationFailure} from '../actions/location-failure.ts';
import type {PreflightRecord} from '../actions/preflight/verdict-record.ts';
import type {Decision} from '../actions/rings/run.ts';
import type {StopType} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';
import type {Errand} from '../domain/program.ts';
import type {Status} from '../domain/status.ts';
import type {Answer, Look, Wait} from '../follow/wait.ts';
import type {PlannedRequest} from '../planning/retry-plan.ts';
import type {CopyChoice} from './copy-choice.ts';
import type {NotePlace} from './note-event.ts';
import type {NewRun} from './run-effect.ts';

/** A question over the screen. It takes every key until it is answered. */
export type Dialog = {
	readonly title: string;
	/** What will happen, to how many locations, with the runbook's name. */
	readonly lines: readonly string[];
	/** What *yes* does. */
	readonly intent: DialogIntent;
	/** What has to be typed before *yes* counts, such as the number of locations; `null` where `y` will do. */
	readonly mustType: string | null;
	readonly typed: string;
	/** The number of characters after the caret; left out for a caret at the end. */
	readonly fromEnd?: number;
	/** Keys that change the question, or choose another answer than yes or no. */
	readonly choices?: readonly DialogChoice[];
	/** Lists behind the question, which Tab shows in turn: the locations, the request. */
	readonly details?: readonly DialogDetail[];
	/** The list shown instead of the question, and its first shown line; left out for the question itself. */
	readonly shown?: {readonly place: number; readonly top: number};
	/** Whether `y` means yes; left out means that it does. */
	readonly takesYes?: boolean;
	/** The label of a line that takes any text, which Enter ends; left out where the question needs no text. */
	readonly prompt?: string;
};

/** A list behind a question: its title, and a line for each item. */
export type DialogDetail = {readonly title: string; readonly lines: readonly string[]};

/** One key of a question; without a label where the question itself says what it does. */
export type DialogChoice = {readonly key: string; readonly label: string};

/** The locations of a retry, and what was read for it. */
export type RetryNarrowing = {
	/** `undefined` for all that did not succeed. */
	readonly wanted: readonly Location[] | undefined;
	/** Only those that ended with one of these; empty for any. */
	readonly statuses: readonly Status[];
	/** The original's tags; `undefined` where they can't be read. */
	readonly tags: Readonly<Record<string, string>> | undefined;
};

/** What a confirmed dialog asks for. */
export type DialogIntent =
	| {
			readonly type: 'start';
			readonly where: Location;
			readonly requests: readonly PlannedRequest[];
			readonly retryOf: string | null;
			/** What a retry was planned from, so that it can be planned for fewer locations; left out for any other start. */
			readonly narrowing?: RetryNarrowing;
			/** The result of its preflight; left out where there was none. */
			readonly preflight?: PreflightRecord;
	  }
	/** What to do with starts that an earlier run left unresolved; see the effect. */
	| {
			readonly type: 'decide-starts';
			readonly launchId: string;
			readonly clientToken: string | null;
			readonly decision: 'start' | 'forget';
	  }
	/** Record a new run over rings, and conduct it. */
	| {readonly type: 'begin-run'; readonly run: NewRun}
	/** Choose what becomes of a run; changes nothing by itself. */
	| {readonly type: 'choose-for-run'; readonly runId: string}
	/** Decide about a run, as its ring was shown. */
	| {
			readonly type: 'decide-run';
			readonly runId: string;
			readonly ring: number;
			readonly decision: Decision;
			readonly isHandedOn: boolean;
	  }
	/** Pass over lines of the launch journal that can't be read. */
	| {readonly type: 'pass-over-doubts'; readonly ids: readonly string[]}
	| {
			readonly type: 'cancel-fan-out';
			readonly executionId: string;
			/** The execution itself. */
			readonly stops: readonly StoppableChild[];
			readonly stopType: StopType;
	  }
	| {
			readonly type: 'cancel-children';
			/** What is cancelled, in words: goes behind "Cancel". */
			readonly what: string;
			readonly children: readonly StoppableChild[];
			readonly stopType: StopType;
			/** Marked locations that can't be stopped, as nothing has begun there. */
			readonly notBegun: number;
			/** Marked locations that nobody lets us look into, and that are not stopped therefore. */
			readonly unseen: number;
	  }
	/** Looks are under way, whose outcome the next question needs. */
	| Inquiry
	/** Answer what waits. */
	| {
			readonly type: 'answer';
			readonly waits: readonly Wait[];
			readonly failures: readonly LocationFailure[];
			/** `null` until one is chosen. */
			readonly answer: Answer | null;
			readonly comment: string;
	  }
	/** Stop children that a stop of the fan-out didn't reach; the question is about the first one. */
	| {readonly type: 'cancel-survivors'; readonly survivors: readonly Look[]; readonly total: number}
	/** Copy one of several things; changes nothing. */
	| {readonly type: 'copy'; readonly copies: readonly CopyChoice[]}
	/** Open one of several attempts by itself; changes nothing. */
	| {readonly type: 'open-attempt'; readonly executionIds: readonly string[]}
	/** Run a command of the operator's own. */
	| {readonly type: 'run-errand'; readonly errand: Errand}
	/** Keep a note about a moment, in epoch milliseconds. */
	| {readonly type: 'write-note'; readonly place: NotePlace; readonly at: number}
	/** Hand on the code of an MFA device. */
	| {readonly type: 'give-code'}
	/** Nothing: it tells something. */
	| {readonly type: 'none'};

/** Looks for a question, and what came of them so far. Leaving the question drops them. */
export type Inquiry = {
	readonly type: 'inquire';
	readonly about: 'answer' | 'survivors' | 'cancel';
	/** Printed locations whose children have not been read yet. */
	readonly pending: ReadonlySet<string>;
	readonly total: number;
	/** Further locations of the question, beyond those that are read for it. */
	readonly unread: number;
	readonly looks: readonly Look[];
	readonly failures: readonly LocationFailure[];
	/** Whether the question also covers running steps, as the operator named them. */
	readonly takesRunning: boolean;
};
