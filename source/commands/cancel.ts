import {parseLocation, printLocation} from '../core/domain/location.ts';
import {isTerminal} from '../core/domain/status.ts';
import {LocationGrid} from '../core/state/location-grid.ts';
import {countCancellable} from '../core/state/reducers/matrix.ts';
import {findChild, readAllSteps} from './read-all.ts';
import {exitStatus, type Services, tellFailure} from './services.ts';

export type CancelOptions = {
	readonly executionId: string;
	/** Locations whose children are stopped; empty stops the fan-out itself. */
	readonly locations: readonly string[];
	readonly isYes: boolean;
};

/** Cancel a fan-out or some of its locations: says what that will do, asks, does it. */
export async function cancel(services: Services, options: CancelOptions): Promise<number> {
	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {central} = located.value;
	const {executionId} = options;
	const execution = await services.automation.getExecution(central, executionId);
	if (!execution.ok) {
		return tellFailure(services, execution.failure);
	}

	if (options.locations.length > 0) {
		return cancelLocations(services, central, options);
	}

	const steps = await readAllSteps(services, central, executionId);
	if (!steps.ok) {
		return tellFailure(services, steps.failure);
	}

	const grid = new LocationGrid();
	for (const one of steps.value) {
		grid.apply(one);
	}

	const {running, waiting, notBegun} = countCancellable(grid);
	services.tell(
		`Cancelling ${execution.value.document} (${executionId}): ${running} locations run, ${waiting} wait, ${notBegun} have not begun and never will.`,
	);
	if (!(await isWanted(services, options))) {
		return exitStatus.wrongUsage;
	}

	const stopped = await services.automation.stop(central, executionId, 'Cancel');
	if (!stopped.ok) {
		return tellFailure(services, stopped.failure);
	}

	services.tell(`Stop sent. To see what became of it: ${services.options.watchCommand} ${executionId}`);
	return exitStatus.done;
}

async function cancelLocations(
	services: Services,
	central: Parameters<typeof readAllSteps>[1],
	options: CancelOptions,
): Promise<number> {
	const {executionId, locations} = options;
	const steps = await readAllSteps(services, central, executionId);
	if (!steps.ok) {
		return tellFailure(services, steps.failure);
	}

	services.tell(`Cancelling the child executions in ${locations.join(', ')}; the fan-out goes on elsewhere.`);
	if (!(await isWanted(services, options))) {
		return exitStatus.wrongUsage;
	}

	let status: number = exitStatus.done;
	for (const text of locations) {
		const where = parseLocation(text)!;
		const known = steps.value.find(one => one.location !== null && printLocation(one.location) === text);
		if (known !== undefined && isTerminal(known.status)) {
			services.tell(`${text} has ended as ${known.status}: nothing is left to cancel.`);
			continue;
		}

		const child = await findChild(services, where, executionId, steps.value);
		if (!child.ok) {
			status = tellFailure(services, child.failure);
		} else if (child.value === null) {
			services.tell(`No execution was started in ${text}.`);
			status = exitStatus.refused;
		} else {
			const stopped = await services.automation.stop(where, child.value, 'Cancel');
			status = stopped.ok ? status : tellFailure(services, stopped.failure);
			services.tell(stopped.ok ? `Stop sent to ${child.value} in ${text}.` : `${text} was not stopped.`);
		}
	}

	return status;
}

async function isWanted({confirm, tell}: Services, {isYes}: CancelOptions): Promise<boolean> {
	const isConfirmed = isYes || (await confirm('Cancel?'));
	if (!isConfirmed) {
		tell('Nothing was cancelled. --yes does it without asking.');
	}

	return isConfirmed;
}
