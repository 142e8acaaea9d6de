import type {Execution} from '../core/domain/execution.ts';
import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {LocationOutcome} from '../core/domain/location-outcome.ts';
import {hasEnded} from '../core/domain/status.ts';
import {findLatest} from '../core/follow/attempt-overlay.ts';
import {countUnnameable, listOutcomes} from '../core/grid/outcomes.ts';
import {AttemptFinder} from '../runtime/find-attempts.ts';
import {readGrid} from '../runtime/read-grid.ts';
import type {StartServices} from './start-requests.ts';

/** A fan-out with what its locations have come to since, in whichever attempt. */
export type Attempted = {
	/** Every location of the fan-out, as its latest attempt has it. */
	readonly outcomes: readonly LocationOutcome[];
	/** How many did not certainly succeed and can't be named. */
	readonly unnameable: number;
	/** Executions that have retried it since, oldest first. */
	readonly retriedBy: readonly string[];
	/** Those of them that still run. */
	readonly running: readonly string[];
};

/** Read what became of every location of a fan-out, also in the attempts that have retried it since: what has succeeded there is not to be started again. */
export async function readAttempts(
	services: StartServices,
	where: Location,
	execution: Execution,
): Promise<Outcome<Attempted>> {
	const {executionId, document} = execution;
	const own = await readGrid(services, where, execution);
	if (!own.ok) {
		return own;
	}

	const chain = await new AttemptFinder().find(services, where, {executionId, document});
	if (!chain.ok) {
		services.tell(`Whether it was retried before can’t be told: ${chain.failure.because ?? chain.failure.what}`);
	}

	const ids = chain.ok ? chain.value : [executionId];
	const retriedBy = ids.slice(ids.indexOf(executionId) + 1);
	const grids = [own.value.grid];
	const running: string[] = [];
	for (const id of retriedBy) {
		const later = await services.automation.getExecution(where, id);
		const grid = later.ok ? await readGrid(services, where, later.value) : later;
		if (!later.ok || !grid.ok) {
			return later.ok ? (grid as Outcome<never>) : later;
		}

		grids.push(grid.value.grid);
		if (!hasEnded(later.value)) {
			running.push(id);
		}
	}

	const {grid, reckoning} = own.value;
	const outcomes = listOutcomes(grid).map((outcome): LocationOutcome => {
		const latest = findLatest(grids, outcome.location)!;
		return latest.grid === grid
			? outcome
			: {...outcome, status: latest.grid.statusAt(latest.index)!, statusClass: latest.grid.classAt(latest.index)!};
	});
	return succeed({outcomes, unnameable: countUnnameable(grid, reckoning.unnamed), retriedBy, running});
}
