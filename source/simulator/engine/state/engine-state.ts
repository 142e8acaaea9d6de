import type {AlarmState, LocationPattern} from '../../world-definition.ts';
import type {Command} from './command.ts';
import {EventQueue} from './event-queue.ts';
import type {Execution, StepRecord} from './execution.ts';
import {Folds} from './fold.ts';
import type {Preview} from './preview-types.ts';
import {SharedTexts} from './shared-texts.ts';

/** One account in one Region: the executions that live there, and its quotas. */
export type AccountRegion = {
	readonly accountId: string;
	readonly region: string;
	/** Their IDs, oldest start first. */
	executionIds: string[];
	/** Executions that were older than the history reaches, and are gone. */
	pruned: number;
	/** Executions that hold one of the places of the quota. */
	running: number;
	runningRateControl: number;
	/** Executions that wait for the quota, with what begins them; created with the first. */
	queue: Queue | undefined;
	/** The same for rate-controlled ones. */
	rateControlQueue: Queue | undefined;
};

type Queue = Array<{readonly execution: Execution; readonly begin: () => void}>;

/** What the engine keeps of a world. */
export type EngineState = {
	readonly events: EventQueue;
	/** Every execution by ID, of all accounts and Regions. */
	readonly executions: Map<string, Execution>;
	/** Executions that have ended and are folded next. */
	readonly ended: Execution[];
	readonly folds: Folds;
	/** By `<account>/<region>`. */
	readonly accountRegions: Map<string, AccountRegion>;
	/** Client tokens that were used, by account, Region and token. */
	readonly clientTokens: Map<string, {readonly fingerprint: string; readonly executionId: string}>;
	/** What steps have sent to instances, by the command's ID. */
	readonly commands: Map<string, Command>;
	readonly previews: Map<string, Preview>;
	readonly shared: SharedTexts;
	/** How often an outcome rule with `times` has applied, by rule and location. */
	readonly ruleUses: Map<string, number>;
	/** The accounts that a location pattern means. */
	readonly patternAccounts: Map<LocationPattern, ReadonlySet<string>>;
	/** IDs of the executions that watch an alarm, by `<account>/<region>/<alarm>`. */
	readonly alarmWatchers: Map<string, Set<string>>;
	/** The present state of each alarm whose state has changed, by the same key. */
	readonly alarmStates: Map<
		string,
		{readonly state: AlarmState; readonly changedAtMs: number; readonly reason?: string | undefined}
	>;
	/** Hears of each execution, or step of one, whose status has changed. */
	tell: ((execution: Execution, step: StepRecord | undefined) => void) | undefined;
	/** Starts by people so far; IDs are drawn from it. */
	starts: number;
	/** When old executions are let go of next. */
	nextForgettingMs: number;
	/** Events that have happened. */
	eventsHappened: number;
};

export function createEngineState(): EngineState {
	const executions = new Map<string, Execution>();
	return {
		events: new EventQueue(),
		executions,
		ended: [],
		folds: new Folds(executions),
		accountRegions: new Map(),
		clientTokens: new Map(),
		commands: new Map(),
		previews: new Map(),
		shared: new SharedTexts(),
		ruleUses: new Map(),
		patternAccounts: new Map(),
		alarmWatchers: new Map(),
		alarmStates: new Map(),
		tell: undefined,
		starts: 0,
		nextForgettingMs: 0,
		eventsHappened: 0,
	};
}
