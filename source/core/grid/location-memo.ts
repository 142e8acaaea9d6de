import type {Status} from '../domain/status.ts';
import {LocationCells} from './location-cells.ts';
import type {LocationRecord} from './location-record.ts';

/** The last record of each location of a grid, by the grid's index, without its step. */
export class LocationMemo {
	readonly #cells = new LocationCells();

	/** The last status; `null` for none. */
	statusAt(index: number): Status | null {
		return this.#cells.codes.statusOf(this.#cells.codeAt(index)) ?? null;
	}

	/** @returns Whether the record differs from the last one. */
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
