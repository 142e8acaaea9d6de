import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {Exchange} from './exchange.ts';

/** Bytes that a request may have; AWS takes less. */
const largestBody = 4 * 1024 * 1024;

/** A Node server that answers as AWS would: it reads and writes HTTP, `exchange` decides. */
export function createSimulatorServer(exchange: Exchange): Server {
	const server = createServer((request, response) => {
		// A client that goes away while it sends, or before it is answered, is nothing to tell anybody of.
		answer(exchange, request, response).catch(() => request.socket.destroy());
	});
	server.keepAliveTimeout = 60_000;
	return server;
}

async function answer(exchange: Exchange, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const body = await readBody(request);
	if (body === undefined) {
		response.writeHead(413, {'content-type': 'application/json'});
		response.end('{"__type":"RequestEntityTooLargeException"}');
		return;
	}

	const result = await exchange.handle({
		method: request.method ?? 'GET',
		url: request.url ?? '/',
		headers: request.headers,
		body,
	});
	if (result === 'drop') {
		request.socket.destroy();
		return;
	}

	response.writeHead(result.status, {...result.headers, 'content-length': Buffer.byteLength(result.body)});
	response.end(result.body);
}

/** @returns `undefined` for a body that is too large; it is read to its end all the same, since a client listens when it has sent. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
	let chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > largestBody) {
			chunks = [];
		} else {
			chunks.push(chunk);
		}
	}

	return size > largestBody ? undefined : Buffer.concat(chunks);
}
