import type {Status} from '../domain/status.ts';
import {LocationCells} from './location-cells.ts';
import type {LocationRecord} from './location-record.ts';

/** What was last said of each location of a grid, by the grid's index: all that a record says but its step. */
export class LocationMemo {
	readonly #cells = new LocationCells();

	/** The status that was said last; `null` for none. */
	statusAt(index: number): Status | null {
		return this.#cells.codes.statusOf(this.#cells.codeAt(index)) ?? null;
	}

	/** @returns Whether it says something else than what was said last. */
	put(index: number, {status, startedAt, endedAt, failureMessage, childExecutionId}: LocationRecord): boolean {
		const values = {
			startedAt: startedAt ?? Number.NaN,
			endedAt: endedAt ?? Number.NaN,
			failureMessage,
			stepExecutionId: null,
			childExecutionId,
		};
		if (this.statusAt(index) === status && this.#cells.holds(index, values)) {
			return false;
		}

		this.#cells.setValues(index, values);
		this.#cells.setCode(index, this.#cells.codes.codeOf(status));
		return true;
	}
}
