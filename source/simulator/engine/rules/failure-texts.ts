import {ServiceError} from '../../service-error.ts';
import type {World} from '../../world.ts';
import type {Execution, FailureDetails} from '../state/execution.ts';

/*
What failed steps say. The frames are AWS's: a phase, a cause, and the pointer to the troubleshooting guide.
*/

const guide = 'Please refer to Automation Service Troubleshooting Guide for more diagnosis details.';

/** The part of a step's life in which it failed, in AWS's words. */
export type Phase =
	| 'Poll action status for completion'
	| 'executing/canceling action'
	| 'Execute/Cancelling action'
	| 'verifying the inputs'
	| 'verifying the command has completed'
	| 'validating and resolving the step inputs';

/** What a step says that failed of a cause. */
export function stepFailure(phase: Phase, cause: string): string {
	return `Step fails when it is ${phase}. ${cause.trim().replace(/\.$/, '')}. ${guide}`;
}

/** What a step says whose inputs refer to what isn't there. */
export function unresolvedInput(references: readonly string[]): string {
	const named = references.map(reference => reference.replace(/^\{\{\s*|\s*\}\}$/g, '')).join(', ');
	return stepFailure('validating and resolving the step inputs', `Failed to resolve input: ${named}`);
}

/** What a step says that ran into its timeout. */
export function stepTimeout(phase: Phase): string {
	return `Step timed out while step is ${phase}. ${guide}`;
}

/** What a step says whose child could not be started, and its details. */
export function notStarted(error: unknown): [message: string, details: FailureDetails] {
	if (!(error instanceof ServiceError)) {
		throw error;
	}
	const message = `Fail to start automation, errorMessage: ${error.message}`;
	return [message, failureDetails('Invocation', error.code.includes('Limit') ? 'Throttling' : 'Action', message)];
}

/** What a parent's step says about a child that has ended. */
export function childFailureMessage(
	world: World,
	child: Execution,
): [message: string | undefined, details: FailureDetails | undefined] {
	if (child.status === 'Success' || child.status === 'Cancelled') {
		return [undefined, undefined];
	}
	const how = `The automation execution ${child.id} ended with status ${child.status}`;
	const isCauseTold = world.settings.locationFailureMessage === 'with-cause' && child.failureMessage !== undefined;
	const message = isCauseTold
		? `${how}: ${child.failureMessage}`
		: stepFailure('Poll action status for completion', how);
	return [message, failureDetails('Invocation', 'Action', message)];
}

/** `FailureDetails` of a step that was not allowed to do something. */
export function permissionFailure(message: string): FailureDetails {
	return failureDetails('Invocation', 'Permission', message);
}

export function failureDetails(
	stage: FailureDetails['FailureStage'],
	type: FailureDetails['FailureType'],
	message: string,
): FailureDetails {
	return {FailureStage: stage, FailureType: type, Details: {ErrorMessage: [message]}};
}
