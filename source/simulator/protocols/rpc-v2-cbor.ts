import {refuse, type Service} from '../services.ts';
import type {Settings} from '../settings.ts';
import {readCbor, writeCbor} from './cbor.ts';
import {errorMembers} from './json.ts';
import type {HttpRequest, Protocol} from './protocol.ts';
import {queryError} from './query-compatible.ts';

/** A request's path in this protocol. */
export const rpcPath = /^\/service\/(?<service>[^/]+)\/operation\/(?<operation>[^/?]+)$/;

/**
Smithy RPC with CBOR bodies, which newer SDKs use for CloudWatch.

@see https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
*/
export function rpcV2Cbor(service: Service, request: HttpRequest, settings: Settings): Protocol {
	const headersOf = (requestId: string) => ({
		'content-type': 'application/cbor',
		'smithy-protocol': 'rpc-v2-cbor',
		'x-amzn-requestid': requestId,
	});
	return {
		readInput() {
			try {
				const input = request.body.length === 0 ? {} : readCbor(request.body);
				if (typeof input === 'object' && input !== null && !Array.isArray(input)) {
					return input as Record<string, unknown>;
				}
			} catch {
				// Refused below.
			}

			throw refuse(service, 'unreadable', '');
		},
		writeOutput: (output, requestId) => ({status: 200, headers: headersOf(requestId), body: writeCbor(output)}),
		writeError: (error, requestId) => ({
			status: error.status,
			headers: {...headersOf(requestId), ...queryError(service, error)},
			body: writeCbor({__type: error.code, ...errorMembers(service, error, settings)}),
		}),
	};
}
