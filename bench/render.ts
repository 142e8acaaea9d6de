/**
What a frame costs, on a real pty, with 100,030 locations: ours beside Ink's own output, in the same run, and beside the floor.

`npm run bench -- render [--sizes 80x24,200x50] [--samples 1000] [--only bytes,idle,load,start,slow] [--subjects ours]`
`… --command "node dist/rollgrid.js demo" --name rollgrid --marker "REGEX"` measures another program beside them; the first group of the expression is the text that a cursor key
changes and nothing else does. What it has no key for stays empty.
*/
import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {performance} from 'node:perf_hooks';
import {parseArgs} from 'node:util';
import {
	type ByteFigures,
	type Distribution,
	distribution,
	measureBytes,
	measureIdle,
	measureLoad,
	measureStart,
	type Size,
} from './render/measure.ts';
import {measureSlow, slowLine} from './render/slow-line.ts';
import {arrows, buildSubjects, type Subject} from './render/subject.ts';

type Part = 'bytes' | 'idle' | 'load' | 'start' | 'slow';

export async function run(args: readonly string[]): Promise<void> {
	const {values} = parseArgs({
		args: [...args],
		options: {
			sizes: {type: 'string', default: '80x24,200x50,300x100'},
			samples: {type: 'string', default: '1000'},
			only: {type: 'string', default: 'bytes,start,idle,load,slow'},
			subjects: {type: 'string'},
			command: {type: 'string'},
			name: {type: 'string', default: 'program'},
			marker: {type: 'string', default: '(\\d{12}/[\\w-]+)'},
		},
	});
	const sizes = values.sizes.split(',').map(toSize);
	const samples = Number(values.samples);
	const parts = new Set(values.only.split(',') as Part[]);
	const built = await buildSubjects();
	const subjects = [
		...(values.command === undefined ? [] : [toSubject(values.name, values.command, values.marker)]),
		...built.filter(({name}) => values.subjects?.split(',').includes(name) ?? true),
	];
	const begun = performance.now();
	for (const size of sizes) {
		print(`\n## ${size.columns} × ${size.rows}\n`);
		if (parts.has('bytes')) {
			await printBytes(subjects, size);
		}

		if (parts.has('idle')) {
			await printIdle(subjects, size, samples);
		}

		if (parts.has('load')) {
			await printLoad(subjects, size, samples);
		}
	}

	if (parts.has('start')) {
		await printStart(subjects, sizes[0]!);
	}

	if (parts.has('slow')) {
		await printSlow(subjects, sizes[1] ?? sizes[0]!, Math.min(samples, 60));
	}

	print(`\nTook ${Math.round((performance.now() - begun) / 1000)} s, Node ${process.versions.node}`);
}

async function printBytes(subjects: readonly Subject[], size: Size): Promise<void> {
	const figures: Array<{readonly rows: readonly ByteFigures[]}> = [];
	for (const subject of subjects) {
		figures.push({rows: await measureBytes(subject, size, 12)});
	}

	// What others draw is another picture, with a floor of its own; the one shown is that of the first.
	const names = figures.flatMap(({rows}) => rows.map(({name}) => name));
	printTable(
		['bytes, p50 / max', ...subjects.map(({name}) => name), 'floor p50'],
		[...new Set(names)].map(name => [
			name,
			...figures.map(({rows}) => {
				const found = rows.find(row => row.name === name);
				return found === undefined ? '–' : `${found.bytes.p50} / ${found.bytes.max}`;
			}),
			String(figures[0]?.rows.find(row => row.name === name)?.floor.p50 ?? '–'),
		]),
	);
}

async function printIdle(subjects: readonly Subject[], size: Size, samples: number): Promise<void> {
	const rows: string[][] = [];
	for (const subject of subjects) {
		rows.push([subject.name, ...formatMs(await measureIdle(subject, size, samples))]);
	}

	printTable(['key to last byte, idle', 'n', 'p50 ms', 'p99 ms', 'max ms'], rows);
}

async function printLoad(subjects: readonly Subject[], size: Size, samples: number): Promise<void> {
	const rows: string[][] = [];
	for (const subject of subjects) {
		const figures = await measureLoad(subject, size, samples, 'all');
		if (figures !== undefined) {
			const {keys, missed, cpuPercent, bytesPerSecond, residentMb} = figures;
			rows.push([
				subject.name,
				...formatMs(keys),
				String(missed),
				cpuPercent.toFixed(1),
				String(Math.round(bytesPerSecond)),
				residentMb.toFixed(0),
			]);
		}
	}

	printTable(
		[
			'key to sight, 50 updates/s × 100 of all',
			'n',
			'p50 ms',
			'p99 ms',
			'max ms',
			'not seen',
			'CPU %',
			'B/s',
			'RSS MB',
		],
		rows,
	);
}

async function printStart(subjects: readonly Subject[], size: Size): Promise<void> {
	const isCold = dropCaches();
	const rows: string[][] = [];
	for (const subject of subjects) {
		const cold = isCold ? await measureStart(subject, size, 3, dropCaches) : undefined;
		const warm = await measureStart(subject, size, 15, () => {});
		rows.push([subject.name, warm.p50.toFixed(0), warm.max.toFixed(0), cold?.p50.toFixed(0) ?? '–']);
	}

	rows.push(['floor: bare node', measureBareNode().p50.toFixed(0), measureBareNode().max.toFixed(0), '–']);
	print(`\n## Start, ${size.columns} × ${size.rows}\n`);
	printTable(['exec to first picture', 'warm p50 ms', 'warm max ms', 'cold p50 ms'], rows);
}

async function printSlow(subjects: readonly Subject[], size: Size, samples: number): Promise<void> {
	const {bytesPerSecond, roundTripMs} = slowLine;
	print(`\n## ${bytesPerSecond} B/s, ${roundTripMs} ms there and back, ${size.columns} × ${size.rows}\n`);
	const rows: string[][] = [];
	for (const where of ['all', 'visible'] as const) {
		for (const subject of subjects) {
			const figures = await measureSlow(subject, size, samples, where);
			if (figures !== undefined) {
				const {keys, missed, backlog} = figures;
				rows.push([subject.name, `100 ${where}, 50/s`, ...formatMs(keys), String(missed), String(backlog)]);
			}
		}
	}

	rows.push(['floor: the round trip', '', '', String(roundTripMs), String(roundTripMs), '', '', '']);
	printTable(['key to sight', 'updates', 'n', 'p50 ms', 'p99 ms', 'max ms', 'not seen in 8 s', 'backlog B'], rows);
}

function toSize(text: string): Size {
	const [columns = 80, rows = 24] = text.split('x').map(Number);
	return {columns, rows};
}

function toSubject(name: string, command: string, marker: string): Subject {
	const expression = new RegExp(marker);
	return {
		name,
		command: command.split(' ').map(part => (part === 'node' ? process.execPath : part)),
		keys: arrows,
		// The last row that has one: the footer.
		readMarker: rows => rows.map(row => expression.exec(row)?.[1] ?? '').findLast(found => found !== '') ?? '',
	};
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

function printTable(head: readonly string[], rows: ReadonlyArray<readonly string[]>): void {
	const widths = head.map((title, column) => Math.max(title.length, ...rows.map(row => row[column]?.length ?? 0)));
	const line = (cells: readonly string[]): string =>
		`| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join(' | ')} |`;
	print(line(head));
	print(
		`|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`,
	);
	for (const row of rows) {
		print(line(row));
	}

	print('');
}

const print = (text: string): void => {
	process.stdout.write(`${text}\n`);
};
