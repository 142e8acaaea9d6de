/**
The measurements, each on a session of its own.
*/
import {performance} from 'node:perf_hooks';
import {floorOf} from './floor.ts';
import {matchKeys, Replay, replayMarkers} from './replay.ts';
import {Session, sleep} from './session.ts';
import type {BenchStroke, Subject} from './subject.ts';

export type Size = {readonly columns: number; readonly rows: number};
export type Distribution = {readonly count: number; readonly p50: number; readonly p99: number; readonly max: number};

/** Longer than Ink's throttle, so that nothing of a frame is still to come. */
const quietMs = 60;
/** Between keys on an idle program: each finds it idle. */
const idleMs = 10;
const restMs = 3000;
/** Reading 100,000 locations takes a while. */
const readyPatienceMs = 120_000;

export function distribution(values: readonly number[]): Distribution {
	const sorted = [...values].sort((a, b) => a - b);
	const at = (part: number): number =>
		sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
	return {count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1)};
}

/** Twenty moves around a rectangle of cells, back to where they began. */
export const walk: readonly BenchStroke[] = (['right', 'down', 'left', 'up'] as const).flatMap(action =>
	Array.from({length: 5}, () => action),
);

/** Opens a program and waits until nothing of it moves any more. */
export async function open(subject: Subject, {columns, rows}: Size): Promise<Session> {
	const session = new Session(subject, columns, rows);
	const replay = new Replay(columns, rows);
	const until = performance.now() + readyPatienceMs;
	let played = 0;
	for (;;) {
		await session.settle(400, played, 2000);
		for (; played < session.chunks.length; played++) {
			await replay.write(session.chunks[played]!.bytes);
		}

		if (subject.isReady(replay.rows())) {
			return session;
		}

		if (performance.now() > until) {
			await session.end();
			throw new Error(`${subject.name} never came to rest:\n${replay.rows().join('\n')}`);
		}
	}
}

export type ByteFigures = {
	readonly name: string;
	readonly bytes: Distribution;
	/** The fewest bytes that the changes of the picture need; 0 for Ink. */
	readonly floor: Distribution;
	/** All bytes of the row, divided by those of the floor. */
	readonly ratio: number;
};

/** Bytes of each action, on an idle program. */
export async function measureBytes(
	session: Session,
	subject: Subject,
	size: Size,
	repeats: number,
): Promise<ByteFigures[]> {
	const replay = new Replay(size.columns, size.rows);
	let played = 0;
	const play = async (): Promise<void> => {
		for (; played < session.chunks.length; played++) {
			await replay.write(session.chunks[played]!.bytes);
		}
	};

	const figures: ByteFigures[] = [];
	const measure = async (name: string, actions: readonly BenchStroke[]): Promise<void> => {
		if (actions.some(action => subject.keys[action] === undefined)) {
			return;
		}

		const bytes: number[] = [];
		const floors: number[] = [];
		for (const action of actions) {
			await play();
			const [before, style] = [replay.screen(), replay.style];
			const since = session.chunks.length;
			session.send(subject.keys[action] ?? '');
			await session.settle(quietMs, since, 3000);
			bytes.push(session.bytesSince(since));
			await play();
			// Ink has no target, and the floor takes a while to compute.
			floors.push(subject.isInk ? 0 : floorOf(before, replay.screen(), style).bytes);
		}

		figures.push({name, bytes: distribution(bytes), floor: distribution(floors), ratio: sum(bytes) / sum(floors)});
	};

	await measure('cursor move', subject.isInk ? walk : [...walk, ...walk]);
	await press(session, subject, 'down', size.rows - 5);
	await measure(
		'one-row scroll',
		Array.from({length: repeats}, () => 'down'),
	);
	await measure(
		'page down',
		Array.from({length: repeats}, () => 'page down'),
	);
	for (const where of ['visible', 'of all'] as const) {
		for (const count of ['1', '100', '10,000'] as const) {
			await measure(
				`change of ${count} ${where}`,
				Array.from({length: repeats}, () => `change ${count} ${where}` as const),
			);
		}
	}

	return figures;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

async function press(session: Session, subject: Subject, action: BenchStroke, count: number): Promise<void> {
	for (let index = 0; index < count; index++) {
		session.send(subject.keys[action] ?? '');
		await sleep(10);
	}

	await session.settle(quietMs, 0, 3000);
}

/** From a key to the last byte of its answer, on an idle program; the keys are those of the walk from `first` on. */
export async function measureIdle(session: Session, subject: Subject, count: number, first = 0): Promise<Distribution> {
	const waits: number[] = [];
	for (let index = 0; index < count; index++) {
		const since = session.chunks.length;
		const sentAt = performance.now();
		session.send(subject.keys[walk[(first + index) % walk.length]!] ?? '');
		await session.settle(subject.isInk ? 40 : 12, since, 2000);
		waits.push((session.chunks.at(-1)?.at ?? Number.NaN) - sentAt);
		await sleep(idleMs);
	}

	return distribution(waits);
}

export type LoadFigures = {
	readonly keys: Distribution;
	readonly missed: number;
	readonly bytesPerSecond: number;
	readonly residentMb: number;
};

/** From a key to the sight of its effect, the bytes and the memory of the program, while updates come. */
export async function measureLoad(
	subject: Subject,
	size: Size,
	count: number,
	where: 'all' | 'visible' | 'running',
): Promise<LoadFigures | undefined> {
	const toggle = subject.keys[`load on ${where}`];
	if (toggle === undefined) {
		return undefined;
	}

	const session = await open(subject, size);
	const expected = await learnMarkers(session, subject, size);
	session.send(toggle);
	await sleep(500);
	const keys: Array<{at: number; expected: string}> = [];
	for (let index = 0; index < count; index++) {
		keys.push({at: performance.now(), expected: expected[index % expected.length]!});
		session.send(subject.keys[walk[index % walk.length]!] ?? '');
		// Never in step with updates or frames.
		await sleep((subject.isInk ? 30 : 8) + ((index * 7919) % (subject.isInk ? 40 : 17)));
	}

	await sleep(500);
	// After the keys, whose bytes don't count.
	const since = session.chunks.length;
	const from = performance.now();
	await sleep(restMs);
	const bytesPerSecond = (session.bytesSince(since) / (performance.now() - from)) * 1000;
	const residentMb = session.residentMb();
	await session.end();
	const changes = await replayMarkers(session.chunks, size.columns, size.rows, subject.readMarker);
	const waits = matchKeys(keys, changes);
	const seen = waits.filter(wait => wait !== undefined);
	return {keys: distribution(seen), missed: waits.length - seen.length, bytesPerSecond, residentMb};
}

/** The marker after each step of the walk. */
async function learnMarkers(session: Session, subject: Subject, {columns, rows}: Size): Promise<string[]> {
	const replay = new Replay(columns, rows);
	const markers: string[] = [];
	let played = 0;
	for (const action of walk) {
		const since = session.chunks.length;
		session.send(subject.keys[action] ?? '');
		await session.settle(quietMs, since, 3000);
		for (; played < session.chunks.length; played++) {
			await replay.write(session.chunks[played]!.bytes);
		}

		markers.push(subject.readMarker(replay.rows()));
	}

	return markers;
}

/** From the start of the process to the first picture, and to the first that shows a location. */
export type StartFigures = {readonly picture: Distribution; readonly location: Distribution};

export async function measureStart(
	subject: Subject,
	size: Size,
	count: number,
	beforeEach: () => void,
): Promise<StartFigures> {
	const pictures: number[] = [];
	const locations: number[] = [];
	const {hasStarted = rows => subject.readMarker(rows) !== ''} = subject;
	for (let index = 0; index < count; index++) {
		beforeEach();
		const session = new Session(subject, size.columns, size.rows);
		await session.settle(700, 0, 20_000);
		await session.end();
		const when = async (isThere: (rows: readonly string[]) => boolean): Promise<number> => {
			const [first] = await replayMarkers(session.chunks, size.columns, size.rows, rows =>
				isThere(rows) ? 'there' : '',
			);
			return (first?.at ?? Number.NaN) - session.startedAt;
		};

		pictures.push(await when(hasStarted));
		locations.push(await when(rows => subject.readMarker(rows) !== ''));
	}

	return {picture: distribution(pictures), location: distribution(locations)};
}
