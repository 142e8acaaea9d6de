/** The proxy refused a call. */
export class ProxyError extends Error {
	override readonly name = 'ProxyError';
}
