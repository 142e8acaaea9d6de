import type {Intervention} from '../actions/intervention.ts';
import type {PreflightRecord} from '../actions/preflight/verdict-record.ts';
import type {ReportSource} from '../actions/report/report-source.ts';
import type {Location} from '../domain/location.ts';
import type {Origin} from '../domain/setup.ts';
import type {StackPlace} from '../domain/stack-event.ts';
import type {KnownFanOut} from '../follow/fan-out-record.ts';
import type {LookPurpose, Urgency} from '../follow/follow-event.ts';
import type {Unplaced} from '../follow/place-steps.ts';
import type {StepRead} from '../follow/step-read.ts';
import type {PlannedRequest} from '../planning/retry-plan.ts';
import type {AttemptEvent} from './attempt-event.ts';
import type {ResponseEvent, SystemEvent} from './event.ts';
import type {InterventionEvent} from './intervention-event.ts';
import type {LaunchEffect, LaunchWake} from './launch-effect.ts';
import type {NoteEffect} from './note-event.ts';
import type {PaneEvent} from './pane.ts';
import type {CommandPlace, PrintedEvent} from './printed-event.ts';
import type {ProgramEffect} from './program-effect.ts';
import type {RecordEvent} from './record-event.ts';
import type {MomentGoal} from './rewind.ts';
import type {RunEffect} from './run-effect.ts';
import type {RunNews} from './run-event.ts';
import type {LineKind} from './typed-lines.ts';

/** What the console can ask of the world, as plain data; the runtime performs it and answers with events. */
export type Effect =
	| LaunchEffect
	| ProgramEffect
	| NoteEffect
	| RunEffect
	| {readonly type: 'identify'}
	/** Read the AWS setup of this machine. */
	| {readonly type: 'read-setup'}
	/** Act as another identity, or elsewhere, from now on. */
	| {readonly type: 'choose-origin'; readonly origin: Origin}
	| {readonly type: 'list-accounts'}
	| {readonly type: 'list-regions'}
	/** One page of the fan-outs of the central account and Region. */
	| {readonly type: 'list-fan-outs'; readonly where: Location; readonly nextToken: string | null}
	/** Read the counters of a fan-out on the list. */
	| {readonly type: 'count-fan-out'; readonly where: Location; readonly executionId: string}
	/** Save the count of an ended fan-out, so that no later run counts it again. */
	| {readonly type: 'keep-count'; readonly known: KnownFanOut}
	| {
			readonly type: 'get-execution';
			readonly asker: Asker;
			readonly where: Location;
			readonly executionId: string;
			readonly urgency: Urgency;
	  }
	| {
			readonly type: 'list-steps';
			readonly asker: Asker;
			readonly where: Location;
			readonly executionId: string;
			readonly read: StepRead;
			readonly urgency: Urgency;
	  }
	/** Find the executions that a parent started there. */
	| {
			readonly type: 'list-children';
			readonly asker: Extract<Asker, {type: 'viewed'}>;
			readonly where: Location;
			readonly parentExecutionId: string;
			/** About when the one that is looked for began, epoch milliseconds; `null` lists all. */
			readonly startedAround: number | null;
			readonly nextToken: string | null;
	  }
	/** Start what was planned, once each and in turns: journaled before it is sent. */
	| {
			readonly type: 'start';
			readonly where: Location;
			readonly requests: readonly PlannedRequest[];
			readonly retryOf: string | null;
			/** The result of its preflight; left out where there was none. */
			readonly preflight?: PreflightRecord;
	  }
	/** Which fan-outs earlier runs have followed. */
	| {readonly type: 'list-known'; readonly where: Location}
	/** How one of them stands now. */
	| {readonly type: 'check-news'; readonly where: Location; readonly executionId: string}
	/** Read every change that was recorded of a fan-out and its attempts, to go back through. */
	| {
			readonly type: 'read-history';
			readonly where: Location;
			readonly executionId: string;
			/** All attempts, the original first. */
			readonly executionIds: readonly string[];
			readonly goal: MomentGoal;
	  }
	/** What was kept of a fan-out that AWS no longer has. */
	| {readonly type: 'read-record'; readonly where: Location; readonly executionId: string}
	/** Read the result of the preflight before it was started. */
	| {readonly type: 'read-preflight'; readonly where: Location; readonly executionId: string}
	/** Find the attempts that an execution belongs to: what it retries, and what retries it. */
	| {readonly type: 'find-attempts'; readonly where: Location; readonly executionId: string; readonly document: string}
	/** Find out what became of the starts that an earlier run left unresolved. */
	| {readonly type: 'settle-starts'; readonly where: Location}
	/** Pass over lines of the launch journal that can't be read, as the operator has decided. */
	| {readonly type: 'pass-over-doubts'; readonly ids: readonly string[]}
	/** Start what was left unresolved, or give it up, as the operator has decided. */
	| {
			readonly type: 'decide-starts';
			readonly launchId: string;
			/** One start; `null` for all of the launch that were never sent. */
			readonly clientToken: string | null;
			readonly decision: 'start' | 'forget';
	  }
	/** Find out by their children where steps of a followed execution ran that don't say so. */
	| ({readonly type: 'locate-steps'; readonly executionId: string} & Unplaced)
	/** Look into a location for what its child does and what waits there; `executionId` is `null` where the child has to be found. */
	| {
			readonly type: 'look';
			readonly where: Location;
			readonly parentExecutionId: string;
			readonly executionId: string | null;
			readonly purpose: LookPurpose;
			readonly urgency: Urgency;
	  }
	/** Read of a location's child what can be compared; `executionId` is `null` where the child has to be found. */
	| {
			readonly type: 'read-child';
			readonly where: Location;
			readonly parentExecutionId: string;
			readonly executionId: string | null;
			readonly stepName: string | null;
			/** Whether the output of the step's command is read too: one more read. */
			readonly readsPrinted: boolean;
			readonly urgency: Urgency;
	  }
	/** Read which instances a step's command ran on. */
	| ({readonly type: 'list-invocations'} & CommandPlace)
	/** Read the output of one plugin on one instance. */
	| ({readonly type: 'read-printed'; readonly instanceId: string; readonly pluginName: string} & CommandPlace)
	/** Read the events of a stack that a step created. */
	| ({readonly type: 'list-stack-events'} & StackPlace)
	/** Find out why a role can't be assumed; `cause` comes back with the results. */
	| {
			readonly type: 'check-cause';
			readonly cause: string;
			readonly places: readonly Location[];
			readonly central: Location;
			readonly role: string;
			readonly administrationRoleArn: string;
			readonly document: string;
	  }
	| {readonly type: 'list-tags'; readonly where: Location; readonly executionId: string}
	| Intervention
	/** Raise an event later. A later wake of the same `name` replaces this one. */
	| {readonly type: 'wake'; readonly name: string; readonly afterMs: number; readonly event: WakeEvent}
	/** Write what happened in a fan-out to a file, to hand on. */
	| {readonly type: 'write-report'; readonly source: ReportSource}
	/** Put a text on the operator's clipboard, through the terminal. */
	| {readonly type: 'copy'; readonly text: string}
	/** The code of an MFA device as it was typed; `null` where the question was left. */
	| {readonly type: 'give-code'; readonly code: string | null}
	/** Read what was typed in earlier runs. */
	| {readonly type: 'read-lines'}
	/** Save a typed line for the next run. */
	| {readonly type: 'keep-line'; readonly kind: LineKind; readonly text: string}
	| {readonly type: 'redraw'}
	| {readonly type: 'suspend'}
	| {readonly type: 'quit'};

/** What may be raised later. */
type WakeEvent =
	| Extract<RecordEvent, {type: 'moment-due'}>
	| Extract<RunNews, {type: 'run-due'}>
	| SystemEvent
	| ResponseEvent
	| InterventionEvent
	| AttemptEvent
	| LaunchWake
	| PaneEvent
	| PrintedEvent;

/** Whose read it is: its answer goes there, and nowhere else. */
type Asker =
	| {readonly type: 'followed'; readonly executionId: string}
	| {readonly type: 'viewed'; readonly key: string};
