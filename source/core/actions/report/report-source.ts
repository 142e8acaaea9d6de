import type {Directory} from '../../domain/directory.ts';
import type {Execution} from '../../domain/execution.ts';
import type {Location} from '../../domain/location.ts';
import type {LocationGrid} from '../../grid/location-grid.ts';

/** What a report is made of. */
export type ReportSource = {
	/** The central account and Region. */
	readonly where: Location;
	/** The newest attempt. */
	readonly execution: Execution;
	/** Attempts before it, the original first; empty where nothing was retried. */
	readonly earlier: readonly Execution[];
	/** Every location as its latest attempt has it; read, never changed. */
	readonly grid: LocationGrid;
	readonly directory: Directory;
	/** When it is written, epoch milliseconds: what still runs is told as of then. */
	readonly now: number;
	/** When what is told was last seen, where AWS no longer has it; else `null`. */
	readonly recordedAt: number | null;
};
