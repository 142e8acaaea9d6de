import type {Operation} from '../../../source/simulator/operations/operation.ts';
import type {ServiceName} from '../../../source/simulator/services.ts';
import type {ClientConfig} from './serve.ts';
import {type Mistakes, signedHeaders, type Unsigned} from './sign.ts';

export type WireResponse = {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	/** The error's code, wherever the protocol puts it. */
	readonly code: string | undefined;
	/** The error's text. */
	readonly message: string;
};

/** Send a signed request as it is, without an SDK that would mend or refuse it. */
export async function send(
	{endpoint, region, credentials}: ClientConfig,
	service: string,
	request: Unsigned,
	mistakes: Mistakes = {},
): Promise<WireResponse> {
	const headers = signedHeaders(endpoint, credentials, service, request, {region, ...mistakes});
	return sendUnsigned(endpoint, {...request, headers});
}

export async function sendUnsigned(
	endpoint: string,
	{method = 'POST', path = '/', headers = {}, body = ''}: Unsigned,
): Promise<WireResponse> {
	const {host: _, ...rest} = headers;
	const response = await fetch(endpoint + path, {
		method,
		headers: rest,
		...(method === 'GET' ? {} : {body: new Uint8Array(Buffer.from(body))}),
	});
	const text = await response.text();
	return {status: response.status, headers: response.headers, text, ...readError(response.headers, text)};
}

/** Call an operation in its service's own protocol with any input at all. */
export function call(config: ClientConfig, operation: Operation, input: unknown): Promise<WireResponse> {
	return send(config, operation.service, requestFor(operation, input));
}

const targets: Partial<Record<ServiceName, readonly [prefix: string, version: string]>> = {
	ssm: ['AmazonSSM', '1.1'],
	organizations: ['AWSOrganizationsV20161128', '1.1'],
	monitoring: ['GraniteServiceVersion20100801', '1.0'],
	tagging: ['ResourceGroupsTaggingAPI_20170126', '1.1'],
	servicequotas: ['ServiceQuotasV20190624', '1.1'],
	sqs: ['AmazonSQS', '1.0'],
};

const versions: Partial<Record<ServiceName, string>> = {
	sts: '2011-06-15',
	iam: '2010-05-08',
	ec2: '2016-11-15',
	cloudformation: '2010-05-15',
};

function requestFor({service, name, http}: Operation, input: unknown): Unsigned {
	if (http !== undefined) {
		const inQuery = new Set(Object.values(http.query ?? {}));
		const given = Object.entries(input as object);
		const query = Object.entries(http.query ?? {}).flatMap(([key, member]) =>
			given.filter(([one]) => one === member).map(([, value]) => `${key}=${encodeURIComponent(String(value))}`),
		);
		return {
			method: http.method,
			path: http.path + (query.length > 0 ? `?${query.join('&')}` : ''),
			headers: {'content-type': 'application/json'},
			body: JSON.stringify(Object.fromEntries(given.filter(([member]) => !inQuery.has(member)))),
		};
	}

	const target = targets[service];
	if (target !== undefined) {
		return {
			headers: {'content-type': `application/x-amz-json-${target[1]}`, 'x-amz-target': `${target[0]}.${name}`},
			body: JSON.stringify(input),
		};
	}

	return {
		headers: {'content-type': 'application/x-www-form-urlencoded'},
		body: new URLSearchParams([
			['Action', name],
			['Version', versions[service] ?? ''],
			...(service === 'ec2' ? ec2Fields(input, '') : formFields(input, '')),
		]).toString(),
	};
}

function formFields(value: unknown, name: string): Array<[string, string]> {
	if (Array.isArray(value)) {
		return value.flatMap((element, place) => formFields(element, `${name}.member.${place + 1}`));
	}

	return typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([key, one]) => formFields(one, name === '' ? key : `${name}.${key}`))
		: [[name, String(value)]];
}

/** EC2 numbers lists without a word between, under the name of one element. */
function ec2Fields(value: unknown, name: string): Array<[string, string]> {
	if (Array.isArray(value)) {
		return value.flatMap((element, place) => ec2Fields(element, `${name.replace(/s$/, '')}.${place + 1}`));
	}

	return typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([key, one]) => ec2Fields(one, name === '' ? key : `${name}.${key}`))
		: [[name, String(value)]];
}

function readError(headers: Headers, text: string): {readonly code: string | undefined; readonly message: string} {
	if (text.startsWith('<')) {
		const entities: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"'};
		const message = /<Message>(.*?)<\/Message>/s.exec(text)?.[1] ?? '';
		return {
			code: /<Code>(.*?)<\/Code>/.exec(text)?.[1],
			message: message.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name]!),
		};
	}

	try {
		const body = JSON.parse(text) as Readonly<Record<string, string>>;
		const message = body.message ?? body.Message ?? '';
		return {code: headers.get('x-amzn-errortype') ?? body.__type, message};
	} catch {
		return {code: undefined, message: ''};
	}
}
