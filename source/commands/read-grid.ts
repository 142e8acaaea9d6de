import {type Execution, rowKindOf, type StepExecution} from '../core/domain/execution.ts';
import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import {hasEnded} from '../core/domain/status.ts';
import {listUnplaced} from '../core/follow/place-steps.ts';
import {type Accounts, namesUnits, planLocations} from '../core/follow/plan-locations.ts';
import {LocationGrid} from '../core/grid/location-grid.ts';
import {type Reckoning, reckon} from '../core/grid/reckoning.ts';
import {ReadBudget} from '../runtime/budget.ts';
import {findPlaces} from '../runtime/find-places.ts';
import type {Pacer} from '../runtime/look.ts';
import {readAllSteps} from './read-all.ts';
import type {Services} from './services.ts';

/** Everything that is known of an execution's locations, or of its resources or steps where it is no fan-out. */
export type ReadGrid = {readonly grid: LocationGrid; readonly reckoning: Reckoning};

/**
Read what an execution has come to: every step that AWS lists, every location that the request names.

@param known - All of its steps, where they have been read.
*/
export async function readGrid(
	services: Services,
	where: Location,
	execution: Execution,
	known?: readonly StepExecution[],
): Promise<Outcome<ReadGrid>> {
	const steps = known === undefined ? await readAllSteps(services, where, execution.executionId) : succeed(known);
	if (!steps.ok) {
		return steps;
	}

	const grid = new LocationGrid();
	grid.isOfSteps = rowKindOf(execution) !== 'locations';
	planLocations(grid, execution, namesUnits(execution) ? await readAccounts(services) : undefined);
	for (const one of steps.value) {
		grid.apply(one);
	}

	const unplaced = listUnplaced(grid);
	if (unplaced !== null) {
		const {automation, clock, rate} = services;
		const budget = new ReadBudget(clock, rate);
		const paceIn =
			(there: Location): Pacer =>
			ask =>
				budget.run(there, 'shown', ask);
		for (const [stepId, place] of await findPlaces(automation, paceIn, execution.executionId, unplaced)) {
			grid.placeStep(stepId, place);
		}
	}

	const {counters} = execution;
	const isOver = hasEnded(execution);
	grid.settle(isOver, counters?.total ?? 0);
	return succeed({grid, reckoning: reckon(grid, {counters, isListed: true, hasEnded: isOver})});
}

const read = new WeakMap<Services['directory'], Promise<Accounts>>();

/** The accounts of the organization, read once; none where it can't be read. */
export function readAccounts({directory}: Pick<Services, 'directory'>): Promise<Accounts> {
	const known = read.get(directory);
	if (known !== undefined) {
		return known;
	}

	const accounts = directory
		.listAccounts()
		.then(outcome => new Map(outcome.ok ? outcome.value.map(account => [account.accountId, account]) : []));
	read.set(directory, accounts);
	return accounts;
}
