import type {Proxies, Setting, Variables} from './environment.ts';

/**
The proxies of the environment, as Python's `urllib` reads them, and so the AWS CLI: the small spelling wins over the capital one, also where it is empty.

@see https://docs.python.org/3/library/urllib.request.html#urllib.request.getproxies
*/
export function readProxies(env: Variables): Proxies {
	const read = (name: string): Setting | null => {
		const small = `${name}_proxy`;
		const from = env[small] === undefined ? small.toUpperCase() : small;
		// A web server sets HTTP_PROXY from a header of the caller.
		const isHeader = from === 'HTTP_PROXY' && env.REQUEST_METHOD !== undefined;
		const value = env[from];
		return value && !isHeader ? {value, from} : null;
	};
	return {http: read('http'), https: read('https'), no: read('no')};
}

/** The proxy that a call goes through; `null` for none. An address without a scheme is read as `http://`. */
export function findProxy(url: URL, proxies: Proxies): Setting | null {
	const proxy = url.protocol === 'https:' ? proxies.https : proxies.http;
	if (proxy === null || (proxies.no !== null && bypasses(url, proxies.no.value))) {
		return null;
	}

	const value = proxy.value.startsWith('//') ? `http:${proxy.value}` : proxy.value;
	return {...proxy, value: /^\w+:\/\//.test(value) ? value : `http://${value}`};
}

/** Whether a list of suffixes names a host, with its port or without: no CIDR, no wildcards but `*` alone. */
function bypasses({hostname, host}: URL, list: string): boolean {
	const hosts = [hostname.toLowerCase(), host.toLowerCase()];
	return (
		list === '*' ||
		list
			.split(',')
			.map(name => name.trim().replace(/^\.+/, '').toLowerCase())
			.some(name => name !== '' && hosts.some(one => one === name || one.endsWith(`.${name}`)))
	);
}

/** A proxy's address without the password in it. */
export function withoutPassword(address: string): string {
	return address.replace(/\/\/[^@/]*@/, '//***@');
}
