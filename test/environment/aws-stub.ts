import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import type {AddressInfo, Socket} from 'node:net';
import {text} from 'node:stream/consumers';
import type {Certificates} from './certificates.ts';

/** A call as it arrived: where it was sent, and what signed it. */
export type Arrival = {
	readonly operation: string;
	/** The host that was asked for, with its port where that isn't the usual one. */
	readonly host: string;
	readonly region: string;
	readonly accessKeyId: string;
	/** Whether it came through the proxy. */
	readonly isProxied: boolean;
	readonly body: string;
};

/** An answer in place of the usual one; `undefined` leaves it. */
type StubResponse = (arrival: Arrival) => {readonly status: number; readonly body: string} | undefined;

export type AwsStub = {
	readonly port: number;
	readonly url: string;
	readonly arrivals: readonly Arrival[];
	/** Requests to the proxy itself: hosts of tunnels. */
	readonly tunnels: readonly string[];
	/** Changes what is answered from now on. */
	answer(answer: StubResponse): void;
	/** `user:password` that the proxy wants from now on. */
	demand(login: string): void;
	close(): Promise<void>;
};

/**
Every host of AWS on one port of loopback, and the proxy that leads to all of them: a tunnel is ended here, with a certificate of the test's own authority.

Accepts any signature, and records who signed what for which Region.
*/
export async function startAwsStub({key, cert}: Certificates): Promise<AwsStub> {
	const arrivals: Arrival[] = [];
	const tunnels: string[] = [];
	const sockets = new Set<Socket>();
	let override: StubResponse = () => undefined;
	let login: string | null = null;

	const isLetIn = (request: IncomingMessage): boolean =>
		login === null || request.headers['proxy-authorization'] === `Basic ${Buffer.from(login).toString('base64')}`;
	const serve = (isProxied: boolean) => async (request: IncomingMessage, response: ServerResponse) => {
		const url = request.url ?? '/';
		const isForwarded = /^https?:/.test(url);
		const arrival = await readArrival(request, isProxied || isForwarded);
		arrivals.push(arrival);
		const path = isForwarded ? new URL(url).pathname + new URL(url).search : url;
		const {status, body} = override(arrival) ?? usual(arrival, request.method ?? 'GET', path);
		response.writeHead(status, {'content-type': contentType(body)});
		response.end(body);
	};
	const inside: Server = createSecureServer({key, cert}, (request, response) => void serve(true)(request, response));
	const server = createServer((request, response) => void serve(false)(request, response));
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => {});
	});
	server.on('connect', (request: IncomingMessage, socket: Socket) => {
		tunnels.push(request.url ?? '');
		if (!isLetIn(request)) {
			socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="bastion"\r\n\r\n');
			return;
		}

		socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
		inside.emit('connection', socket);
	});
	inside.on('tlsClientError', () => {});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	const {port} = server.address() as AddressInfo;
	return {
		port,
		url: `http://127.0.0.1:${port}`,
		arrivals,
		tunnels,
		answer(answer) {
			override = answer;
		},
		demand(wanted) {
			login = wanted;
		},
		close: () =>
			new Promise(resolve => {
				server.close(() => resolve());
				for (const socket of sockets) {
					socket.destroy();
				}
			}),
	};
}

async function readArrival(request: IncomingMessage, isProxied: boolean): Promise<Arrival> {
	const body = await text(request);
	const {host = '', authorization = '', 'x-amz-target': target = ''} = request.headers;
	const [, accessKeyId = '', region = ''] = /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(authorization) ?? [];
	const operation =
		String(target).split('.').at(-1) || new URLSearchParams(body).get('Action') || `${request.method} ${request.url}`;
	return {operation, host: host.replace(/:(80|443)$/, ''), region, accessKeyId, isProxied, body};
}

function contentType(body: string): string {
	return body.startsWith('<') ? 'text/xml' : body.startsWith('{') ? 'application/x-amz-json-1.1' : 'text/plain';
}

/** In an hour. */
const expiry = () => new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+/, '');

function usual(
	{operation, body}: Arrival,
	method: string,
	path: string,
): {readonly status: number; readonly body: string} {
	const parameters = new URLSearchParams(body);
	const role = parameters.get('RoleArn')?.split('/').at(-1) ?? 'NONE';
	switch (operation) {
		case 'GetCallerIdentity':
			return good(
				xml(
					operation,
					'<Arn>arn:aws:iam::111122223333:user/ops</Arn><Account>111122223333</Account><UserId>U</UserId>',
				),
			);
		case 'AssumeRole':
			return good(xml(operation, credentials(`ASIA${role.toUpperCase()}`)));
		case 'AssumeRoleWithWebIdentity':
			return good(xml(operation, credentials('ASIAWEB')));
		case 'DescribeAutomationExecutions':
			return good('{"AutomationExecutionMetadataList":[]}');
		default:
			return machine(method, path) ?? {status: 404, body: ''};
	}
}

/** What SSO, the container's agent and the instance say. */
function machine(method: string, path: string): {readonly status: number; readonly body: string} | undefined {
	const keys = {SecretAccessKey: 'secret', Token: 'token', Expiration: expiry()};
	if (path.startsWith('/federation/credentials')) {
		const expiration = Date.now() + 3_600_000;
		const roleCredentials = {accessKeyId: 'ASIASSO', secretAccessKey: 'secret', sessionToken: 'token', expiration};
		return good(JSON.stringify({roleCredentials}));
	}

	if (method === 'POST' && path === '/token') {
		return good(JSON.stringify({accessToken: 'renewed', expiresIn: 28_800, refreshToken: 'next', tokenType: 'Bearer'}));
	}

	const answers: Readonly<Record<string, string>> = {
		'/latest/api/token': 'metadata-token',
		'/latest/meta-data/iam/security-credentials/': 'instance-role',
		'/latest/meta-data/iam/security-credentials/instance-role': JSON.stringify({
			Code: 'Success',
			Type: 'AWS-HMAC',
			LastUpdated: '2026-01-01T00:00:00Z',
			AccessKeyId: 'ASIAINSTANCE',
			...keys,
		}),
		'/latest/meta-data/placement/region': 'us-west-2',
		'/latest/meta-data/placement/availability-zone': 'us-west-2a',
		'/latest/meta-data/placement/availability-zone/': 'us-west-2a',
		'/container': JSON.stringify({AccessKeyId: 'ASIACONTAINER', ...keys}),
	};
	const body = answers[path];
	return body === undefined ? undefined : good(body);
}

function good(body: string): {readonly status: number; readonly body: string} {
	return {status: 200, body};
}

/** An answer of a service that speaks XML. */
export function xml(operation: string, result: string): string {
	return `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result>${result}</${operation}Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></${operation}Response>`;
}

/** Credentials as STS writes them. */
function credentials(accessKeyId: string, expiration = expiry()): string {
	return `<Credentials><AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>${expiration}</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/r/s</Arn><AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser>`;
}

/** A refusal of a service that speaks XML. */
export function xmlError(code: string, message: string): string {
	return `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r-2</RequestId></ErrorResponse>`;
}
