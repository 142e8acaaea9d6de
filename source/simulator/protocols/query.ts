import type {Service, ServiceName} from '../services.ts';
import type {Protocol} from './protocol.ts';
import {readForm} from './query-form.ts';
import {escapeXml, writeMembers} from './xml.ts';

/** The services that speak it, by the API version that the form names. */
export const queryVersions: ReadonlyMap<string, {readonly service: ServiceName; readonly namespace: string}> = new Map([
	['2011-06-15', {service: 'sts', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/'}],
	['2010-05-08', {service: 'iam', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/'}],
	['2016-11-15', {service: 'ec2', namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/'}],
	['2010-05-15', {service: 'cloudformation', namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/'}],
	['2012-11-05', {service: 'sqs', namespace: 'http://queue.amazonaws.com/doc/2012-11-05/'}],
	['2010-08-01', {service: 'monitoring', namespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/'}],
]);

/**
AWS query, which STS and IAM speak: a form in, XML out.

@param write - Writes the members of an output, where a service writes them in its own way.
@see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
*/
export function awsQuery(
	service: Service,
	form: URLSearchParams,
	write: (output: object) => string = writeMembers,
): Protocol {
	const operation = form.get('Action') ?? '';
	const namespace = queryVersions.get(form.get('Version') ?? '')?.namespace ?? 'http://webservices.amazon.com/';
	const answer = (status: number, body: string, requestId: string) => ({
		status,
		headers: {'content-type': 'text/xml', 'x-amzn-requestid': requestId},
		body,
	});
	return {
		readInput: shape => readForm(service, form, shape),
		writeOutput: (output, requestId) =>
			answer(
				200,
				`<${operation}Response xmlns="${namespace}"><${operation}Result>${write(output)}</${operation}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
				requestId,
			),
		writeError: ({code, message, status}, requestId) =>
			answer(
				status,
				`<ErrorResponse xmlns="${namespace}"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
				requestId,
			),
	};
}
