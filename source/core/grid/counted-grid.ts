import type {Status} from '../domain/status.ts';
import {type LocationIndex, ReadableGrid} from './readable-grid.ts';

/** A grid that updates its counts with every change of a location, whoever changes it. */
export class CountedGrid extends ReadableGrid {
	/** Counts every change of anything in the grid. */
	version = 0;
	/** Version at which a row last changed, by row. */
	readonly rowVersions: number[] = [];
	/** Locations by status, steps with rows of their own among them. A status nobody has is absent or 0. */
	readonly counts = new Map<Status, number>();
	/** Those of `counts` for which no step is known. */
	readonly withoutStep = new Map<Status, number>();
	/** Whether the rows are the steps of an execution that is no fan-out: then none of them is unplaced. */
	isOfSteps = false;
	/** Locations that the request names. */
	requested = 0;
	/** Steps known, each once. */
	steps = 0;
	/** Steps that say of no one account and Region that they ran there. */
	unplaced = 0;

	/** How many locations have this status. */
	count(status: Status): number {
		return this.counts.get(status) ?? 0;
	}

	/** Everything that counts locations is kept up here, whatever changes of one. */
	protected change(index: LocationIndex, change: () => void): void {
		const before = this.severityAt(index);
		const [startedAt, endedAt] = [this.startedAt(index), this.endedAt(index)];
		this.#count(index, -1);
		change();
		this.#count(index, 1);
		this.tally.move(this.accountOf(index), this.columnOf(index), before, this.severityAt(index));
		const [started, ended] = [this.startedAt(index), this.endedAt(index)];
		if (!Object.is(startedAt, started) || !Object.is(endedAt, ended)) {
			this.tally.retime(startedAt, endedAt, started, ended);
		}

		this.touch(index);
	}

	/** Record whether the request names a location. */
	protected setRequested(index: LocationIndex, isRequested: boolean): void {
		this.requested += Number(isRequested) - Number(this.cells.isRequested(index));
		this.cells.setRequested(index, isRequested);
	}

	/** Count every location again, after many were changed at once without being counted. */
	protected countAnew(): void {
		this.counts.clear();
		this.withoutStep.clear();
		this.tally.clear();
		this.steps = 0;
		this.unplaced = 0;
		const rows = this.accountIds.length;
		const columns = this.regions.length;
		for (let row = 0; row < rows; row++) {
			const isStep = this.isStepRow(row);
			for (let column = 0; column < columns; column++) {
				this.#countOne(this.indexAt(row, column), isStep);
			}
		}

		this.#nameCounts();
		this.version++;
		this.rowVersions.fill(this.version);
	}

	/** Counts by code while all are counted: a `Map` of statuses would take longer than all the rest. */
	readonly #byCode: number[] = [];
	readonly #byCodeWithoutStep: number[] = [];

	#countOne(index: LocationIndex, isStepRow: boolean): void {
		const code = this.cells.codeAt(index);
		if (code === 0) {
			return;
		}

		this.#byCode[code] = (this.#byCode[code] ?? 0) + 1;
		if (this.hasStepAt(index)) {
			this.steps++;
			this.unplaced += isStepRow && !this.isOfSteps && this.locationAt(index) === null ? 1 : 0;
		} else {
			this.#byCodeWithoutStep[code] = (this.#byCodeWithoutStep[code] ?? 0) + 1;
		}

		this.tally.move(this.accountOf(index), this.columnOf(index), 0, this.cells.codes.severityOf(code));
		const startedAt = this.startedAt(index);
		if (!Number.isNaN(startedAt)) {
			this.tally.retime(Number.NaN, Number.NaN, startedAt, this.endedAt(index));
		}
	}

	#nameCounts(): void {
		for (const [byCode, counts] of [
			[this.#byCode, this.counts],
			[this.#byCodeWithoutStep, this.withoutStep],
		] as const) {
			byCode.forEach((count, code) => {
				// One status may have two codes, one for what has ended.
				const status = this.cells.codes.statusOf(code)!;
				counts.set(status, (counts.get(status) ?? 0) + count);
			});
			byCode.length = 0;
		}
	}

	#count(index: LocationIndex, sign: 1 | -1): void {
		const status = this.statusAt(index);
		if (status === undefined) {
			return;
		}

		this.counts.set(status, this.count(status) + sign);
		if (!this.hasStepAt(index)) {
			this.withoutStep.set(status, (this.withoutStep.get(status) ?? 0) + sign);
		} else {
			this.steps += sign;
			this.unplaced += !this.isOfSteps && this.locationAt(index) === null ? sign : 0;
		}
	}

	/** Record that something about a location has changed. */
	protected touch(index: LocationIndex): void {
		this.version++;
		this.rowVersions[this.accountOf(index)] = this.version;
	}
}
