import type {Execution} from '../../source/core/domain/execution.ts';

/** An execution of which only what a test is about is said. */
export function executionOf(rest: Partial<Execution> = {}): Execution {
	return {
		executionId: 'execution',
		document: 'Acme-Patch',
		documentVersion: '1',
		status: 'InProgress',
		startedAt: 0,
		endedAt: 1000,
		executedBy: null,
		failureMessage: null,
		parentExecutionId: null,
		isFanOut: true,
		target: null,
		currentStep: null,
		isChangeRequest: false,
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
