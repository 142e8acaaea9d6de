import {readFileSync} from 'node:fs';
import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import {Socket} from 'node:net';
import type {NodeHttpHandler} from '@smithy/node-http-handler';
import type {HttpHandlerOptions, RequestHandler} from '@smithy/types';
import type {Environment, Setting, Variables} from './environment.ts';
import {noteCertificate} from './note-certificate.ts';
import {findProxy, withoutPassword} from './proxies.ts';
import {EnvironmentError} from './resolve-environment.ts';

type Request = Parameters<NodeHttpHandler['handle']>[0];
type Response = Awaited<ReturnType<NodeHttpHandler['handle']>>['response'];

/** What SDK clients send their requests with. */
export type Handler = RequestHandler<Request, Response, HttpHandlerOptions>;

export type HandlerOptions = {
	/** Milliseconds that an answer may take. */
	readonly timeoutMs: number;
	/** Gives up what is under way once it is aborted. */
	readonly signal?: AbortSignal | undefined;
};

/** Milliseconds that a connection may take. */
const connectionTimeoutMs = 5000;
const agentOptions = {keepAlive: true, maxSockets: 50};

/** How a call went out, written onto the error it met: the advice names the proxy and the certificates. */
export type Route = {readonly host: string; readonly proxy: Setting | null; readonly caBundle: Setting | null};

/**
One handler for all clients of an environment: connections are shared, and each call goes through the proxy that is right for its host.

@throws EnvironmentError where the file of trusted certificates can't be read.
*/
export function createHandler(environment: Environment, env: Variables, options: HandlerOptions): Handler {
	const {proxies, caBundle} = environment;
	const ca = readCertificates(caBundle, env);
	const byProxy = new Map<string, Promise<NodeHttpHandler>>();
	const open = (proxy: Setting | null): Promise<NodeHttpHandler> => {
		const key = proxy?.value ?? '';
		const known = byProxy.get(key) ?? openHandler(proxy, ca, options.timeoutMs);
		byProxy.set(key, known);
		return known;
	};

	return {
		metadata: {handlerProtocol: 'http/1.1'},
		async handle(request, handling = {}) {
			const host = request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`;
			const proxy = findProxy(new URL(`${request.protocol}//${host}`), proxies);
			try {
				const abortSignal = handling.abortSignal ?? options.signal;
				return await (await open(proxy)).handle(request, {
					...handling,
					...(abortSignal === undefined ? {} : {abortSignal}),
				});
			} catch (error) {
				const route: Route = {
					host,
					proxy: proxy === null ? null : {...proxy, value: withoutPassword(proxy.value)},
					caBundle,
				};
				throw error instanceof Error ? Object.assign(error, {route}) : error;
			}
		},
	};
}

/** Says of a certificate that isn't trusted whose it is. */
class NotingAgent extends HttpsAgent {
	override createConnection(...args: Parameters<HttpsAgent['createConnection']>) {
		const socket = super.createConnection(...args);
		return socket instanceof Socket ? noteCertificate(socket) : socket;
	}
}

async function openHandler(proxy: Setting | null, ca: string | undefined, timeoutMs: number): Promise<NodeHttpHandler> {
	const trust = ca === undefined ? {} : {ca};
	const {NodeHttpHandler: SdkHandler} = await import('@smithy/node-http-handler');
	return new SdkHandler({
		connectionTimeout: connectionTimeoutMs,
		requestTimeout: timeoutMs,
		throwOnRequestTimeout: true,
		...(proxy === null
			? {httpAgent: new HttpAgent(agentOptions), httpsAgent: new NotingAgent({...agentOptions, ...trust})}
			: await (await import('./proxy-agents.ts')).openProxyAgents(proxy.value, agentOptions, ca)),
	});
}

/** What is trusted: the bundle instead of Node's own list, as the AWS CLI takes it, and with it what Node was told to trust besides. */
function readCertificates(bundle: Setting | null, env: Variables): string | undefined {
	if (bundle === null) {
		return undefined;
	}

	try {
		const extra = env.NODE_EXTRA_CA_CERTS;
		return [bundle.value, ...(extra ? [extra] : [])].map(path => readFileSync(path, 'utf8')).join('\n');
	} catch (error) {
		throw new EnvironmentError(
			'unreadable',
			`the certificates that ${bundle.from} names can't be read: ${(error as Error).message}`,
			`Correct ${bundle.from.startsWith('AWS_') ? bundle.from : `ca_bundle of ${bundle.from}`}.`,
		);
	}
}
