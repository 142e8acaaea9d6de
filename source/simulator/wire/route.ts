import type {SignedRequest} from '../auth/signature.ts';
import type {ServiceName} from '../operations/operation.ts';
import {ServiceError} from '../service-error.ts';
import {awsJson, readJsonBody} from './aws-json.ts';
import type {Protocol} from './protocol.ts';
import {queryProtocol, readForm} from './query.ts';

/** Which operation a request is for, in which protocol. */
export type Route = {
	readonly service: ServiceName;
	readonly operation: string;
	readonly protocol: Protocol;
	/** What AWS answers where there is no such operation. */
	readonly unknown: ServiceError;
	/** @throws SerializationException for a body that can't be read. */
	readInput(): Record<string, unknown>;
};

const targetPrefixes: Readonly<Record<string, ServiceName>> = {
	AmazonSSM: 'ssm',
	AWSOrganizationsV20161128: 'organizations',
};

/** Find out what a request asks for. An operation that nobody serves gets AWS's own answer for that. */
export function findRoute({headers, body}: SignedRequest): Route {
	const target = headers['x-amz-target'];
	if (typeof target === 'string') {
		const [prefix = '', operation = ''] = target.split('.', 2);
		return {
			service: targetPrefixes[prefix] ?? 'ssm',
			operation,
			protocol: awsJson,
			unknown: new ServiceError('UnknownOperationException', ''),
			readInput: () => readJsonBody(body),
		};
	}

	const form = new URLSearchParams(body.toString('utf8'));
	const version = form.get('Version') ?? '2011-06-15';
	const operation = form.get('Action') ?? '';
	return {
		service: version === '2010-05-08' ? 'iam' : 'sts',
		operation,
		protocol: queryProtocol(version),
		unknown: new ServiceError('InvalidAction', `Could not find operation ${operation} for version ${version}`),
		readInput: () => readForm(form),
	};
}
