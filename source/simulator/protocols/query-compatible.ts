import type {ServiceError} from '../service-error.ts';
import {inQueryProtocol, type Refusal, type Service} from '../services.ts';
import {oldCodeOf} from '../sqs/old-codes.ts';

/**
The header by which CloudWatch and SQS, which once spoke the query protocol alone, name an error as they did then.

@see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#x-amzn-query-error
*/
export function queryError(service: Service, {code, status}: ServiceError): Readonly<Record<string, string>> {
	const side = status < 500 ? 'Sender' : 'Receiver';
	if (service.name === 'sqs') {
		return {'x-amzn-query-error': `${oldCodeOf(code)};${side}`};
	}

	if (service.name !== 'monitoring') {
		return {};
	}

	const refusal = (Object.keys(service.answers) as Refusal[]).find(name => service.answers[name][0] === code);
	const oldCode = refusal === undefined ? code : inQueryProtocol(service).answers[refusal][0];
	return {'x-amzn-query-error': `${oldCode};${side}`};
}
