import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {Exchange} from './exchange.ts';

/** Bytes that a request may have; AWS takes less. */
const largestBody = 4 * 1024 * 1024;

/** A Node server that answers as AWS would: it reads and writes HTTP, `exchange` decides. */
export function createSimulatorServer(exchange: Exchange): Server {
	const server = createServer((request, response) => {
		readBody(request).then(
			body => answer(exchange, request, body, response),
			() => request.destroy(),
		);
	});
	server.keepAliveTimeout = 60_000;
	return server;
}

async function answer(
	exchange: Exchange,
	request: IncomingMessage,
	body: Buffer,
	response: ServerResponse,
): Promise<void> {
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

async function readBody(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > largestBody) {
			throw new RangeError('A request larger than any that AWS takes');
		}

		chunks.push(chunk);
	}

	return Buffer.concat(chunks);
}
