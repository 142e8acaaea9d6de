import type {Location} from '../domain/location.ts';
import {regionCapacity} from './region-capacity.ts';

/** What is known of a row that is a step and no account. */
export type StepRow = {
	/** The step's name: of a resource its ID. */
	readonly name: string;
	/** Where it ran, where another step already has that location's cell; else `null`. */
	readonly location: Location | null;
};

/** The column of the rows that are steps: no Region has this name. */
export const stepColumn = '';

/** Rows and columns of a grid, by number: accounts and Regions, and a row for each step that has no location's cell. */
export class GridAxes {
	/** What each row is known by: an account ID, or `step:` and a step's ID. */
	readonly rowKeys: string[] = [];
	readonly regions: string[] = [];
	readonly #rows = new Map<string, number>();
	readonly #columns = new Map<string, number>();
	readonly #steps = new Map<number, StepRow>();

	findRow(key: string): number | undefined {
		return this.#rows.get(key);
	}

	findColumn(region: string): number | undefined {
		return this.#columns.get(region);
	}

	/** The step that a row stands for; `undefined` for an account's row. */
	stepOf(row: number): StepRow | undefined {
		return this.#steps.get(row);
	}

	/** The row of an account, added where it is new. */
	addRow(key: string): number {
		const known = this.#rows.get(key);
		if (known !== undefined) {
			return known;
		}

		const row = this.rowKeys.push(key) - 1;
		this.#rows.set(key, row);
		return row;
	}

	/** The row of a step that has no location's cell, added where it is new. */
	addStepRow(stepId: string, step: StepRow): number {
		const row = this.addRow(stepRowKey(stepId));
		this.#steps.set(row, step);
		return row;
	}

	/** The column of a Region, added where it is new; `undefined` where no room is left, as only nonsense can bring about. One column is kept for the steps. */
	addColumn(region: string): number | undefined {
		const known = this.#columns.get(region);
		if (known !== undefined) {
			return known;
		}

		const isFull = this.regions.length >= regionCapacity - Number(!this.#columns.has(stepColumn));
		if (isFull && region !== stepColumn) {
			return undefined;
		}

		this.#columns.set(region, this.regions.length);
		return this.regions.push(region) - 1;
	}
}

/** What the row of a step is known by. */
export function stepRowKey(stepId: string): string {
	return `step:${stepId}`;
}
