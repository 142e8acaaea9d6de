import type {RestOperations} from '../operations/operation.ts';
import {ServiceError} from '../service-error.ts';
import {inQueryProtocol, type Service, type ServiceName, services} from '../services.ts';
import type {Settings} from '../settings.ts';
import {sqsQuery} from '../sqs/query.ts';
import {awsJson} from './aws-json.ts';
import {ec2Query} from './ec2-query.ts';
import type {HttpRequest, Protocol} from './protocol.ts';
import {awsQuery, queryVersions} from './query.ts';
import {restJson} from './rest-json.ts';
import {rpcPath, rpcV2Cbor} from './rpc-v2-cbor.ts';

/** Which operation a request is for, in which protocol. */
export type Route = {
	readonly service: Service;
	readonly operation: string;
	readonly protocol: Protocol;
	/** What AWS answers where there is no such operation. */
	readonly unknown: ServiceError;
};

/** What stands before the operation in `X-Amz-Target`. */
const targets: ReadonlyMap<string, {readonly service: ServiceName; readonly version: '1.0' | '1.1'}> = new Map([
	['AmazonSQS', {service: 'sqs', version: '1.0'}],
	['AmazonSSM', {service: 'ssm', version: '1.1'}],
	['AWSOrganizationsV20161128', {service: 'organizations', version: '1.1'}],
	['GraniteServiceVersion20100801', {service: 'monitoring', version: '1.0'}],
	['ServiceQuotasV20190624', {service: 'servicequotas', version: '1.1'}],
	['ResourceGroupsTaggingAPI_20170126', {service: 'tagging', version: '1.1'}],
]);

/** A queue's own URL, to which clients of the query protocol may send. */
const queuePath = /^\/\d{12}\/[\w-]+\/?$/;

/** Find out what a request asks for. */
export function findRoute(request: HttpRequest, settings: Settings, restOperations: RestOperations): Route {
	const path = request.url.split('?', 1)[0]!;
	const rpc = rpcPath.exec(path)?.groups;
	const target = request.headers['x-amz-target'];
	const rest = restOperations.get(`${request.method} ${path}`);
	if (rpc !== undefined) {
		const service = services[targets.get(rpc.service!)?.service ?? 'monitoring'];
		return {
			service,
			operation: rpc.operation!,
			protocol: rpcV2Cbor(service, request, settings),
			unknown: new ServiceError('UnknownOperationException', '', 404),
		};
	}

	if (typeof target === 'string') {
		const [prefix = '', operation = ''] = target.split('.', 2);
		const {service: name, version} = targets.get(prefix) ?? {service: 'ssm', version: '1.1'};
		const service = services[name];
		return {
			service,
			operation: targets.has(prefix) ? operation : target,
			protocol: awsJson(version, service, request, settings),
			unknown: new ServiceError('UnknownOperationException', ''),
		};
	}

	if (rest !== undefined) {
		const service = services[rest.service];
		return {
			service,
			operation: rest.name,
			protocol: restJson(service, request, settings, rest.http.query),
			unknown: new ServiceError('UnknownOperationException', '', 404),
		};
	}

	return path === '/' || queuePath.test(path) ? queryRoute(request) : nowhere(request, path, settings);
}

function queryRoute(request: HttpRequest): Route {
	const form = new URLSearchParams(request.body.toString('utf8') || request.url.split('?')[1]);
	const version = form.get('Version') ?? '';
	const operation = form.get('Action');
	const service = inQueryProtocol(services[queryVersions.get(version)?.service ?? 'sts']);
	return {
		service,
		operation: operation ?? '',
		protocol:
			service.name === 'ec2'
				? ec2Query(service, form)
				: service.name === 'sqs'
					? sqsQuery(service, form)
					: awsQuery(service, form),
		unknown:
			operation === null
				? new ServiceError('MissingAction', 'Could not find operation in request')
				: new ServiceError(
						'InvalidAction',
						`Could not find operation ${operation} for version ${version || 'NO_VERSION_SPECIFIED'}`,
					),
	};
}

/** A path that no REST service here has. */
function nowhere(request: HttpRequest, path: string, settings: Settings): Route {
	const service = services['resource-groups'];
	return {
		service,
		operation: `${request.method} ${path}`,
		protocol: restJson(service, request, settings),
		unknown: new ServiceError('UnknownOperationException', '', 404),
	};
}
