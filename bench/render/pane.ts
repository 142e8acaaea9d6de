/**
What the pane beside the matrix costs: the same keys on the product with it and without it, in turns, as a machine's load changes from one minute to the next.
*/
import {type Distribution, distribution, measureIdle, open, type Size, walk} from './measure.ts';
import type {Session} from './session.ts';
import type {Subject} from './subject.ts';
import {printTable, type Scores} from './table.ts';

/** Longer than the cursor has to rest before the location is read, and than the read takes. */
const restedMs = 700;
/** Keys of a turn. */
const turn = 50;

const withPane = (product: Subject, choice: 'on' | 'off'): Subject => ({
	...product,
	name: `pane ${choice}`,
	// The product's own command ends with the choice.
	command: [...product.command.slice(0, -1), choice],
});

/** From a key to the last byte of its answer with and without the pane, the bytes of a move, and those of what is read where the cursor rests. */
export async function measurePane(product: Subject, size: Size, count: number, scores: Scores): Promise<void> {
	const subjects = [withPane(product, 'off'), withPane(product, 'on')] as const;
	const [without, beside] = [await open(subjects[0], size), await open(subjects[1], size)];
	const waits: [number[], number[]] = [[], []];
	for (let taken = 0; taken < count; taken += turn) {
		waits[0].push(...(await measureWaits(without, subjects[0])));
		waits[1].push(...(await measureWaits(beside, subjects[1])));
	}

	const moves = await measureMoves(beside, subjects[1], 60);
	const rests = await measureMoves(beside, subjects[1], restedMs);
	await Promise.all([without.end(), beside.end()]);
	const [off, on] = [distribution(waits[0]), distribution(waits[1])];
	const at = `${size.columns} × ${size.rows}, pane`;
	printTable(
		['with the pane', 'n', 'p50', 'p99', 'max'],
		[
			['key to last byte without, ms', ...format(off, 2)],
			['key to last byte with, ms', ...format(on, 2)],
			['bytes of a move', ...format(moves, 0)],
			['bytes of a move and what is read there', ...format(rests, 0)],
		],
	);
	scores.add(
		`${at}: key to last byte, p99, of that without`,
		1.5,
		on.p99 / off.p99,
		`${off.p99.toFixed(2)} ms without`,
	);
	scores.add(`${at}: bytes of a move, max`, 400, moves.max, `p50 ${moves.p50}`);
}

/** Each wait by itself: turns are put together before anything is said of them. */
async function measureWaits(session: Session, subject: Subject): Promise<readonly number[]> {
	const waits: number[] = [];
	for (let key = 0; key < turn; key++) {
		waits.push((await measureIdle(session, subject, 1, key)).max);
	}

	return waits;
}

async function measureMoves(session: Session, subject: Subject, quietMs: number): Promise<Distribution> {
	const bytes: number[] = [];
	for (const stroke of walk) {
		const since = session.chunks.length;
		session.send(subject.keys[stroke] ?? '');
		await session.settle(quietMs, since, 3000);
		bytes.push(session.bytesSince(since));
	}

	return distribution(bytes);
}

function format({count, p50, p99, max}: Distribution, digits: number): string[] {
	return [String(count), p50.toFixed(digits), p99.toFixed(digits), max.toFixed(digits)];
}
