import {ServiceError} from '../../service-error.ts';

/*
The refusals of Systems Manager's operations. Texts in quotation marks on AWS's pages or in public threads are exact; the others follow the descriptions of AWS's API reference.
*/

export function executionNotFound(): ServiceError {
	return new ServiceError(
		'AutomationExecutionNotFoundException',
		'There is no automation execution information for the requested automation execution ID.',
	);
}

export function stepNotFound(): ServiceError {
	return new ServiceError(
		'AutomationStepNotFoundException',
		"The specified step name and execution ID don't exist. Verify the information and try again.",
	);
}

export function definitionNotFound(name: string): ServiceError {
	return new ServiceError('AutomationDefinitionNotFoundException', `Document ${name} does not exist.`);
}

export function definitionVersionNotFound(name: string, version: string): ServiceError {
	return new ServiceError(
		'AutomationDefinitionVersionNotFoundException',
		`Document version ${version} of ${name} does not exist.`,
	);
}

export function invalidParameters(message: string): ServiceError {
	return new ServiceError('InvalidAutomationExecutionParametersException', message);
}

export function limitExceeded(): ServiceError {
	return new ServiceError(
		'AutomationExecutionLimitExceededException',
		'The number of simultaneously running Automation executions exceeded the allowable limit.',
	);
}

export function idempotentMismatch(): ServiceError {
	return new ServiceError(
		'IdempotentParameterMismatch',
		"Error returned when an idempotent operation is retried and the parameters don't match the original call to the API with the same idempotency token.",
	);
}

export function invalidStatusUpdate(): ServiceError {
	return new ServiceError(
		'InvalidAutomationStatusUpdateException',
		"The specified update status operation isn't valid.",
	);
}

export function invalidSignal(reason: string): ServiceError {
	return new ServiceError(
		'InvalidAutomationSignalException',
		`The signal isn't valid for the current Automation execution. ${reason}`,
	);
}

export function previewNotFound(id: string): ServiceError {
	return new ServiceError('ResourceNotFoundException', `The execution preview ${id} could not be found.`);
}
