import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import {LocationTally} from '../grid/location-tally.ts';
import {regionCapacity} from '../grid/region-capacity.ts';
import type {Severity} from '../grid/severity.ts';

/**
The locations that a matcher lets through, with their severities, counted by row and by Region.

Like the grid's own counts, it is kept up to date: an update reads only the rows that have changed since the last one, whatever the size of the fan-out.
*/
export class ShownLocations {
	readonly tally = new LocationTally();
	readonly #grid: LocationGrid;
	readonly #matches: (index: LocationIndex) => boolean;
	#severities = new Uint8Array(0);
	#version = -1;

	constructor(grid: LocationGrid, matches: (index: LocationIndex) => boolean) {
		this.#grid = grid;
		this.#matches = matches;
	}

	/** The severity of a location; 0 for one that isn't shown. */
	severityAt(index: LocationIndex): Severity {
		return this.#severities[index] ?? 0;
	}

	/** Take in what has changed in the grid. */
	update(): this {
		const {rowVersions, version} = this.#grid;
		if (version !== this.#version) {
			this.#makeRoom(rowVersions.length);
			for (let row = 0; row < rowVersions.length; row++) {
				if (rowVersions[row]! > this.#version) {
					this.#updateRow(row);
				}
			}

			this.#version = version;
		}

		return this;
	}

	#makeRoom(rows: number): void {
		const needed = rows * regionCapacity;
		if (needed > this.#severities.length) {
			const grown = new Uint8Array(Math.max(needed, this.#severities.length * 2));
			grown.set(this.#severities);
			this.#severities = grown;
		}
	}

	#updateRow(row: number): void {
		const grid = this.#grid;
		for (let column = 0; column < grid.regions.length; column++) {
			const index = grid.indexAt(row, column);
			const before = this.#severities[index]!;
			const after = this.#matches(index) ? grid.severityAt(index) : 0;
			if (after !== before) {
				this.#severities[index] = after;
				this.tally.move(row, column, before, after);
			}
		}
	}
}
