import type {
	AutomationExecution,
	AutomationExecutionMetadata,
	Runbook as SdkRunbook,
	StepExecution as SdkStepExecution,
	TargetLocation as SdkTargetLocation,
} from '@aws-sdk/client-ssm';
import type {
	ChangeRunbook,
	Execution,
	ExecutionSummary,
	StepExecution,
	TargetLocationEntry,
} from '../../core/domain/execution.ts';
import {type Location, parseLocation} from '../../core/domain/location.ts';
import {learnSecrets} from '../../core/domain/secrets/secrets.ts';

/* SDK ↔ domain. Every member may be missing, whatever the API model says: what isn't there is `null`, empty or false. */

/** A row of `DescribeAutomationExecutions`. */
export function fromMetadata(sdk: AutomationExecutionMetadata): ExecutionSummary {
	return {...fromCommon(sdk), isFanOut: sdk.AutomationType === 'CrossAccount'};
}

/** The answer of `GetAutomationExecution`, which tells no type: locations in the request make it a fan-out. */
export function fromExecution(sdk: AutomationExecution): Execution {
	const targetLocations = (sdk.TargetLocations ?? []).map(fromTargetLocation);
	const counters = sdk.ProgressCounters;
	const parameters = withoutGaps(sdk.Parameters, []);
	learnSecrets(parameters);
	return {
		...fromCommon(sdk),
		isFanOut: targetLocations.length > 0 || Boolean(sdk.TargetLocationsURL),
		mode: sdk.Mode ?? null,
		parameters,
		outputs: withoutGaps(sdk.Outputs, []),
		targetParameterName: sdk.TargetParameterName ?? null,
		resolvedTargets: sdk.ResolvedTargets?.ParameterValues ?? [],
		targets: (sdk.Targets ?? []).map(({Key, Values}) => ({key: Key ?? '', values: Values ?? []})),
		maxConcurrency: sdk.MaxConcurrency ?? null,
		maxErrors: sdk.MaxErrors ?? null,
		targetLocations,
		targetLocationsUrl: sdk.TargetLocationsURL ?? null,
		counters:
			counters === undefined
				? null
				: {
						total: counters.TotalSteps ?? 0,
						success: counters.SuccessSteps ?? 0,
						failed: counters.FailedSteps ?? 0,
						cancelled: counters.CancelledSteps ?? 0,
						timedOut: counters.TimedOutSteps ?? 0,
					},
		triggeredAlarms: (sdk.TriggeredAlarms ?? []).map(alarm => alarm.Name ?? ''),
		steps: (sdk.StepExecutions ?? []).map(fromStep),
		isTruncated: sdk.StepExecutionsTruncated ?? false,
		runbooks: (sdk.Runbooks ?? []).map(fromRunbook),
		raw: toStartMembers(sdk),
	};
}

/** A step of any execution. */
export function fromStep(sdk: SdkStepExecution): StepExecution {
	const outputs = withoutGaps(sdk.Outputs, []);
	const parent = sdk.ParentStepDetails;
	return {
		stepExecutionId: sdk.StepExecutionId ?? '',
		name: sdk.StepName ?? '',
		action: sdk.Action ?? '',
		status: sdk.StepStatus ?? 'Pending',
		startedAt: sdk.ExecutionStartTime?.getTime() ?? null,
		endedAt: sdk.ExecutionEndTime?.getTime() ?? null,
		inputs: withoutGaps(sdk.Inputs, ''),
		outputs,
		response: sdk.Response ?? null,
		responseCode: sdk.ResponseCode ?? null,
		failureMessage: sdk.FailureMessage || null,
		failureDetails:
			sdk.FailureDetails === undefined
				? null
				: {
						stage: sdk.FailureDetails.FailureStage ?? null,
						type: sdk.FailureDetails.FailureType ?? null,
						details: sdk.FailureDetails.Details ?? {},
					},
		location: fromOneLocation(sdk.TargetLocation),
		childExecutionId: startsExecution(sdk) ? findChildId(outputs) : null,
		onFailure: sdk.OnFailure ?? null,
		isCritical: sdk.IsCritical ?? null,
		isEnd: sdk.IsEnd ?? null,
		nextStep: sdk.NextStep ?? null,
		timeoutSeconds: sdk.TimeoutSeconds ?? null,
		maxAttempts: sdk.MaxAttempts ?? null,
		parentStep:
			parent === undefined
				? null
				: {name: parent.StepName ?? '', iteration: parent.Iteration ?? null, value: parent.IteratorValue ?? null},
	};
}

type Common = Pick<
	AutomationExecution & AutomationExecutionMetadata,
	| 'AutomationExecutionId'
	| 'DocumentName'
	| 'DocumentVersion'
	| 'AutomationExecutionStatus'
	| 'ExecutionStartTime'
	| 'ExecutionEndTime'
	| 'ExecutedBy'
	| 'FailureMessage'
	| 'ParentAutomationExecutionId'
	| 'Target'
	| 'CurrentStepName'
	| 'AutomationSubtype'
>;

function fromCommon(sdk: Common): Omit<ExecutionSummary, 'isFanOut'> {
	return {
		executionId: sdk.AutomationExecutionId ?? '',
		document: sdk.DocumentName ?? '',
		documentVersion: sdk.DocumentVersion ?? null,
		status: sdk.AutomationExecutionStatus ?? 'Pending',
		startedAt: sdk.ExecutionStartTime?.getTime() ?? null,
		endedAt: sdk.ExecutionEndTime?.getTime() ?? null,
		executedBy: sdk.ExecutedBy ?? null,
		failureMessage: sdk.FailureMessage || null,
		parentExecutionId: sdk.ParentAutomationExecutionId ?? null,
		target: sdk.Target ?? null,
		currentStep: sdk.CurrentStepName ?? null,
		isChangeRequest: sdk.AutomationSubtype === 'ChangeRequest',
	};
}

function fromRunbook(sdk: SdkRunbook): ChangeRunbook {
	return {
		document: sdk.DocumentName ?? '',
		documentVersion: sdk.DocumentVersion ?? null,
		parameters: withoutGaps(sdk.Parameters, []),
		targetLocations: (sdk.TargetLocations ?? []).map(fromTargetLocation),
	};
}

function fromTargetLocation(sdk: SdkTargetLocation): TargetLocationEntry {
	return {
		accounts: sdk.Accounts ?? [],
		regions: sdk.Regions ?? [],
		excludes: sdk.ExcludeAccounts ?? [],
		maxConcurrency: sdk.TargetLocationMaxConcurrency ?? null,
		maxErrors: sdk.TargetLocationMaxErrors ?? null,
		raw: {...sdk},
	};
}

/**
Where a step ran, if it says so: one 12-digit account and one Region.

Nothing documents what a step's `TargetLocation` holds. One that repeats the request's entry (an OU, many accounts or Regions) says nothing of where this step ran.
*/
function fromOneLocation(sdk: SdkTargetLocation | undefined): Location | null {
	const accounts = new Set(sdk?.Accounts);
	const regions = new Set(sdk?.Regions);
	const place = accounts.size === 1 && regions.size === 1 ? `${[...accounts][0]}/${[...regions][0]}` : '';
	return parseLocation(place) ?? null;
}

/** Whether a step may have started an execution of its own. Other actions put out UUIDs, too, such as a command's. */
function startsExecution({Action}: SdkStepExecution): boolean {
	return Action === undefined || Action === 'aws:executeAutomation';
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-z]{12}$/i;

/**
The execution that a step started: `ExecutionId` by the documented name, else the only UUID among the outputs.

AWS's own sample has no outputs at all, so this may be `null` for a step that did start one.
*/
function findChildId(outputs: Readonly<Record<string, readonly string[]>>): string | null {
	const named = outputs.ExecutionId?.[0];
	// Anything else under that name isn't an ID: the child is then found by its parent.
	if (named && uuid.test(named)) {
		return named;
	}

	const ids = new Set(
		Object.values(outputs)
			.flat()
			.filter(value => uuid.test(value)),
	);
	return ids.size === 1 ? [...ids][0]! : null;
}

/** A map with a value for each of its names. The SDK reads `__proto__` as a name without a value, whatever AWS sent. */
function withoutGaps<Value>(
	map: Readonly<Record<string, Value | undefined>> | undefined,
	empty: NoInfer<Value>,
): Record<string, Value> {
	return Object.fromEntries(Object.entries(map ?? {}).map(([name, value]) => [name, value ?? empty]));
}

/** What a `StartAutomationExecution` would need to start it again. */
function toStartMembers(sdk: AutomationExecution): Readonly<Record<string, unknown>> {
	const members = {
		DocumentName: sdk.DocumentName,
		DocumentVersion: sdk.DocumentVersion,
		Parameters: sdk.Parameters && withoutGaps(sdk.Parameters, []),
		Mode: sdk.Mode,
		TargetParameterName: sdk.TargetParameterName,
		Targets: sdk.Targets,
		TargetMaps: sdk.TargetMaps,
		MaxConcurrency: sdk.MaxConcurrency,
		MaxErrors: sdk.MaxErrors,
		TargetLocations: sdk.TargetLocations,
		AlarmConfiguration: sdk.AlarmConfiguration,
		TargetLocationsURL: sdk.TargetLocationsURL,
	};
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
