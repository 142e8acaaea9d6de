import type {Socket} from 'node:net';
import {TLSSocket} from 'node:tls';

/** Write onto the error of a connection whose certificate isn't trusted what that certificate is: issued to whom, by whom. */
export function noteCertificate<T extends Socket>(socket: T): T {
	if (socket instanceof TLSSocket) {
		let certificate: string | null = null;
		// Node's own listener closes the connection, and the certificate is gone then.
		socket.prependListener('secure', () => {
			const {subject, issuer} = socket.getPeerCertificate();
			const name = (one: typeof subject | undefined) => one?.CN ?? one?.O ?? 'nobody';
			certificate = `issued to ${name(subject)} by ${name(issuer)}`;
		});
		socket.prependListener('error', error => {
			if (certificate !== null) {
				Object.assign(error, {certificate});
			}
		});
	}

	return socket;
}
