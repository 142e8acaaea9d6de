import type {Service} from '../services.ts';
import type {Settings} from '../settings.ts';
import {errorMembers, readJson, writeJson} from './json.ts';
import type {HttpRequest, Protocol} from './protocol.ts';
import {queryError} from './query-compatible.ts';

/**
AWS JSON RPC: 1.1, which Systems Manager and Organizations speak, and 1.0, which CloudWatch does.

@see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
*/
export function awsJson(version: '1.0' | '1.1', service: Service, request: HttpRequest, settings: Settings): Protocol {
	const headersOf = (requestId: string) => ({
		'content-type': `application/x-amz-json-${version}`,
		'x-amzn-requestid': requestId,
	});
	return {
		readInput: () => readJson(service, request.body),
		writeOutput: (output, requestId) => ({status: 200, headers: headersOf(requestId), body: writeJson(output)}),
		writeError: (error, requestId) => ({
			status: error.status,
			headers: {...headersOf(requestId), ...queryError(service, error)},
			body: JSON.stringify({__type: error.code, ...errorMembers(service, error, settings)}),
		}),
	};
}
