import type {Protocol} from '../protocols/protocol.ts';
import {awsQuery} from '../protocols/query.ts';
import {escapeXml} from '../protocols/xml.ts';
import {ServiceError} from '../service-error.ts';
import type {Service} from '../services.ts';
import {oldCodeOf} from './old-codes.ts';

/** The lists of inputs, by the name of an element's field in SQS's query protocol. */
const inputLists: Readonly<Record<string, string>> = {
	AttributeName: 'AttributeNames',
	MessageSystemAttributeName: 'MessageSystemAttributeNames',
	MessageAttributeName: 'MessageAttributeNames',
	DeleteMessageBatchRequestEntry: 'Entries',
};

/** The names of the elements of outputs, which are written without a list around them. */
const outputElements: Readonly<Record<string, string>> = {
	Messages: 'Message',
	QueueUrls: 'QueueUrl',
	Successful: 'DeleteMessageBatchResultEntry',
	Failed: 'BatchResultErrorEntry',
	Attributes: 'Attribute',
};

/**
The query protocol as SQS speaks it: lists are flattened, and a queue's own URL may be the path.

@see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#xml-flattened-trait
*/
export function sqsQuery(service: Service, form: URLSearchParams): Protocol {
	const query = awsQuery(service, unflatten(form), writeFlat);
	return {
		...query,
		writeError: (error, requestId) =>
			query.writeError(new ServiceError(oldCodeOf(error.code), error.message, error.status), requestId),
	};
}

function unflatten(form: URLSearchParams): URLSearchParams {
	return new URLSearchParams(
		[...form].map(([name, value]): [string, string] => {
			const [, element = '', rest = ''] = /^(\w+)(\.\d+(?:\..+)?)$/.exec(name) ?? [];
			const list = inputLists[element];
			return [list === undefined ? name : `${list}.member${rest}`, value];
		}),
	);
}

function writeFlat(output: object): string {
	return Object.entries(output)
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => writeMember(name, value))
		.join('');
}

function writeMember(name: string, value: unknown): string {
	const element = outputElements[name] ?? name;
	if (Array.isArray(value)) {
		return value.map(one => `<${element}>${writeValue(one)}</${element}>`).join('');
	}

	return name === 'Attributes'
		? Object.entries(value as object)
				.map(
					([key, one]) =>
						`<Attribute><Name>${escapeXml(key)}</Name><Value>${escapeXml(String(one))}</Value></Attribute>`,
				)
				.join('')
		: `<${name}>${writeValue(value)}</${name}>`;
}

function writeValue(value: unknown): string {
	return typeof value === 'object' && value !== null ? writeFlat(value) : escapeXml(String(value));
}
