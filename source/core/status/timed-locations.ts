import {endsClass} from '../domain/status.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import {createMemory} from '../grid/remember.ts';
import {classOfSeverity, type Severity} from '../grid/severity.ts';

/** The locations of a grid with a known start or end, side by side in typed arrays: there may be 100,000. */
export type TimedLocations = {
	readonly indices: readonly LocationIndex[];
	/** Epoch milliseconds; `NaN` where unknown. */
	readonly startedAt: Float64Array;
	/** As `startedAt`; `Infinity` for a location that hasn't ended. */
	readonly endedAt: Float64Array;
	readonly severities: Uint8Array;
	/** When the first of all began, or ended where no beginning is known; `Infinity` for none. */
	readonly first: number;
	/** Locations that ended at an unknown time. */
	readonly untimed: number;
};

const rememberTimed = createMemory<TimedLocations>();

/** Cached until a location changes. */
export function listTimed(grid: LocationGrid): TimedLocations {
	return rememberTimed(grid, [grid.version], () => {
		const indices: LocationIndex[] = [];
		const times = new Float64Array(2 * grid.size);
		const severities = new Uint8Array(grid.size);
		let [first, untimed] = [Number.POSITIVE_INFINITY, 0];
		for (const index of grid.indices()) {
			const severity = grid.severityAt(index);
			const [startedAt, endedAt] = [grid.startedAt(index), grid.endedAt(index)];
			const hasEnded = hasEndedBy(severity);
			untimed += hasEnded && Number.isNaN(endedAt) && classOfSeverity(severity) !== 'skipped' ? 1 : 0;
			if (!Number.isNaN(startedAt) || !Number.isNaN(endedAt)) {
				const at = indices.push(index) - 1;
				times[2 * at] = startedAt;
				times[2 * at + 1] = Number.isNaN(endedAt) && !hasEnded ? Number.POSITIVE_INFINITY : endedAt;
				severities[at] = severity;
				first = Math.min(first, Number.isNaN(startedAt) ? endedAt : startedAt);
			}
		}

		return {
			indices,
			startedAt: Float64Array.from(indices, (_, at) => times[2 * at]!),
			endedAt: Float64Array.from(indices, (_, at) => times[2 * at + 1]!),
			severities,
			first,
			untimed,
		};
	});
}

function hasEndedBy(severity: Severity): boolean {
	const statusClass = classOfSeverity(severity);
	return statusClass !== undefined && endsClass(statusClass);
}
