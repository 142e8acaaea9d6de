import {type CoverEntry, coverSelection} from '../source/core/planning/cover.ts';
import {type Selection, selectLocations} from '../source/core/planning/selection.ts';
import {findOptimum} from './cover/optimum.ts';

/** The most rows of a rectangle. */
const capacity = 50;

/**
Target locations that selections of many shapes need, and how long finding them takes, beside the trivial covers: by row (equal accounts together), by column (a Region at a time) and greedily by largest rectangle; for small matrices also beside the optimum, found by exhaustive search.
*/
export async function run(): Promise<void> {
	console.log('shape                                 ours  by row  by column  greedy  optimum      ms');
	for (const [name, rows, columns] of shapes()) {
		report(name, [rows], columns, rows.length <= 12);
	}

	for (const [rows, columns, density] of [
		[5, 5, 0.5],
		[5, 5, 0.75],
		[6, 6, 0.5],
		[6, 6, 0.75],
		[8, 6, 0.6],
	] as const) {
		const random = createRandom();
		const samples = Array.from({length: 100}, () => scatter(rows, columns, density, random));
		report(`100 random ${rows} × ${columns}, ${density * 100} %`, samples, columns, true);
	}
}

function report(name: string, samples: readonly (readonly number[])[], columns: number, isSmall: boolean): void {
	const sums = [0, 0, 0, 0, 0];
	let ms = 0;
	for (const rows of samples) {
		const selection = toSelection(rows, columns);
		const begin = performance.now();
		const cover = coverSelection(selection);
		ms = Math.max(ms, performance.now() - begin);
		verify(cover, selection);
		const counts = [
			cover.length,
			countByRow(rows),
			countByColumn(rows, columns),
			countGreedy(rows, columns),
			isSmall ? findOptimum(rows, columns) : 0,
		];
		for (const [index, count] of counts.entries()) {
			sums[index]! += count;
		}
	}

	const [ours, byRow, byColumn, greedy, optimum] = sums.map(sum => String(Number((sum / samples.length).toFixed(2))));
	console.log(
		`${name.padEnd(36)} ${ours!.padStart(5)} ${byRow!.padStart(7)} ${byColumn!.padStart(10)} ${greedy!.padStart(7)} ${(isSmall ? optimum! : '–').padStart(8)} ${ms.toFixed(1).padStart(7)}`,
	);
}

function* shapes(): Generator<readonly [string, number[], number]> {
	const random = createRandom();
	const full = (rows: number, columns: number) => new Array<number>(rows).fill(2 ** columns - 1);
	yield ['full, 20 × 17', full(20, 17), 17];
	yield ['full, 5,000 × 20', full(5000, 20), 20];
	yield ['three holes, 12 × 6', full(12, 6).map((bits, row) => (row < 3 ? bits & ~(1 << row) : bits)), 6];
	yield [
		'ragged rows and columns, 12 × 6',
		full(12, 6).map((_, row) => (row < 3 ? 0b111111 : row < 5 ? 0b011111 : 0b001111)),
		6,
	];
	yield [
		'failures by account and Region, 12 × 6',
		full(12, 6).map((bits, row) => (row === 4 || row === 9 ? bits : 0b000100)),
		6,
	];
	yield ['blocks by OU, 300 × 17', full(300, 17).map((_, row) => 0b1111 << (Math.floor(row / 60) * 3)), 17];
	yield [
		'clustered failures, 1,000 × 20',
		full(1000, 20).map((bits, row) =>
			row % 20 === 0 ? bits : 0b1010 | (random() < 0.05 ? 1 << Math.floor(random() * 20) : 0),
		),
		20,
	];
	yield ['2 % scattered holes, 5,000 × 20', scatter(5000, 20, 0.98, random), 20];
	yield ['5 % random, 5,000 × 20', scatter(5000, 20, 0.05, random), 20];
	yield ['50 % random, 200 × 20', scatter(200, 20, 0.5, random), 20];
	yield ['50 % random, 5,000 × 20', scatter(5000, 20, 0.5, random), 20];
	yield ['90 % random, 5,000 × 20', scatter(5000, 20, 0.9, random), 20];
}

function toSelection(rows: readonly number[], columns: number): Selection {
	return selectLocations(
		rows.flatMap((bits, row) =>
			Array.from({length: columns}, (_, column) => column)
				.filter(column => bits & (1 << column))
				.map(column => ({accountId: String(100_000_000_000 + row), region: `xx-test-${column}`})),
		),
	);
}

/** A figure for a wrong cover would be worth nothing. */
function verify(cover: readonly CoverEntry[], {size}: Selection): void {
	const sent = new Set(
		cover.flatMap(({Accounts, Regions}) => Accounts.flatMap(account => Regions.map(region => account + region))),
	);
	const total = cover.reduce((sum, {Accounts, Regions}) => sum + Accounts.length * Regions.length, 0);
	if (sent.size !== size || total !== size) {
		throw new Error(`The cover sends ${total} locations, ${sent.size} of them once, for ${size} selected`);
	}
}

function countByRow(rows: readonly number[]): number {
	const groups = Map.groupBy(rows, bits => bits);
	groups.delete(0);
	return [...groups.values()].reduce((sum, group) => sum + Math.ceil(group.length / capacity), 0);
}

function countByColumn(rows: readonly number[], columns: number): number {
	let count = 0;
	for (let column = 0; column < columns; column++) {
		count += Math.ceil(rows.filter(bits => bits & (1 << column)).length / capacity);
	}

	return count;
}

/** Takes the largest rectangle that starts from one row's, two rows' common, or a single column, until nothing is left. */
function countGreedy(matrix: readonly number[], columns: number): number {
	const rows = [...matrix];
	let count = 0;
	while (rows.some(bits => bits !== 0)) {
		const patterns = [...new Set(rows)].filter(bits => bits !== 0).slice(0, 25);
		const candidates = new Set([
			...patterns.flatMap(a => patterns.map(b => a & b)),
			...Array.from({length: columns}, (_, column) => 1 << column),
		]);
		candidates.delete(0);
		let best = {area: 0, bits: 0};
		for (const bits of candidates) {
			const height = rows.reduce((sum, row) => sum + Number((row & bits) === bits), 0);
			const area = Math.min(capacity, height) * countOnes(bits);
			best = area > best.area ? {area, bits} : best;
		}

		for (let row = 0, taken = 0; row < rows.length && taken < capacity; row++) {
			if ((rows[row]! & best.bits) === best.bits) {
				rows[row]! &= ~best.bits;
				taken++;
			}
		}

		count++;
	}

	return count;
}

function countOnes(bits: number): number {
	return bits === 0 ? 0 : 1 + countOnes(bits & (bits - 1));
}

function scatter(rows: number, columns: number, density: number, random: () => number): number[] {
	return Array.from({length: rows}, () =>
		Array.from({length: columns}, (_, column) => (random() < density ? 1 << column : 0)).reduce((a, b) => a | b, 0),
	);
}

/** The same numbers in [0, 1) in every run. */
function createRandom(): () => number {
	let state = 12_345;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
