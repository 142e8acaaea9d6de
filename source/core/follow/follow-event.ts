import type {Execution, StepExecution} from '../domain/execution.ts';
import type {Outcome} from '../domain/failure.ts';
import type {Location} from '../domain/location.ts';
import type {FanOutRecord} from './fan-out-record.ts';
import type {Following} from './following.ts';
import type {Hint} from './hint.ts';
import type {Unplaced} from './place-steps.ts';
import type {Accounts} from './plan-locations.ts';
import type {StepRead} from './step-read.ts';
import type {Look} from './wait.ts';

/** Which read goes first when the rate allows only one: what was just opened, what is on the screen, or the rest. */
export type Urgency = 'opened' | 'shown' | 'background';

/** What a look into a location is for: the scan for what waits, a question, what a cancel leaves half-done, whether a stop reached it, or what an action did. */
export type LookPurpose = 'scan' | 'inquiry' | 'half-done' | 'survivors' | 'refresh';

/** One page of steps, as AWS answers it. */
export type StepPage = {readonly items: readonly StepExecution[]; readonly nextToken: string | null};

/** What can happen to a followed execution. Every one is meant for one following: whoever raises it knows which. */
export type FollowEvent =
	/** It was opened: read it for the first time. */
	| {readonly type: 'opened'}
	/** The wake for the next round. */
	| {readonly type: 'read-due'}
	/** Somebody wants a round now, paused or not. */
	| {readonly type: 'read-asked'}
	| {readonly type: 'paused'}
	| {readonly type: 'resumed'}
	| {readonly type: 'execution-read'; readonly outcome: Outcome<Execution>}
	| {readonly type: 'steps-read'; readonly read: StepRead; readonly outcome: Outcome<StepPage>}
	/** The accounts of the organization, which tell what OUs come to; empty where it can't be read. */
	| {readonly type: 'accounts-known'; readonly accounts: Accounts}
	/** Where steps ran that don't say so themselves, by step ID, as far as their children were found. */
	| {readonly type: 'steps-located'; readonly locations: ReadonlyMap<string, Location>}
	/** What an earlier run of rollgrid has kept of it. */
	| {readonly type: 'record-read'; readonly record: FanOutRecord}
	/** The wake for the next look; locations that run longer than this are suspicious, in milliseconds. */
	| {readonly type: 'scan-due'; readonly longFromMs: number}
	| {
			readonly type: 'looked';
			readonly where: Location;
			readonly purpose: LookPurpose;
			readonly outcome: Outcome<Look>;
	  }
	/** Events of EventBridge say that something has happened to the execution, or to one of its children. */
	| {readonly type: 'hinted'; readonly hints: readonly Hint[]}
	/** AWS has accepted our stop of the execution. */
	| {readonly type: 'stop-accepted'; readonly stopType: 'Cancel' | 'Complete'}
	/** The wake for looking whether children have outlived the stop. */
	| {readonly type: 'survivors-due'};

/** What a followed execution requests. The response goes back to the same following. */
export type FollowEffect =
	| {readonly type: 'get-execution'; readonly urgency: Urgency}
	| {readonly type: 'list-steps'; readonly read: StepRead; readonly urgency: Urgency}
	/** Find out by their children where steps ran; `places-found` answers. */
	| ({readonly type: 'locate-steps'} & Unplaced)
	/** Read what was kept of an execution that AWS no longer has. */
	| {readonly type: 'read-record'}
	/** Look into a location's child; `childExecutionId` is `null` where the child has to be found. */
	| {
			readonly type: 'look';
			readonly where: Location;
			readonly childExecutionId: string | null;
			readonly purpose: LookPurpose;
			readonly urgency: Urgency;
	  }
	/** Raise `read-due`, `scan-due` or `survivors-due` later. A later wake for the same replaces an earlier one. */
	| {readonly type: 'wake'; readonly what: 'read' | 'scan' | 'survivors'; readonly afterMs: number}
	/** Something that whoever watches should be told now. */
	| {readonly type: 'tell'; readonly news: FollowNews};

/** What is worth a line when it happens. */
export type FollowNews =
	/** AWS has forgotten it: what is shown is a record. */
	| {readonly type: 'is-record'}
	/** Nobody lets us look into any location. */
	| {readonly type: 'blind'}
	/** Children run on although their parent was stopped. */
	| {readonly type: 'survivors'; readonly count: number}
	/** Whether the stop reached them can't be seen; printed location of one of them. */
	| {readonly type: 'unseen'; readonly count: number; readonly example: string};

/** What an event leads to. */
export type FollowTransition = {readonly following: Following; readonly effects: readonly FollowEffect[]};
