import type {Directory} from '../../domain/directory.ts';
import type {Execution} from '../../domain/execution.ts';
import type {Location} from '../../domain/location.ts';
import type {Following} from '../../follow/following.ts';
import type {LocationGrid} from '../../grid/location-grid.ts';
import type {StoryLines} from './story.ts';

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
	/** When it is written, epoch milliseconds: a location that still runs is described as of then. */
	readonly now: number;
	/** When the data was last seen, where AWS no longer has it; else `null`. */
	readonly recordedAt: number | null;
	/** The recorded changes and happenings; left out where nobody has read them. */
	readonly story?: StoryLines;
};

/** Say why there is nothing to report: no location is known, or some have not been listed yet and would be missing silently. */
export type ReportObstacle = 'nothing' | 'unlisted';

/**
Collect what a report of an execution is made from. The console passes what it follows, a command what it has just read.

@param attempts - The attempts that the report covers, the original first.
@param latest - Every location with its latest attempt.
*/
export function toReportSource(
	attempts: readonly Following[],
	latest: LocationGrid,
	{directory, now}: {readonly directory: Directory; readonly now: number},
): ReportSource | ReportObstacle {
	const known = attempts.filter(({execution}) => execution !== null);
	const newest = known.at(-1);
	if (newest === undefined || latest.size === 0) {
		return 'nothing';
	}

	if (known.some(one => one.recordedAt === null && !one.isListed)) {
		return 'unlisted';
	}

	const executions = known.map(({execution}) => execution!);
	return {
		where: newest.where,
		execution: executions.at(-1)!,
		earlier: executions.slice(0, -1),
		grid: latest,
		directory,
		now,
		recordedAt: newest.recordedAt,
	};
}
