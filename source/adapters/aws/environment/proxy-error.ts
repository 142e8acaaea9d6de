/** The proxy didn't let a call through. */
export class ProxyError extends Error {
	override readonly name = 'ProxyError';
}
