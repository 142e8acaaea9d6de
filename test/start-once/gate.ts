import {once} from 'node:events';
import {createServer, type IncomingMessage, request, type ServerResponse} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import {buffer} from 'node:stream/consumers';

/** What the gate does when a call of `operation` comes by: told at these points, and goes on only when the promise resolves. */
export type Watch = {
	readonly operation: string;
	/** It has arrived and nobody has seen it yet. */
	readonly onArrival?: () => Promise<void>;
	/** It has just been handed on. */
	readonly onForward?: () => Promise<void>;
	/** It has been answered, and the answer hasn't been passed back. */
	readonly onAnswer?: () => Promise<void>;
	/** The answer has been passed back. */
	readonly onReturn?: () => Promise<void>;
};

/** A line to the simulator that can be held at any point of a call; it passes on what it is given, byte for byte. */
export async function openGate(endpoint: string) {
	const {hostname, port} = new URL(endpoint);
	let watch: Watch | undefined;
	const sockets = new Set<Socket>();
	const passing = new Set<Promise<void>>();

	const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
		const body = await buffer(incoming);
		const name = `${incoming.headers['x-amz-target'] ?? ''} ${body.toString('latin1', 0, 200)}`;
		const seen = watch !== undefined && name.includes(watch.operation) ? watch : undefined;
		await seen?.onArrival?.();
		const onward = request({
			host: hostname,
			port,
			method: incoming.method,
			path: incoming.url,
			headers: incoming.headers,
		});
		// A line that is dropped there is dropped here.
		onward.on('error', () => outgoing.destroy());
		const answered = once(onward, 'response') as Promise<[IncomingMessage]>;
		answered.catch(() => {});
		onward.end(body);
		await seen?.onForward?.();
		const [answer] = await answered;
		const content = await buffer(answer);
		await seen?.onAnswer?.();
		outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
		outgoing.end(content);
		await seen?.onReturn?.();
	};

	const server = createServer((incoming, outgoing) => {
		const passed = pass(incoming, outgoing)
			.catch(() => {
				outgoing.destroy();
			})
			.finally(() => passing.delete(passed));
		passing.add(passed);
	});
	server.on('connection', socket => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		/** Watch for an operation; `undefined` lets everything pass. */
		watch(next: Watch | undefined): void {
			watch = next;
		},
		/** Resolves once every call of a program that has ended is answered: its connections are closed, and nothing is under way. */
		async drained(): Promise<void> {
			// Data that can be read already is read first.
			await new Promise(resolve => setImmediate(resolve));
			while (sockets.size + passing.size > 0) {
				await Promise.all([...passing, ...[...sockets].map(socket => once(socket, 'close'))]);
			}
		},
		close(): void {
			server.closeAllConnections();
			server.close();
		},
	};
}
