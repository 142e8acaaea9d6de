import type {CallerIdentity} from '../domain/account.ts';
import type {Location} from '../domain/location.ts';
import type {RunbookOwner} from '../domain/runbook-list.ts';
import type {StartRequest} from '../domain/start-request.ts';

/** Plans that the operator saved, by name: `StartAutomationExecution` inputs as far as they were filled in. */
export type Presets = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Lists of AWS that a field can be completed from. */
export type ChoiceList = 'alarms' | 'groups' | 'roles' | 'regions';

/** What wakes a launch that is being configured. */
export type LaunchWake =
	/** The cursor has rested on a runbook long enough to be told about it. */
	| {readonly type: 'runbook-rested'; readonly name: string}
	/** A preview may be there by now; `request` is what it is about, as JSON. */
	| {readonly type: 'preview-due'; readonly request: string; readonly previewId: string};

/** The effects of configuring a launch. */
export type LaunchEffect =
	/** Check in the background everything that requests need before they are started; `key` comes back with the findings. */
	| {
			readonly type: 'run-preflight';
			readonly key: string;
			readonly identity: CallerIdentity;
			readonly central: Location;
			readonly requests: readonly StartRequest[];
			readonly calendars: readonly string[];
			/** Whether the requests are still incomplete, so that their parameters are judged later. */
			readonly isSketch: boolean;
	  }
	/** Start no further read of the preflight. */
	| {readonly type: 'stop-preflight'}
	/** Play a plan many times in a simulated world, in a process of its own; `key` comes back with the result. */
	| {
			readonly type: 'run-rehearsal';
			readonly key: string;
			/** The plan, as JSON. */
			readonly plan: string;
			/** A world file's text; `null` for a world made from what the plan names. */
			readonly world: string | null;
			readonly seeds: number;
			/** The share of locations that are made to fail, in percent. */
			readonly failingPercent: number;
	  }
	/** End the rehearsal's process. */
	| {readonly type: 'stop-rehearsal'}
	/** One page of the runbooks of an owner. */
	| {
			readonly type: 'list-runbooks';
			readonly where: Location;
			readonly owner: RunbookOwner;
			readonly nextToken: string | null;
	  }
	| {readonly type: 'read-runbook'; readonly where: Location; readonly name: string; readonly version: string}
	/** The first page of a runbook's versions, newest first: fifty are plenty to choose from. */
	| {readonly type: 'list-versions'; readonly where: Location; readonly name: string}
	| {readonly type: 'list-choices'; readonly where: Location; readonly list: ChoiceList}
	/** An execution with its tags, to launch it again. */
	| {readonly type: 'read-launch-source'; readonly where: Location; readonly executionId: string}
	/** The locations of a fan-out that failed, timed out or were cancelled. */
	| {readonly type: 'list-failed-locations'; readonly where: Location; readonly executionId: string}
	/** The tags of accounts, which rings are chosen by. */
	| {readonly type: 'read-account-tags'; readonly accountIds: readonly string[]}
	| {readonly type: 'read-file'; readonly path: string}
	/** Refused with `conflict` where there is such a file and it may not be replaced. */
	| {readonly type: 'write-file'; readonly path: string; readonly text: string; readonly replaces: boolean}
	| {readonly type: 'read-presets'}
	| {readonly type: 'save-preset'; readonly name: string; readonly plan: Readonly<Record<string, unknown>>}
	| {readonly type: 'start-preview'; readonly where: Location; readonly request: StartRequest}
	| {
			readonly type: 'get-preview';
			readonly where: Location;
			/** What the preview is about, as JSON. */
			readonly request: string;
			readonly previewId: string;
	  };
