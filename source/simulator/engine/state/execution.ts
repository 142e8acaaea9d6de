import type {AutomationDocument, DocumentVersion} from '../../documents/document.ts';
import type {StepDefinition} from '../../documents/runbook.ts';
import type {ExecutionMode, ExecutionStatus, ParameterMap, StartInput, TargetLocation} from './api.ts';

/**
What an execution's steps stand for.

`locations`: one step per location, the parent of a fan-out. `resources`: one step per resource, a rate-controlled execution. `runbook`: the runbook's own steps. `record`: an execution that the world file only describes; it never moves.
*/
export type ExecutionKind = 'locations' | 'resources' | 'runbook' | 'record';

/** Steps of a fan-out by how they ended, as `ProgressCounters` counts them. */
export type Counters = {total: number; success: number; failed: number; cancelled: number; timedOut: number};

export type FailureDetails = {
	readonly FailureStage: 'InputValidation' | 'PreVerification' | 'Invocation' | 'PostVerification';
	readonly FailureType: 'Action' | 'Permission' | 'Throttling' | 'Verification' | 'Internal';
	readonly Details: Readonly<Record<string, readonly string[]>>;
};

/** Where in an `aws:loop` a step ran. */
export type ParentStepDetails = {
	readonly stepIndex: number;
	readonly iteration: number;
	readonly iteratorValue: string | undefined;
};

/** One step execution. There may be 100,000 in one execution, so it holds nothing that can be derived. */
export type StepRecord = {
	/** Position in `Execution.steps`; the step execution's ID is derived from it. */
	readonly index: number;
	readonly name: string;
	readonly action: string;
	status: ExecutionStatus;
	/** Epoch milliseconds; undefined until it starts. */
	startedAtMs: number | undefined;
	endedAtMs: number | undefined;
	/** The runbook's step. Undefined for the steps of `locations` and `resources`. */
	readonly definition: StepDefinition | undefined;
	/** The location, for a step of `locations`. */
	readonly location: StepLocation | undefined;
	/** The execution that this step has started. */
	child: Execution | undefined;
	inputs: Readonly<Record<string, string>> | undefined;
	outputs: Readonly<Record<string, readonly string[]>> | undefined;
	failureMessage: string | undefined;
	failureDetails: FailureDetails | undefined;
	responseCode: string | undefined;
	response: string | undefined;
	/** Attempts begun so far. */
	attempts: number;
	readonly parentStep: ParentStepDetails | undefined;
};

/** One account-Region pair of a fan-out. `entry` is the request's target location that it comes from. */
export type StepLocation = {readonly accountId: string; readonly region: string; readonly entry: TargetLocation};

/** The part of an execution that runs; gone when it has ended. */
export type Run = {
	/** Begin to stop. The execution is `Cancelling` already. */
	cancel(): void;
	/** Stop one step by its index; the rest goes on. */
	stopStep(index: number): void;
	/** End a run by hand with what it has done. Returns false where it isn't one, or a step runs. */
	complete?(): boolean;
	/** Answer the step that waits for a person. Returns false where no step waits for such an answer. */
	answer?(answer: Answer): boolean;
};

export type Answer =
	| {readonly type: 'approve' | 'reject'; readonly principalArn: string; readonly comment: string | undefined}
	| {readonly type: 'resume'; readonly stepName: string | undefined}
	| {readonly type: 'start-step'; readonly stepName: string};

/** One automation execution of any level, kept for 30 days after its start. Read it; only the engine changes it. */
export type Execution = {
	readonly id: string;
	/** Where it lives: it can be found with this account's credentials in this Region only. */
	readonly accountId: string;
	readonly region: string;
	readonly kind: ExecutionKind;
	/** The request, as sent by a person or as its parent made it. */
	readonly input: StartInput;
	/** `Parameters` in effect. A child's differ from its parent's request in the role and the target. */
	readonly parameters: ParameterMap;
	readonly document: AutomationDocument;
	readonly version: DocumentVersion;
	readonly mode: ExecutionMode;
	/** ARN of the person who has started the topmost execution; `executedBy` in `execution-role.ts` says whom this one runs for. */
	readonly startedBy: string;
	/** The execution whose step has started this one. */
	readonly parent: Execution | undefined;
	readonly parentStepIndex: number;
	/** Levels above this one. */
	readonly depth: number;
	/** The resource, where the parent runs once per resource. */
	readonly target: string | undefined;
	readonly startedAtMs: number;
	endedAtMs: number | undefined;
	status: ExecutionStatus;
	failureMessage: string | undefined;
	outputs: Readonly<Record<string, readonly string[]>>;
	variables: Readonly<Record<string, readonly string[]>> | undefined;
	/** In declared order. Positions never change; steps are only added. */
	readonly steps: StepRecord[];
	/** Indices of the steps that have started, in the order they started. */
	startOrder: number[];
	/** Whether steps have started in declared order without a gap, so that `startOrder` counts up from 0. */
	startsInOrder: boolean;
	/** Only for `locations`, and only once OUs are expanded. */
	counters: Counters | undefined;
	resolvedTargets: readonly string[];
	triggeredAlarms: ReadonlyArray<{readonly Name: string; readonly State: 'UNKNOWN' | 'ALARM'}>;
	/** Created with the first tag. */
	tags: Map<string, string> | undefined;
	/** Fields that only records of the past have, in the API's spelling: `AutomationSubtype`, `OpsItemId`, `ChangeRequestName`… */
	extra: Readonly<Record<string, unknown>>;
	/** Children that wait for a person; counted only where the settings let a parent wait with them. */
	waitingChildren: number;
	/** Steps that never started are not listed any more. */
	hidesUnstarted: boolean;
	run: Run | undefined;
	/** Tells the parent's step; called once. */
	onEnd: ((child: Execution) => void) | undefined;
};
