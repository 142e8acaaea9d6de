import type {Journal} from '../../ports/journal.ts';
import type {Readiness} from '../../ports/readiness.ts';
import type {Runs} from '../../ports/runs.ts';
import type {Paced} from '../pace-reads.ts';
import type {GridPorts} from '../read-grid.ts';

/** What conducting a run over rings needs. */
export type RunPorts = GridPorts & {
	readonly journal: Journal;
	readonly runs: Runs;
	readonly readiness: Paced<Readiness>;
	/** Makes UUIDs. */
	readonly createId: () => string;
};
