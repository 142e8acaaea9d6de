/**
A program at the far end of 128 kbit/s with 80 ms there and back, behind something that takes in any amount at once, as sshd does.
*/
import {performance} from 'node:perf_hooks';
import {type Distribution, distribution, type Size, walk} from './measure.ts';
import {matchKeys, Replay, replayMarkers} from './replay.ts';
import {type Chunk, countRequests, Session, sleep} from './session.ts';
import type {Subject} from './subject.ts';

const bytesPerSecond = 16_000;
const oneWayMs = 40;
/** Pieces in which the line delivers. */
const packetBytes = 64;
const patienceMs = 8000;

export const slowLine = {bytesPerSecond, roundTripMs: 2 * oneWayMs};

export type SlowFigures = {
	/** Of the keys that were seen within eight seconds. */
	readonly keys: Distribution;
	readonly missed: number;
	/** Bytes waiting for the line at the end. */
	readonly backlog: number;
};

class SlowLine {
	readonly delivered: Chunk[] = [];
	backlog = 0;
	readonly #session: Session;
	#freeAt = 0;

	constructor(session: Session) {
		this.#session = session;
		session.onChunk = chunk => this.#take(chunk.bytes);
	}

	send(keys: string): void {
		setTimeout(() => this.#session.send(keys), oneWayMs);
	}

	#take(bytes: Buffer): void {
		for (let offset = 0; offset < bytes.length; offset += packetBytes) {
			this.#queue(bytes.subarray(offset, offset + packetBytes));
		}
	}

	#queue(packet: Buffer): void {
		this.backlog += packet.length;
		const now = performance.now();
		this.#freeAt = Math.max(this.#freeAt, now) + (packet.length / bytesPerSecond) * 1000;
		setTimeout(() => {
			this.backlog -= packet.length;
		}, this.#freeAt - now);
		setTimeout(
			() => {
				const before = this.delivered.at(-1)?.bytes.subarray(-3) ?? Buffer.alloc(0);
				this.delivered.push({at: performance.now(), bytes: packet});
				// A request may be cut in two by the packets.
				for (let count = countRequests(Buffer.concat([before, packet])); count > 0; count--) {
					this.send('\u{1B}[0n');
				}
			},
			this.#freeAt - now + oneWayMs,
		);
	}
}

/** From a key pressed at the operator's end to its effect seen there. */
export async function measureSlow(
	subject: Subject,
	size: Size,
	count: number,
	where: 'all' | 'visible',
): Promise<SlowFigures | undefined> {
	const toggle = subject.keys[`load on ${where}`];
	if (toggle === undefined) {
		return undefined;
	}

	const session = new Session(subject, size.columns, size.rows, {SSH_CONNECTION: '192.0.2.1 50000 192.0.2.2 22'});
	const line = new SlowLine(session);
	// The first picture alone takes more than a second.
	await sleep(4000);
	const expected = await learnMarkers(line, subject, size);
	line.send(toggle);
	await sleep(5000);
	const keys: Array<{at: number; expected: string}> = [];
	for (let index = 0; index < count; index++) {
		keys.push({at: performance.now(), expected: expected[index % expected.length]!});
		line.send(subject.keys[walk[index % walk.length]!] ?? '');
		await sleep(350 + ((index * 7919) % 100));
	}

	const {backlog} = line;
	await sleep(Math.min(patienceMs, 500 + (backlog / bytesPerSecond) * 1000));
	await session.end();
	const changes = await replayMarkers(line.delivered, size.columns, size.rows, subject.readMarker);
	const waits = matchKeys(keys, changes).filter(wait => wait !== undefined && wait <= patienceMs) as number[];
	return {keys: distribution(waits), missed: count - waits.length, backlog};
}

async function learnMarkers(line: SlowLine, subject: Subject, {columns, rows}: Size): Promise<string[]> {
	const replay = new Replay(columns, rows);
	const markers: string[] = [];
	let played = 0;
	for (const action of walk) {
		const expectedAt = performance.now() + patienceMs;
		line.send(subject.keys[action] ?? '');
		const before = markers.at(-1);
		for (;;) {
			await sleep(20);
			for (; played < line.delivered.length; played++) {
				await replay.write(line.delivered[played]!.bytes);
			}

			const marker = subject.readMarker(replay.rows());
			if ((marker !== before && marker !== '' && before !== undefined) || performance.now() > expectedAt) {
				break;
			}

			// Before the first step nothing is known to differ from: wait until the line is quiet.
			if (before === undefined && line.backlog === 0 && performance.now() > expectedAt - patienceMs + 1500) {
				break;
			}
		}

		markers.push(subject.readMarker(replay.rows()));
	}

	return markers;
}
