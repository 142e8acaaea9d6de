import type {Execution} from '../core/domain/execution.ts';
import {type Failure, type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import {AttemptOverlay} from '../core/follow/attempt-overlay.ts';
import type {Following} from '../core/follow/following.ts';
import type {LocationGrid} from '../core/grid/location-grid.ts';
import type {Journal} from '../ports/journal.ts';
import {AttemptFinder} from './find-attempts.ts';
import {type GridPorts, readGrid} from './read-grid.ts';

/** An attempt, read to the end of its first round. */
export type ReadAttempt = Following & {readonly execution: Execution};

/** Every attempt that an execution is one of, the original first, with all of its locations. */
export type ReadAttempts = {
	/** Those that AWS still has; the execution itself among them. */
	readonly attempts: readonly ReadAttempt[];
	/** Those that AWS no longer has. */
	readonly forgotten: readonly string[];
	/** Why other attempts can't be looked for: then there is only the execution itself. `null` where they were. */
	readonly searchFailure: Failure | null;
	/** Every location as its latest attempt has it. */
	readonly latest: LocationGrid;
};

/**
Read every attempt at the work of an execution.

@param execution - As it has just been read.
*/
export async function readAttempts(
	ports: GridPorts & {readonly journal?: Journal | undefined},
	where: Location,
	execution: Execution,
): Promise<Outcome<ReadAttempts>> {
	const {executionId, document} = execution;
	const chain = await new AttemptFinder().find(ports, where, {executionId, document});
	const attempts: ReadAttempt[] = [];
	const forgotten: string[] = [];
	for (const id of chain.ok ? chain.value : [executionId]) {
		const got = id === executionId ? succeed(execution) : await ports.automation.getExecution(where, id);
		if (!got.ok && got.failure.kind === 'not-found') {
			forgotten.push(id);
			continue;
		}

		const read = got.ok ? await readGrid(ports, where, got.value) : got;
		if (!read.ok) {
			return read;
		}

		if (got.ok) {
			attempts.push({...read.value.following, execution: got.value});
		}
	}

	const overlay = new AttemptOverlay();
	overlay.refresh(attempts.map(({grid}) => grid));
	return succeed({attempts, forgotten, searchFailure: chain.ok ? null : chain.failure, latest: overlay.grid});
}
