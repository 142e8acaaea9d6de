import type {Execution, ExecutionSummary, Signal, StepExecution, StopType} from '../core/domain/execution.ts';
import type {Outcome} from '../core/domain/failure.ts';
import type {Invocation, Printed} from '../core/domain/invocation.ts';
import type {Location} from '../core/domain/location.ts';
import type {StartRequest} from '../core/domain/start-request.ts';
import type {Status} from '../core/domain/status.ts';

/** One page of a list. `nextToken` is `null` at the end; AWS's empty string is translated to that. */
export type Page<T> = {readonly items: readonly T[]; readonly nextToken: string | null};

/** Which executions to list. Left out means any. */
export type ExecutionFilter = {
	readonly executionId?: string | undefined;
	readonly parentExecutionId?: string | undefined;
	readonly statuses?: readonly Status[] | undefined;
	readonly documentPrefix?: string | undefined;
	readonly startedAfter?: number | undefined;
	readonly startedBefore?: number | undefined;
	/** `true` asks for fan-outs only (`AutomationType` `CrossAccount`). */
	readonly fanOutsOnly?: boolean | undefined;
	/** Tag key; AWS filters automations by key, not by value. */
	readonly tagKey?: string | undefined;
};

/** Which steps of an execution to list. Left out means any. */
export type StepFilter = {
	readonly statuses?: readonly Status[] | undefined;
	/** At most 10 (API limit on filter values). */
	readonly stepExecutionIds?: readonly string[] | undefined;
	readonly stepName?: string | undefined;
	/** Epoch milliseconds, sent in whole seconds rounded down: AWS takes ISO 8601 without decimals. */
	readonly startedAfter?: number | undefined;
	readonly newestFirst?: boolean | undefined;
};

/** Which output: of which plugin on which instance. */
export type PrintedOf = {readonly instanceId: string; readonly pluginName: string};

/**
Systems Manager Automation, in any account and Region, and the commands that its steps ran on instances.

`where` says whose API is asked: for the central account and Region the console's own credentials are used, elsewhere those of a role or profile of that account. Every method asks once: pages are walked by the caller, asking again is the caller's decision. Reading twice is safe. Expect every `FailureKind` but `local`.
*/
export type Automation = {
	/** `GetAutomationExecution`. `not-found` where it isn't there, or older than 30 days. */
	getExecution(where: Location, executionId: string): Promise<Outcome<Execution>>;
	/** `DescribeAutomationExecutions`, newest first, 50 a page. */
	listExecutions(
		where: Location,
		filter: ExecutionFilter,
		nextToken: string | null,
	): Promise<Outcome<Page<ExecutionSummary>>>;
	/** `DescribeAutomationStepExecutions`, by start time, 50 a page. */
	listSteps(
		where: Location,
		executionId: string,
		filter: StepFilter,
		nextToken: string | null,
	): Promise<Outcome<Page<StepExecution>>>;
	/**
	`StartAutomationExecution`, once. The request carries the client token, so that sending the same request again starts nothing twice.

	@returns The execution ID.
	*/
	start(where: Location, request: StartRequest & {readonly ClientToken: string}): Promise<Outcome<string>>;
	/** `StopAutomationExecution`. `conflict` where it has already ended; calling twice does no harm. */
	stop(where: Location, executionId: string, type: StopType): Promise<Outcome<void>>;
	/** `SendAutomationSignal`. */
	signal(where: Location, executionId: string, signal: Signal): Promise<Outcome<void>>;
	/** `ListCommandInvocations` with the beginnings of outputs, 50 a page. `not-found` where the command isn't known there. */
	listInvocations(where: Location, commandId: string, nextToken: string | null): Promise<Outcome<Page<Invocation>>>;
	/** `GetCommandInvocation`: the output of one plugin on one instance. Both texts are empty while it runs; `not-found` also for a moment after it was sent. */
	readPrinted(where: Location, commandId: string, of: PrintedOf): Promise<Outcome<Printed>>;
	/** `ListTagsForResource` of an automation. */
	listTags(where: Location, executionId: string): Promise<Outcome<Readonly<Record<string, string>>>>;
	/** `AddTagsToResource` of an automation: tags with the same key are replaced, others stay. */
	addTags(where: Location, executionId: string, tags: Readonly<Record<string, string>>): Promise<Outcome<void>>;
};
