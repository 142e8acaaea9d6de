import type {Location} from './location.ts';
import type {Status} from './status.ts';

/** Milliseconds since 1970, UTC. AWS reports seconds with decimals; translated at the adapter. */
export type EpochMs = number;

/** One row of a list of executions. What only a `Get` tells (parameters, counters, target locations) isn't here. */
export type ExecutionSummary = {
	readonly executionId: string;
	readonly document: string;
	readonly documentVersion: string | null;
	readonly status: Status;
	readonly startedAt: EpochMs | null;
	readonly endedAt: EpochMs | null;
	readonly executedBy: string | null;
	readonly failureMessage: string | null;
	readonly parentExecutionId: string | null;
	/** Whether it spans accounts or Regions: `AutomationType` is `CrossAccount`. */
	readonly isFanOut: boolean;
	/** The resource that a resource execution works on. */
	readonly target: string | null;
	/** Name of the step that runs, as the list tells it. */
	readonly currentStep: string | null;
	/** Whether it is a change request of Change Manager, which runs its runbooks once it is approved. */
	readonly isChangeRequest: boolean;
};

/** What a list and a record of fan-outs both know of an execution. */
export type ExecutionHead = Pick<
	ExecutionSummary,
	'executionId' | 'document' | 'documentVersion' | 'status' | 'startedAt' | 'endedAt' | 'executedBy'
>;

/** Pick the head out of anything that has one. */
export function headOf(execution: ExecutionHead): ExecutionHead {
	const {executionId, document, documentVersion, status, startedAt, endedAt, executedBy} = execution;
	return {executionId, document, documentVersion, status, startedAt, endedAt, executedBy};
}

/** Steps by end status. `total` counts every step; what hasn't ended is the difference. */
export type ProgressCounters = {
	readonly total: number;
	readonly success: number;
	readonly failed: number;
	readonly cancelled: number;
	readonly timedOut: number;
};

/** One entry of `TargetLocations` as an execution reports it, OUs unexpanded. */
export type TargetLocationEntry = {
	/** Account IDs, OU IDs or a root ID. */
	readonly accounts: readonly string[];
	readonly regions: readonly string[];
	/** Accounts and OUs taken out of the expansion. */
	readonly excludes: readonly string[];
	readonly maxConcurrency: string | null;
	readonly maxErrors: string | null;
	/** The entry as the API spells it, for a retry that carries everything over. */
	readonly raw: Readonly<Record<string, unknown>>;
};

/** A runbook of a change request. */
export type ChangeRunbook = {
	readonly document: string;
	readonly documentVersion: string | null;
	readonly parameters: Readonly<Record<string, readonly string[]>>;
	readonly targetLocations: readonly TargetLocationEntry[];
};

/** One execution of any level, as a `Get` tells it. */
export type Execution = ExecutionSummary & {
	readonly mode: 'Auto' | 'Interactive' | null;
	readonly parameters: Readonly<Record<string, readonly string[]>>;
	readonly outputs: Readonly<Record<string, readonly string[]>>;
	readonly targetParameterName: string | null;
	/** Resources resolved from `Targets`; not empty means rate control over resources. */
	readonly resolvedTargets: readonly string[];
	readonly targets: readonly {readonly key: string; readonly values: readonly string[]}[];
	readonly maxConcurrency: string | null;
	readonly maxErrors: string | null;
	readonly targetLocations: readonly TargetLocationEntry[];
	readonly targetLocationsUrl: string | null;
	/** `null` where AWS sends none: only fan-outs have them. */
	readonly counters: ProgressCounters | null;
	/** Alarms that went off and stopped the run. */
	readonly triggeredAlarms: readonly string[];
	/** The first steps, where AWS sent them; complete only if `isTruncated` is false. */
	readonly steps: readonly StepExecution[];
	readonly isTruncated: boolean;
	/** Of a change request: the runbooks that it runs. Empty for anything else. */
	readonly runbooks: readonly ChangeRunbook[];
	/** What a `StartAutomationExecution` would need to start it again, in the API's spelling. */
	readonly raw: Readonly<Record<string, unknown>>;
};

/** One step of an execution of any level. */
export type StepExecution = {
	readonly stepExecutionId: string;
	readonly name: string;
	/** `aws:executeAutomation`, `aws:approve`, … */
	readonly action: string;
	readonly status: Status;
	readonly startedAt: EpochMs | null;
	readonly endedAt: EpochMs | null;
	/** Values as AWS sends them: JSON text, mostly. */
	readonly inputs: Readonly<Record<string, string>>;
	readonly outputs: Readonly<Record<string, readonly string[]>>;
	readonly response: string | null;
	readonly responseCode: string | null;
	readonly failureMessage: string | null;
	readonly failureDetails: FailureDetails | null;
	/** The location that a parent's step stands for. A location is known by this, never by the step's name. */
	readonly location: Location | null;
	/** The execution that an `aws:executeAutomation` step started, if the step says so. */
	readonly childExecutionId: string | null;
	readonly onFailure: string | null;
	readonly isCritical: boolean | null;
	readonly isEnd: boolean | null;
	readonly nextStep: string | null;
	readonly timeoutSeconds: number | null;
	readonly maxAttempts: number | null;
	/** The loop step above, and which round this is. */
	readonly parentStep: {readonly name: string; readonly iteration: number | null; readonly value: string | null} | null;
};

/** AWS's machine-readable account of a failed step. */
type FailureDetails = {
	/** `InputValidation`, `PreVerification`, `Invocation` or `PostVerification`. */
	readonly stage: string | null;
	/** `Action`, `Permission`, `Throttling`, `Verification` or `Internal`. */
	readonly type: string | null;
	readonly details: Readonly<Record<string, readonly string[]>>;
};

/** How an execution is stopped: `Cancel` ends it as Cancelled, `Complete` lets an interactive run end with its results. */
export type StopType = 'Cancel' | 'Complete';

/** An answer to an execution that waits for a person. */
export type Signal =
	| {readonly type: 'Approve' | 'Reject'; readonly comment?: string | undefined}
	| {readonly type: 'Resume' | 'StartStep'; readonly stepName: string}
	| {readonly type: 'StopStep'; readonly stepExecutionId: string}
	| {readonly type: 'Revoke'};

/** What a watched execution consists of: the locations of a fan-out, the resources of one that is rate-controlled over targets, else its steps. */
export type RowKind = 'locations' | 'resources' | 'steps';

/** Tell what an execution consists of. The execution of one resource consists of steps, whatever it was started with. */
export function rowKindOf({
	isFanOut,
	targetLocations,
	targetLocationsUrl,
	targets,
	resolvedTargets,
	target,
	raw,
}: Execution): RowKind {
	if (isFanOut || targetLocations.length > 0 || targetLocationsUrl !== null) {
		return 'locations';
	}

	const isRateControlled = targets.length > 0 || resolvedTargets.length > 0 || raw.TargetMaps !== undefined;
	return isRateControlled && target === null ? 'resources' : 'steps';
}

/** Whether an execution spans locations, so that what happens does so in its children. */
export function spansLocations(execution: Execution): boolean {
	return rowKindOf(execution) === 'locations';
}
