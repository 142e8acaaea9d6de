import type {Execution} from '../core/domain/execution.ts';
import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import {isTerminal} from '../core/domain/status.ts';
import {findLatest} from '../core/follow/attempt-overlay.ts';
import {planLocations} from '../core/follow/plan-locations.ts';
import {LocationGrid} from '../core/grid/location-grid.ts';
import type {LocationOutcome} from '../core/planning/retry-plan.ts';
import {AttemptFinder} from '../runtime/find-attempts.ts';
import {readAllSteps} from './read-all.ts';
import type {StartServices} from './start-requests.ts';

/** A fan-out with what its locations have come to since, in whichever attempt. */
export type Attempted = {
	/** Every location of the fan-out, as its latest attempt has it. */
	readonly outcomes: readonly LocationOutcome[];
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

	const chain = await new AttemptFinder().find(services, call => call(), where, {executionId, document});
	if (!chain.ok) {
		services.tell(`Whether it was retried before can’t be told: ${chain.failure.because ?? chain.failure.what}`);
	}

	const ids = chain.ok ? chain.value : [executionId];
	const retriedBy = ids.slice(ids.indexOf(executionId) + 1);
	const grids = [own.value];
	const running: string[] = [];
	for (const id of retriedBy) {
		const later = await services.automation.getExecution(where, id);
		const grid = later.ok ? await readGrid(services, where, later.value) : later;
		if (!later.ok || !grid.ok) {
			return later.ok ? (grid as Outcome<never>) : later;
		}

		grids.push(grid.value);
		if (!isTerminal(later.value.status)) {
			running.push(id);
		}
	}

	const outcomes = [...own.value.indices()].map((index): LocationOutcome => {
		const location = own.value.locationAt(index);
		const latest = findLatest(grids, location)!;
		return {location, status: latest.grid.statusAt(latest.index)!};
	});
	return succeed({outcomes, retriedBy, running});
}

async function readGrid(
	services: StartServices,
	where: Location,
	execution: Execution,
): Promise<Outcome<LocationGrid>> {
	const steps = await readAllSteps(services, where, execution.executionId);
	if (!steps.ok) {
		return steps;
	}

	const grid = new LocationGrid();
	planLocations(grid, execution);
	for (const one of steps.value) {
		grid.apply(one);
	}

	grid.settle(isTerminal(execution.status));
	return succeed(grid);
}
