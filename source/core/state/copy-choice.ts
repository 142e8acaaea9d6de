import type {StepExecution} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';
import {consoleUrl, executionArn} from './aws-names.ts';

/** Something to copy: `what` it is called, and the key that takes it where there is more than one. */
export type CopyChoice = {readonly key: string; readonly what: string; readonly text: string};

/**
What can be copied of an execution.

@param idKey - The key of the ID.
*/
export function listOfExecution(where: Location, executionId: string, idKey: string): readonly CopyChoice[] {
	const link = consoleUrl(where, executionId);
	return [
		{key: idKey, what: 'ID', text: executionId},
		{key: 'a', what: 'ARN', text: executionArn(where, executionId)},
		...(link === null ? [] : [{key: 'l', what: 'link', text: link}]),
	];
}

/** What can be copied of a step, wherever it is listed. */
export function listOfStep({stepExecutionId, failureMessage}: StepExecution): readonly CopyChoice[] {
	return [
		...(failureMessage === null ? [] : [{key: 'm', what: 'message', text: failureMessage}]),
		{key: 's', what: 'step ID', text: stepExecutionId},
	];
}
