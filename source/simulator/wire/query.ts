import type {Protocol} from './protocol.ts';

const namespaces: Readonly<Record<string, string>> = {
	'2011-06-15': 'https://sts.amazonaws.com/doc/2011-06-15/',
	'2010-05-08': 'https://iam.amazonaws.com/doc/2010-05-08/',
};

/**
AWS query, which STS and IAM speak: a form in, XML out.

@param version - The API version that the form names.
@see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
*/
export function queryProtocol(version: string): Protocol {
	const namespace = namespaces[version] ?? namespaces['2011-06-15']!;
	const answer = (status: number, body: string, requestId: string) => ({
		status,
		headers: {'content-type': 'text/xml', 'x-amzn-requestid': requestId},
		body,
	});
	return {
		writeOutput: (operation, output, requestId) =>
			answer(
				200,
				`<${operation}Response xmlns="${namespace}"><${operation}Result>${writeMembers(output)}</${operation}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
				requestId,
			),
		writeError: ({code, message, status}, requestId) =>
			answer(
				status,
				`<ErrorResponse xmlns="${namespace}"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
				requestId,
			),
	};
}

/** The members of a form; whole numbers where the operation takes one are read as numbers. */
export function readForm(form: URLSearchParams): Record<string, unknown> {
	const input: Record<string, unknown> = {};
	for (const [name, value] of form) {
		if (name !== 'Action' && name !== 'Version') {
			input[name] = name === 'DurationSeconds' || name === 'MaxItems' ? Number(value) : value;
		}
	}

	return input;
}

function writeMembers(value: object): string {
	return Object.entries(value)
		.filter(([, member]) => member !== undefined)
		.map(([name, member]) => `<${name}>${writeValue(member)}</${name}>`)
		.join('');
}

function writeValue(value: unknown): string {
	if (Array.isArray(value)) {
		return value.map(element => `<member>${writeValue(element)}</member>`).join('');
	}

	return typeof value === 'object' && value !== null ? writeMembers(value) : escapeXml(String(value));
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
