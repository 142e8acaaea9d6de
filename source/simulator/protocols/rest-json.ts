import type {Service} from '../services.ts';
import type {Settings} from '../settings.ts';
import {errorMembers, readJson, writeJson} from './json.ts';
import type {HttpRequest, Protocol} from './protocol.ts';

/**
REST with JSON bodies, which Resource Groups and Account Management speak.

@param query - Members of the input that stand in the URL's query: name there → name in the API.
@see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
*/
export function restJson(
	service: Service,
	request: HttpRequest,
	settings: Settings,
	query: Readonly<Record<string, string>> = {},
): Protocol {
	const headersOf = (requestId: string) => ({'content-type': 'application/json', 'x-amzn-requestid': requestId});
	return {
		readInput(shape) {
			const input = readJson(service, request.body);
			const {searchParams} = new URL(request.url, 'http://localhost');
			for (const [name, member] of Object.entries(query)) {
				const given = searchParams.get(name);
				if (given !== null) {
					input[member] = shape.members[member]?.kind === 'integer' ? Number(given) : given;
				}
			}

			return input;
		},
		writeOutput: (output, requestId) => ({status: 200, headers: headersOf(requestId), body: writeJson(output)}),
		writeError: (error, requestId) => ({
			status: error.status,
			headers: {...headersOf(requestId), 'x-amzn-errortype': error.code},
			body: JSON.stringify(errorMembers(service, error, settings)),
		}),
	};
}
