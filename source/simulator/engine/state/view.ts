import type {StepDefinition} from '../../documents/runbook.ts';
import type {World} from '../../world.ts';
import {executedBy} from '../rules/execution-role.ts';
import type {AlarmConfiguration} from './api.ts';
import type {Execution, StepLocation, StepRecord} from './execution.ts';
import {stepExecutionId} from './step-id.ts';
import {listedSteps, listSteps} from './step-list.ts';

/*
Executions as Systems Manager's API shows them, ready to be written as JSON: times in epoch seconds with decimals, members left out where they have no value.
*/

type Json = Record<string, unknown>;

/** `AutomationExecution`, as `GetAutomationExecution` answers it. */
export function viewExecution(world: World, execution: Execution): Json {
	const cutOff = world.settings.stepExecutionsCutOff;
	const {steps} = listSteps(world, execution, {position: 0, limit: cutOff});
	const {input, counters} = execution;
	return compact({
		...viewCommon(world, execution),
		Parameters: execution.parameters,
		StepExecutions: steps.map(step => viewStep(world, execution, step)),
		StepExecutionsTruncated: listedSteps(execution) > cutOff,
		TargetLocations: input.TargetLocations,
		ProgressCounters: counters && {
			TotalSteps: counters.total,
			SuccessSteps: counters.success,
			FailedSteps: counters.failed,
			CancelledSteps: counters.cancelled,
			TimedOutSteps: counters.timedOut,
		},
		Variables: execution.variables,
		...execution.extra,
	});
}

/** `AutomationExecutionMetadata`, as `DescribeAutomationExecutions` lists it. */
export function viewMetadata(world: World, execution: Execution): Json {
	return compact({
		...viewCommon(world, execution),
		AutomationType: automationType(execution),
		LogFile: '',
		...execution.extra,
	});
}

/** `Local`, or `CrossAccount` for the parent of a fan-out. */
export function automationType(execution: Execution): 'Local' | 'CrossAccount' {
	const {TargetLocations, TargetLocationsURL} = execution.input;
	return TargetLocations?.length || TargetLocationsURL !== undefined ? 'CrossAccount' : 'Local';
}

/** `StepExecution`. */
export function viewStep(world: World, execution: Execution, step: StepRecord): Json {
	const {definition, location, parentStep} = step;
	return compact({
		StepName: step.name,
		Action: step.action,
		TimeoutSeconds: definition?.timeoutSeconds,
		OnFailure: definition?.onFailure,
		MaxAttempts: definition?.maxAttempts,
		ExecutionStartTime: toSeconds(world, step.startedAtMs),
		ExecutionEndTime: toSeconds(world, step.endedAtMs),
		StepStatus: step.status,
		ResponseCode: step.responseCode,
		Inputs: step.inputs ?? (location ? locationInputs(world, execution, step) : {}),
		Outputs: step.outputs ?? (location ? locationOutputs(world, step) : {}),
		Response: step.response || undefined,
		FailureMessage: step.failureMessage,
		FailureDetails: step.failureDetails,
		StepExecutionId: stepExecutionId(world.seed, execution, step.index),
		OverriddenParameters: {},
		IsEnd: definition?.isEnd,
		NextStep: definition?.nextStep,
		IsCritical: definition?.isCritical,
		ValidNextSteps: definition && !parentStep ? validNextSteps(execution, definition) : undefined,
		TargetLocation: location && viewTarget(world, location),
		TriggeredAlarms: step.child?.triggeredAlarms.length ? step.child.triggeredAlarms : undefined,
		ParentStepDetails: parentStep && {
			StepExecutionId: stepExecutionId(world.seed, execution, parentStep.stepIndex),
			StepName: execution.steps[parentStep.stepIndex]?.name,
			Action: execution.steps[parentStep.stepIndex]?.action,
			Iteration: parentStep.iteration,
			IteratorValue: parentStep.iteratorValue,
		},
	});
}

function viewTarget({settings}: World, {entry, accountId, region}: StepLocation): Json | undefined {
	switch (settings.locationStepTarget) {
		case 'location':
			return {
				...entry,
				Accounts: [accountId],
				Regions: [region],
				IncludeChildOrganizationUnits: undefined,
				ExcludeAccounts: undefined,
			};
		case 'entry':
			return {...entry};
		case 'absent':
			return undefined;
	}
}

function viewCommon(world: World, execution: Execution): Json {
	const {input} = execution;
	const current = currentStep(execution);
	return {
		AutomationExecutionId: execution.id,
		DocumentName: input.DocumentName,
		DocumentVersion: execution.version.version,
		AutomationExecutionStatus: execution.status,
		ExecutionStartTime: toSeconds(world, execution.startedAtMs),
		ExecutionEndTime: toSeconds(world, execution.endedAtMs),
		ExecutedBy: executedBy(execution),
		Outputs: execution.outputs,
		Mode: execution.mode,
		ParentAutomationExecutionId: execution.parent?.id,
		CurrentStepName: current?.name,
		CurrentAction: current?.action,
		FailureMessage: execution.failureMessage,
		TargetParameterName: input.TargetParameterName,
		Targets: input.Targets ?? [],
		TargetMaps: input.TargetMaps,
		ResolvedTargets: {
			ParameterValues: execution.resolvedTargets.slice(0, 100),
			Truncated: execution.resolvedTargets.length > 100,
		},
		MaxConcurrency: input.MaxConcurrency,
		MaxErrors: input.MaxErrors,
		Target: execution.target,
		AlarmConfiguration: input.AlarmConfiguration && viewAlarms(input.AlarmConfiguration),
		TriggeredAlarms: execution.triggeredAlarms.length > 0 ? execution.triggeredAlarms : undefined,
		TargetLocationsURL: input.TargetLocationsURL,
	};
}

function viewAlarms(configuration: AlarmConfiguration): Json {
	return {IgnorePollAlarmFailure: configuration.IgnorePollAlarmFailure ?? false, Alarms: configuration.Alarms};
}

/** The step that an execution has started last, while it runs. */
export function currentStep(execution: Execution): StepRecord | undefined {
	if (execution.endedAtMs !== undefined) {
		return undefined;
	}
	const latest = execution.startOrder.at(-1);
	return latest === undefined ? undefined : execution.steps[latest];
}

/** Where a step may lead when it succeeds. */
function validNextSteps(execution: Execution, definition: StepDefinition): readonly string[] {
	if (definition.isEnd) {
		return [];
	}
	if (definition.action === 'aws:branch') {
		const {Choices, Default} = definition.inputs;
		const choices = Array.isArray(Choices) ? (Choices as ReadonlyArray<{readonly NextStep?: unknown}>) : [];
		return [...choices.map(({NextStep}) => NextStep), Default].filter(name => name !== undefined).map(String);
	}
	const steps = execution.version.runbook?.mainSteps ?? [];
	const next = definition.nextStep ?? steps[steps.indexOf(definition) + 1]?.name;
	return next === undefined ? [] : [next];
}

function locationInputs(world: World, execution: Execution, step: StepRecord): Json {
	if (world.settings.locationStepInputs === 'empty') {
		return {};
	}
	const {input} = execution;
	const targets = step.location?.entry.Targets ?? input.Targets;
	return compact({
		DocumentName: JSON.stringify(input.DocumentName),
		DocumentVersion: JSON.stringify(execution.version.version),
		RuntimeParameters: JSON.stringify(execution.parameters),
		TargetParameterName: input.TargetParameterName && JSON.stringify(input.TargetParameterName),
		Targets: targets && JSON.stringify(targets),
		TargetMaps: input.TargetMaps && JSON.stringify(input.TargetMaps),
	});
}

function locationOutputs(world: World, step: StepRecord): Json {
	const {child} = step;
	const {childIdInOutputs} = world.settings;
	if (!child || childIdInOutputs === 'never') {
		return {};
	}
	if (step.endedAtMs === undefined) {
		return childIdInOutputs === 'at-start' ? {ExecutionId: [child.id]} : {};
	}
	return {ExecutionId: [child.id], Status: [child.status]};
}

function toSeconds(world: World, epochMs: number | undefined): number | undefined {
	return epochMs === undefined ? undefined : world.scale.shown(epochMs) / 1000;
}

function compact(object: Json): Json {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
