import type {Execution, ExecutionSummary} from '../../source/core/domain/execution.ts';

/** A row of a list of executions; a test names only what it is about. */
export function summaryOf(rest: Partial<ExecutionSummary> = {}): ExecutionSummary {
	return {
		executionId: 'execution',
		document: 'Acme-Patch',
		documentVersion: '1',
		status: 'InProgress',
		startedAt: 0,
		endedAt: null,
		executedBy: null,
		failureMessage: null,
		parentExecutionId: null,
		isFanOut: true,
		target: null,
		currentStep: null,
		isChangeRequest: false,
		...rest,
	};
}

/** An execution; a test names only what it is about. */
export function executionOf(rest: Partial<Execution> = {}): Execution {
	return {
		...summaryOf(),
		mode: 'Auto',
		parameters: {},
		outputs: {},
		targetParameterName: null,
		resolvedTargets: [],
		targets: [],
		maxConcurrency: null,
		maxErrors: null,
		targetLocations: [],
		targetLocationsUrl: null,
		counters: null,
		triggeredAlarms: [],
		steps: [],
		isTruncated: false,
		runbooks: [],
		raw: {},
		...rest,
	};
}
