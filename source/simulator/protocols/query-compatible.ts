import type {ServiceError} from '../service-error.ts';
import {inQueryProtocol, type Refusal, type Service} from '../services.ts';

/**
The header by which CloudWatch, which once spoke the query protocol alone, names an error as it did then.

@see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#x-amzn-query-error
*/
export function queryError(service: Service, {code, status}: ServiceError): Readonly<Record<string, string>> {
	if (service.name !== 'monitoring') {
		return {};
	}

	const refusal = (Object.keys(service.answers) as Refusal[]).find(name => service.answers[name][0] === code);
	const oldCode = refusal === undefined ? code : inQueryProtocol(service).answers[refusal][0];
	return {'x-amzn-query-error': `${oldCode};${status < 500 ? 'Sender' : 'Receiver'}`};
}
