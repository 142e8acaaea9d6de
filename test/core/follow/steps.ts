import type {StepExecution} from '../../../source/core/domain/execution.ts';

/** A parent's step for a location, of which only what a test is about is said. */
export function locationStep(accountId: string, region: string, rest: Partial<StepExecution> = {}): StepExecution {
	return {
		stepExecutionId: `step of ${accountId}/${region}`,
		name: `${accountId}_${region}`,
		action: 'aws:executeAutomation',
		status: 'InProgress',
		startedAt: null,
		endedAt: null,
		inputs: {},
		outputs: {},
		response: null,
		responseCode: null,
		failureMessage: null,
		failureDetails: null,
		location: {accountId, region},
		childExecutionId: null,
		onFailure: null,
		isCritical: null,
		isEnd: null,
		nextStep: null,
		timeoutSeconds: null,
		maxAttempts: null,
		parentStep: null,
		...rest,
	};
}

/** A 12-digit account ID for a number. */
export function account(n: number): string {
	return String(n).padStart(12, '0');
}
