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
		const {codes} = this.cells;
		this.steps = 0;
		this.unplaced = 0;
		// A `Map` of statuses would take longer than all the rest.
		const byCode = new Uint32Array(codes.count + 1);
		const withoutStep = new Uint32Array(codes.count + 1);
		this.tally.countAnew(this.accountIds.length, this.regions.length, () => this.#countAll(byCode, withoutStep));
		this.#nameCounts(byCode, this.counts);
		this.#nameCounts(withoutStep, this.withoutStep);
		this.version++;
		this.rowVersions.fill(this.version);
	}

	#countAll(byCode: Uint32Array, withoutStep: Uint32Array): void {
		const {cells, tally} = this;
		const rows = this.accountIds.length;
		const columns = this.regions.length;
		for (let row = 0; row < rows; row++) {
			const isStepRow = !this.isOfSteps && this.isStepRow(row);
			for (let column = 0; column < columns; column++) {
				const index = this.indexAt(row, column);
				const code = cells.codeAt(index);
				if (code === 0) {
					continue;
				}

				byCode[code]!++;
				if (this.hasStepAt(index)) {
					this.steps++;
					this.unplaced += isStepRow && this.locationAt(index) === null ? 1 : 0;
				} else {
					withoutStep[code]!++;
				}

				tally.add(row, column, cells.codes.severityOf(code));
				tally.time(this.startedAt(index), this.endedAt(index));
			}
		}
	}

	/** One status may have two codes, one for what has ended. */
	#nameCounts(byCode: Uint32Array, counts: Map<Status, number>): void {
		counts.clear();
		for (let code = 1; code < byCode.length; code++) {
			const status = this.cells.codes.statusOf(code)!;
			if (byCode[code]! > 0) {
				counts.set(status, (counts.get(status) ?? 0) + byCode[code]!);
			}
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
