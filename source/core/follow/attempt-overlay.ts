import {LocationGrid} from '../grid/location-grid.ts';

/**
Several attempts as one matrix: each location as its latest attempt has it.

Keeps a grid of its own up to date with the attempts' grids, at the cost of the rows that changed.
*/
export class AttemptOverlay {
	readonly grid = new LocationGrid();
	/** Version up to which a grid has been taken over. */
	readonly #taken = new Map<LocationGrid, number>();

	/** @param grids - One for each attempt, oldest first. */
	refresh(grids: readonly LocationGrid[]): void {
		for (const grid of grids) {
			const taken = this.#taken.get(grid) ?? -1;
			if (grid.version > taken) {
				this.#takeOver(grid, taken, grids);
				this.#taken.set(grid, grid.version);
			}
		}
	}

	#takeOver(changed: LocationGrid, since: number, grids: readonly LocationGrid[]): void {
		for (const [account, version] of changed.rowVersions.entries()) {
			if (version <= since) {
				continue;
			}

			for (let column = 0; column < changed.regions.length; column++) {
				const index = changed.indexAt(account, column);
				const latest = findLatestOf(grids, changed, index);
				if (latest !== undefined) {
					this.grid.put(latest.grid.recordAt(latest.index), latest.grid.hasEndedAt(latest.index));
				} else {
					this.#forget(changed, index);
				}
			}
		}
	}

	/** No attempt has that location any more: its step was placed elsewhere, or the time shown is before it was known. */
	#forget(changed: LocationGrid, index: number): void {
		const row = this.grid.findAccount(changed.accountIds[changed.accountOf(index)]!);
		const column = this.grid.regions.indexOf(changed.regions[changed.columnOf(index)]!);
		if (row !== undefined && column !== -1) {
			this.grid.forget(this.grid.indexAt(row, column));
		}
	}
}

/** The newest of the grids that has the location at an index of one of them; a step with a row of its own belongs to its attempt alone. */
function findLatestOf(grids: readonly LocationGrid[], changed: LocationGrid, index: number) {
	return changed.isStepRow(changed.accountOf(index))
		? changed.has(index)
			? {grid: changed, index}
			: undefined
		: findLatest(grids, changed.locationAt(index)!);
}

/** The newest of the grids that has the location, and its index there. */
function findLatest(
	grids: readonly LocationGrid[],
	location: Parameters<LocationGrid['find']>[0],
): {readonly grid: LocationGrid; readonly index: number} | undefined {
	for (const grid of grids.toReversed()) {
		const index = grid.find(location);
		if (index !== undefined) {
			return {grid, index};
		}
	}

	return undefined;
}
