import type {Status} from '../../core/domain/status.ts';
import type {LocationGrid, LocationRecord} from '../../core/grid/location-grid.ts';
import {LocationMemo} from '../../core/grid/location-memo.ts';

/** A location as it is now, and the status that was last reported. */
export type LocationChange = {readonly record: LocationRecord; readonly before: Status | null};

/** Lists each change of each location once. */
export class LocationChanges {
	#version = -1;
	readonly #told = new LocationMemo();

	/** Whether something has changed since the last round of changes began. */
	isBehind({version}: LocationGrid): boolean {
		return version !== this.#version;
	}

	/** What changed since the last round, accounts in the order they turned up. Costs only as much as the rows that changed; each is made when it is taken. */
	*take(grid: LocationGrid): Generator<LocationChange> {
		const {version} = grid;
		for (const [account, rowVersion] of grid.rowVersions.entries()) {
			if (rowVersion <= this.#version) {
				continue;
			}

			for (let column = 0; column < grid.regions.length; column++) {
				const index = grid.indexAt(account, column);
				if (!grid.has(index)) {
					continue;
				}

				const before = this.#told.statusAt(index);
				const record = grid.recordAt(index);
				if (this.#told.put(index, record)) {
					yield {record, before};
				}
			}
		}

		this.#version = version;
	}
}
