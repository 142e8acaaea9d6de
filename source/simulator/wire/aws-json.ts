import {ServiceError} from '../service-error.ts';
import type {Protocol} from './protocol.ts';

/** Refusals of AWS's front end write their message in lower case; a service's own exceptions write `Message`. */
const frontEndCodes: ReadonlySet<string> = new Set([
	'ThrottlingException',
	'AccessDeniedException',
	'ValidationException',
	'SerializationException',
	'UnrecognizedClientException',
	'ExpiredTokenException',
	'InvalidSignatureException',
	'MissingAuthenticationTokenException',
	'IncompleteSignatureException',
	'UnknownOperationException',
	'InvalidFilterOption',
]);

/**
AWS JSON 1.1, which Systems Manager and Organizations speak.

@see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
*/
export const awsJson: Protocol = {
	writeOutput: (_, output, requestId) => ({
		status: 200,
		headers: {'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId},
		body: JSON.stringify(output),
	}),
	writeError({code, message, status}, requestId) {
		const member = frontEndCodes.has(code) ? 'message' : 'Message';
		return {
			status,
			headers: {'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId},
			body: JSON.stringify({__type: code, ...(message === '' ? {} : {[member]: message})}),
		};
	},
};

/** @throws SerializationException for a body that isn't a JSON object. */
export function readJsonBody(body: Buffer): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(body.length === 0 ? '{}' : body.toString('utf8'));
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
			return value as Record<string, unknown>;
		}
	} catch {
		// Refused below.
	}

	throw new ServiceError('SerializationException', 'Start of structure or map found where not expected.');
}
