/**
What a frame of the console costs, on a real pty, with 100,000 locations: ours beside Ink's own output of the same console, in the same run, and beside the floor that the changes of the picture set.

`npm run bench -- render [--sizes 80x24,200x50] [--samples 1000] [--only bytes,idle,load,pane,views,start,slow]`

`rollgrid` is the built product on the simulator's large world, a fan-out that has ended. `rollgrid, fed` and Ink are the same console built the same way, with AWS's answers made up in the process, as
no account changes fifty times a second on request.
*/
import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {parseArgs} from 'node:util';
import type {Figure} from './figures/figure.ts';
import {measureDrawing} from './render/drawing.ts';
import {
	type ByteFigures,
	type Distribution,
	distribution,
	measureBytes,
	measureIdle,
	measureLoad,
	measureStart,
	open,
	type Size,
} from './render/measure.ts';
import {measurePane} from './render/pane.ts';
import {measureSlow, slowLine} from './render/slow-line.ts';
import {buildFedSubjects, openWorld, type Subject} from './render/subject.ts';
import {print, printTable, Scores} from './render/table.ts';
import {measureViews} from './render/views.ts';

type Part = 'bytes' | 'idle' | 'load' | 'pane' | 'views' | 'start' | 'slow';
type Fed = readonly [ours: Subject, incremental: Subject, plain: Subject];
type Bench = {
	readonly product: Subject;
	readonly fed: Fed;
	/** The same answers, folded and not drawn: under the limits of memory of ours, and of Ink's. */
	readonly feeds: readonly [ours: Subject, ink: Subject];
	readonly samples: number;
	readonly scores: Scores;
};

/** The size that most targets are set for. */
const isMain = ({columns}: Size): boolean => columns === 200;
const inkSamples = 40;
const mostOfFloor = 1.15;
/** The most that is allowed, as a multiple of the time that half the keys take. */
const mostOfMedian = 2.5;

/** The run of all benchmarks measures less than a run by hand, so that this part ends within three minutes: starts are a benchmark of their own, and the slow line is measured by hand. */
export const argumentsForAll: readonly string[] = ['--samples', '200', '--only', 'bytes,load,pane,views'];

export async function run(args: readonly string[]): Promise<readonly Figure[]> {
	const {values} = parseArgs({
		args: [...args],
		options: {
			sizes: {type: 'string', default: '80x24,200x50,300x100'},
			samples: {type: 'string', default: '1000'},
			only: {type: 'string', default: 'bytes,idle,load,pane,views,start,slow'},
		},
	});
	const begun = performance.now();
	const sizes = values.sizes.split(',').map(toSize);
	const parts = new Set(values.only.split(',') as Part[]);
	const world = await openWorld();
	try {
		const bench: Bench = {
			product: world.subject,
			...(await buildFedSubjects()),
			samples: Number(values.samples),
			scores: new Scores(),
		};
		for (const size of sizes) {
			print(`\n## ${size.columns} × ${size.rows}\n`);
			if (parts.has('bytes') || parts.has('idle')) {
				await measureAtRest(bench, size, parts);
			}

			// Where there are several sizes, these are measured only at the main one; name one size to measure them at it.
			const isWhole = isMain(size) || sizes.length === 1;
			if (parts.has('load') && isWhole) {
				await measureUnderLoad(bench, size);
			}

			if (parts.has('pane') && isWhole) {
				await measurePane(bench.product, size, bench.samples, bench.scores);
			}

			if (parts.has('views') && isWhole) {
				measureViews(size, bench.scores);
			}
		}

		if (parts.has('start')) {
			await measureStarts(bench, sizes[0]!);
		}

		if (parts.has('slow')) {
			await measureSlowLine(bench, sizes.find(isMain) ?? sizes[0]!);
		}

		bench.scores.print();
		print(`Took ${Math.round((performance.now() - begun) / 1000)} s, Node ${process.versions.node}`);
		return bench.scores.figures;
	} finally {
		world.close();
	}
}

/** Bytes and latency of programs in which nothing else moves, and what the product then holds of memory. */
async function measureAtRest({product, fed, samples, scores}: Bench, size: Size, parts: Set<Part>): Promise<void> {
	const bytes: Array<readonly ByteFigures[]> = [];
	const idle: string[][] = [];
	const subjects = [product, ...fed];
	for (const subject of subjects) {
		const session = await open(subject, size);
		bytes.push(parts.has('bytes') ? await measureBytes(session, subject, size, subject.isInk ? 3 : 6) : []);
		if (parts.has('idle')) {
			const count = subject.isInk ? inkSamples : isMain(size) ? samples : Math.ceil(samples / 4);
			const waits = await measureIdle(session, subject, count);
			idle.push([subject.name, ...formatMs(waits), session.residentMb().toFixed(0)]);
			if (subject === product) {
				scores.add(`${named(size)}: key to last byte, at rest, p50 ms`, 2, waits.p50, `n ${waits.count}`);
				scores.add(`${named(size)}: key to last byte, at rest, p99 ms`, isMain(size) ? 5 : 8, waits.p99);
				scores.add(`${named(size)}: RSS with the SDK, MB`, 140, session.residentMb());
			}
		}

		await session.end();
	}

	if (parts.has('bytes')) {
		printBytes(subjects, bytes);
		scoreBytes(bytes, size, scores);
	}

	if (parts.has('idle')) {
		printTable(['key to last byte, at rest', 'n', 'p50 ms', 'p99 ms', 'max ms', 'RSS MB'], idle);
	}
}

function printBytes(subjects: readonly Subject[], figures: ReadonlyArray<readonly ByteFigures[]>): void {
	const names = figures[1]!.map(({name}) => name);
	const row = (name: string, number: number): ByteFigures | undefined =>
		figures[number]!.find(one => one.name === name);
	printTable(
		['bytes, p50 / max (× floor)', ...subjects.map(({name}) => name)],
		names.map(name => [
			name,
			...subjects.map(({isInk}, number) => {
				const found = row(name, number);
				const beside = isInk || found === undefined ? '' : ` (${found.ratio.toFixed(2)})`;
				return found === undefined ? '–' : `${found.bytes.p50} / ${found.bytes.max}${beside}`;
			}),
		]),
	);
}

function scoreBytes([product, fed, incremental]: ReadonlyArray<readonly ByteFigures[]>, size: Size, scores: Scores) {
	for (const [who, figures] of [
		['rollgrid', product],
		['fed', fed],
	] as const) {
		for (const {name, bytes, floor, ratio} of figures ?? []) {
			const ink = incremental?.find(row => row.name === name)?.bytes.p50 ?? '–';
			const beside = `p50 ${bytes.p50} bytes, floor ${floor.p50}, Ink ${ink}`;
			scores.add(`${named(size)}: bytes of ${name}, ${who}`, mostOfFloor, ratio, beside, '×');
		}
	}
}

async function measureUnderLoad({fed, feeds, samples, scores}: Bench, size: Size): Promise<void> {
	const rows: string[][] = [];
	const at = named(size);
	for (const subject of fed.slice(0, 2)) {
		const figures = await measureLoad(subject, size, subject.isInk ? inkSamples : samples, 'all');
		if (figures !== undefined) {
			const {keys, missed, bytesPerSecond, residentMb} = figures;
			const use = [String(Math.round(bytesPerSecond)), residentMb.toFixed(0)];
			rows.push([subject.name, ...formatMs(keys), String(missed), ...use]);
		}
	}

	const head = ['key to sight, 50 updates/s × 100 of all', 'n', 'p50 ms', 'p99 ms', 'max ms', 'not seen'];
	printTable([...head, 'B/s', 'RSS MB'], rows);
	await measureDrawing(
		[
			{subject: fed[0], feed: feeds[0]},
			{subject: fed[1], feed: feeds[1]},
		],
		size,
		scores,
	);
	const {keys, residentMb} = (await measureLoad(fed[0], size, samples, 'running'))!;
	scores.add(
		`${at}: key to last byte, 20 changes/s, p99 of p50`,
		mostOfMedian,
		keys.p99 / keys.p50,
		`p50 ${keys.p50.toFixed(2)} ms, p99 ${keys.p99.toFixed(2)} ms, n ${keys.count}`,
		'×',
	);
	if (isMain(size)) {
		scores.add(`${at}: RSS of the console alone`, 105, residentMb, '', 'MB');
	}
}

async function measureStarts({product, fed, scores}: Bench, size: Size): Promise<void> {
	const isCold = dropCaches();
	const rows: string[][] = [];
	for (const subject of [product, fed[1]]) {
		const cold = isCold ? await measureStart(subject, size, 3, dropCaches) : undefined;
		const {picture, location} = await measureStart(subject, size, subject.isInk ? 5 : 15, () => {});
		rows.push([
			subject.name,
			...[picture.p50, picture.max, cold?.picture.p50, location.p50].map(ms => ms?.toFixed(0) ?? '–'),
		]);
		if (subject === product) {
			scores.add('start to first frame, warm p50 ms', 50, picture.p50);
			scores.add('start to first frame, cold p50 ms', 150, cold?.picture.p50 ?? Number.NaN);
			scores.add(
				'start to the first locations from AWS, warm p50 ms',
				250,
				location.p50,
				'SDK loaded, two calls answered',
			);
		}
	}

	const bare = measureBareNode();
	rows.push(['floor: bare node', bare.p50.toFixed(0), bare.max.toFixed(0), '–', '–']);
	print(`\n## Start, ${named(size)}\n`);
	printTable(['from exec to', 'first picture p50 ms', 'max ms', 'cold p50 ms', 'first location p50 ms'], rows);
}

async function measureSlowLine({fed, scores}: Bench, size: Size): Promise<void> {
	const {bytesPerSecond, roundTripMs} = slowLine;
	print(`\n## ${bytesPerSecond} B/s, ${roundTripMs} ms there and back, ${named(size)}\n`);
	const rows: string[][] = [];
	for (const where of ['all', 'visible'] as const) {
		for (const subject of where === 'all' ? fed : fed.slice(0, 2)) {
			const figures = await measureSlow(subject, size, subject.isInk ? 5 : 40, where);
			if (figures === undefined) {
				continue;
			}

			const {keys, missed, backlog} = figures;
			rows.push([subject.name, `100 ${where}, 50/s`, ...formatMs(keys), String(missed), String(backlog)]);
			if (!subject.isInk) {
				const most = where === 'all' ? roundTripMs + 80 : roundTripMs + 150;
				if (where === 'all') {
					scores.add(`slow line, 100 ${where}: key to sight, p50 ms`, roundTripMs + 15, keys.p50);
				}

				scores.add(`slow line, 100 ${where}: key to sight, p99 ms`, most, keys.p99, `${missed} not seen`);
				scores.add(`slow line, 100 ${where}: backlog, bytes`, 2048, backlog);
			}
		}
	}

	rows.push(['floor: the round trip', '', '', String(roundTripMs), String(roundTripMs), '', '', '']);
	printTable(['key to sight', 'updates', 'n', 'p50 ms', 'p99 ms', 'max ms', 'not seen in 8 s', 'backlog B'], rows);
}

const named = ({columns, rows}: Size): string => `${columns} × ${rows}`;

function toSize(text: string): Size {
	const [columns = 80, rows = 24] = text.split('x').map(Number);
	return {columns, rows};
}

/** Makes the next start a cold one. @returns Whether this machine lets us. */
function dropCaches(): boolean {
	try {
		writeFileSync('/proc/sys/vm/drop_caches', '3');
		return true;
	} catch {
		return false;
	}
}

function measureBareNode(): Distribution {
	return distribution(
		Array.from({length: 15}, () => {
			const from = performance.now();
			spawnSync(process.execPath, ['-e', 'console.log(1)']);
			return performance.now() - from;
		}),
	);
}

function formatMs({count, p50, p99, max}: Distribution): string[] {
	return [String(count), p50.toFixed(2), p99.toFixed(2), max.toFixed(1)];
}
