import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';

/** A span of time, epoch milliseconds, in equal slices. */
export type Slicing = {readonly from: number; readonly to: number; readonly slices: number};

/** When it ended; now for a running location, and its own beginning where the end is unknown. */
export function endOf(grid: LocationGrid, index: LocationIndex, now: number): number {
	const endedAt = grid.endedAt(index);
	const startedAt = grid.startedAt(index);
	return Number.isNaN(endedAt) ? (grid.hasEndedAt(index) ? startedAt : Math.max(now, startedAt)) : endedAt;
}

/** The slice of a time; `NaN` for none. */
export function sliceOf(time: number, {from, to, slices}: Slicing): number {
	return Math.max(0, Math.min(slices - 1, Math.floor(((time - from) / (to - from)) * slices)));
}

/** The bounds of a slice. */
export function spanOf(slice: number, {from, to, slices}: Slicing): {readonly from: number; readonly to: number} {
	const width = (to - from) / slices;
	return {from: from + slice * width, to: from + (slice + 1) * width};
}
