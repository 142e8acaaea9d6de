import type {Status} from '../../core/domain/status.ts';
import type {LocationGrid, LocationRecord} from '../../core/grid/location-grid.ts';

/** A location as it is now, and the status that was told of it before. */
export type LocationChange = {readonly record: LocationRecord; readonly before: Status | null};

/** Tells each change of each location once. */
export class LocationChanges {
	#version = -1;
	readonly #told = new Map<number, {readonly status: Status; readonly signature: string}>();

	/** What changed since the last call, accounts in the order they turned up. Costs only as much as the rows that changed. */
	take(grid: LocationGrid): readonly LocationChange[] {
		const changes: LocationChange[] = [];
		for (const [account, version] of grid.rowVersions.entries()) {
			if (version <= this.#version) {
				continue;
			}

			for (let column = 0; column < grid.regions.length; column++) {
				const index = grid.indexAt(account, column);
				const change = grid.has(index) ? this.#takeOne(index, grid.recordAt(index)) : undefined;
				if (change !== undefined) {
					changes.push(change);
				}
			}
		}

		this.#version = grid.version;
		return changes;
	}

	#takeOne(index: number, record: LocationRecord): LocationChange | undefined {
		const {status, childExecutionId, startedAt, endedAt, failureMessage} = record;
		const signature = JSON.stringify([status, childExecutionId, startedAt, endedAt, failureMessage]);
		const told = this.#told.get(index);
		if (told?.signature === signature) {
			return undefined;
		}

		this.#told.set(index, {status, signature});
		return {record, before: told?.status ?? null};
	}
}
