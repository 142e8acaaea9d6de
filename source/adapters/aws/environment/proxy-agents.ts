import type {ClientRequest} from 'node:http';
import {HttpProxyAgent} from 'http-proxy-agent';
import {HttpsProxyAgent} from 'https-proxy-agent';
import {noteCertificate} from './note-certificate.ts';
import {ProxyError} from './proxy-error.ts';

type ConnectOptions = Parameters<HttpsProxyAgent<string>['connect']>[1];
type AgentOptions = {readonly keepAlive: boolean; readonly maxSockets: number};

/** Agents that go through a proxy: a tunnel for HTTPS, a forwarded request for HTTP. */
export function openProxyAgents(proxy: string, options: AgentOptions, ca: string | undefined) {
	return {
		httpAgent: new HttpProxyAgent(proxy, options),
		httpsAgent: new TrustingAgent(proxy, options, ca),
	};
}

/** The library's own options of trust hold for the proxy alone; these hold for what is behind it as well. A proxy's refusal is an error of its own, not an answer of AWS. */
class TrustingAgent extends HttpsProxyAgent<string> {
	readonly #trust: {readonly ca?: string};

	constructor(proxy: string, options: AgentOptions, ca: string | undefined) {
		const trust = ca === undefined ? {} : {ca};
		super(proxy, {...options, ...trust});
		this.#trust = trust;
	}

	override async connect(request: ClientRequest, options: ConnectOptions) {
		let refusal: string | null = null;
		request.once('proxyConnect', ({statusCode, statusText}: {statusCode: number; statusText: string}) => {
			refusal = statusCode === 200 ? null : `${statusCode} ${statusText}`.trim();
		});
		const socket = await super.connect(request, {...options, ...this.#trust} as ConnectOptions);
		if (refusal !== null) {
			socket.destroy();
			throw new ProxyError(`the proxy answers ${refusal}`);
		}

		return noteCertificate(socket);
	}
}
