import {type Severity, severityCount} from './severity.ts';

/** Sums over the locations that have begun: enough for a mean, a spread and what is left. Milliseconds. */
export type DurationSums = {
	/** Locations with a start and an end. */
	ended: number;
	sum: number;
	sumOfSquares: number;
	/** Locations with a start and no end. */
	running: number;
	/** Sum of the starts of those that run, epoch milliseconds. */
	sumOfStarts: number;
};

/**
Counts of a grid's locations by severity, for each account and each Region, and sums of their durations.

Kept up to date with every change, so that totals cost a reader nothing however large the grid is.
*/
export class LocationTally {
	readonly durations: DurationSums = {ended: 0, sum: 0, sumOfSquares: 0, running: 0, sumOfStarts: 0};
	/** Counts how often a row or a column got its first location, or lost its last one. */
	shape = 0;
	#rows = new Int32Array(0);
	#columns = new Int32Array(0);

	/** A location takes another severity; 0 before stands for a new location, 0 after for one that is gone. */
	move(account: number, column: number, before: Severity, after: Severity): void {
		this.#rows = change(this.#rows, account, before, after);
		this.#columns = change(this.#columns, column, before, after);
		if (before === 0 || after === 0) {
			const left = after === 0 ? 0 : 1;
			this.shape += this.inRow(account, 0) === left || this.inColumn(column, 0) === left ? 1 : 0;
		}
	}

	/** Count everything again, with `add` and `time` for each location. `shape` changes only where other rows or columns have locations than before. */
	countAnew(accounts: number, regions: number, countAll: () => void): void {
		const [rows, columns] = [this.#rows, this.#columns];
		this.#rows = new Int32Array(accounts * severityCount);
		this.#columns = new Int32Array(regions * severityCount);
		Object.assign(this.durations, {ended: 0, sum: 0, sumOfSquares: 0, running: 0, sumOfStarts: 0});
		countAll();
		this.shape += haveSameLines(rows, this.#rows) && haveSameLines(columns, this.#columns) ? 0 : 1;
	}

	/** Count a location, while all are counted again. */
	add(account: number, column: number, severity: Severity): void {
		const row = account * severityCount;
		this.#rows[row]!++;
		this.#rows[row + severity]!++;
		const base = column * severityCount;
		this.#columns[base]!++;
		this.#columns[base + severity]!++;
	}

	/** Take the times of a location into the sums. `NaN` stands for "not known". */
	time(started: number, ended: number): void {
		this.#weigh(started, ended, 1);
	}

	/** Locations of an account that have this severity; with 0 all of them. */
	inRow(account: number, severity: Severity): number {
		return this.#rows[account * severityCount + severity] ?? 0;
	}

	/** Locations of a Region that have this severity; with 0 all of them. */
	inColumn(column: number, severity: Severity): number {
		return this.#columns[column * severityCount + severity] ?? 0;
	}

	/** Locations that have this severity; with 0 all of them. */
	inAll(severity: Severity): number {
		let sum = 0;
		for (let place = severity; place < this.#columns.length; place += severityCount) {
			sum += this.#columns[place]!;
		}

		return sum;
	}

	/** A location's times change. `NaN` stands for "not known". */
	retime(startedBefore: number, endedBefore: number, started: number, ended: number): void {
		this.#weigh(startedBefore, endedBefore, -1);
		this.#weigh(started, ended, 1);
	}

	#weigh(started: number, ended: number, sign: 1 | -1): void {
		if (Number.isNaN(started)) {
			return;
		}

		if (Number.isNaN(ended)) {
			this.durations.running += sign;
			this.durations.sumOfStarts += sign * started;
			return;
		}

		const took = ended - started;
		this.durations.ended += sign;
		this.durations.sum += sign * took;
		this.durations.sumOfSquares += sign * took * took;
	}
}

/** Whether the same rows, or columns, have locations. */
function haveSameLines(before: Int32Array, now: Int32Array): boolean {
	for (let total = 0; total < Math.max(before.length, now.length); total += severityCount) {
		if ((before[total] ?? 0) > 0 !== (now[total] ?? 0) > 0) {
			return false;
		}
	}

	return true;
}

/** The counts of a row or column with one location moved; place 0 of each holds the total. */
function change(
	counts: Int32Array<ArrayBuffer>,
	line: number,
	before: Severity,
	after: Severity,
): Int32Array<ArrayBuffer> {
	const base = line * severityCount;
	let kept = counts;
	if (base + severityCount > counts.length) {
		kept = new Int32Array(Math.max(base + severityCount, counts.length * 2));
		kept.set(counts);
	}

	kept[base]! += Number(before === 0) - Number(after === 0);
	kept[base + before]! -= before === 0 ? 0 : 1;
	kept[base + after]! += after === 0 ? 0 : 1;
	return kept;
}
