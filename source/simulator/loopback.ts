import type {HttpRequest} from './protocols/protocol.ts';

/** Names of this machine that no other one can have. */
const loopbackName = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/**
Why a request to the simulator's own address is refused: a page of the web in this machine's browser must be able neither to read the calls nor to make trouble.

Such a page names itself in `Origin`, or has had its own name lead here, which then stands in `Host`.

@param isOpen - Whether the simulator listens beyond loopback, as in a container: then addresses and names without a dot, such as those of a container network, are its own too.
*/
export function foreignness({headers}: HttpRequest, isOpen: boolean): string | undefined {
	const host = nameOf(String(headers.host ?? ''));
	if (!loopbackName.test(host) && !(isOpen && /^(?:[\w-]+|[\d.]+|\[[\da-f:]+\])$/i.test(host))) {
		return `Host ${host || '(none)'} is not this machine`;
	}
	const {origin} = headers;
	if (origin === undefined) {
		return undefined;
	}
	const from = /^https?:\/\/(.+)$/i.exec(String(origin))?.[1];
	return from !== undefined && from === String(headers.host) ? undefined : `Origin ${String(origin)} is foreign`;
}

function nameOf(host: string): string {
	return host.replace(/:\d+$/, '');
}
