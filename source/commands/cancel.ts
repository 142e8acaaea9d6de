import {countCancellable} from '../core/actions/cancel/cancellable.ts';
import type {Execution, StepExecution, StopType} from '../core/domain/execution.ts';
import {isSameLocation, type Location, printLocation} from '../core/domain/location.ts';
import {hasEnded} from '../core/domain/status.ts';
import {cleanUpMs} from '../core/follow/stopped.ts';
import {ActQueue} from '../runtime/act-queue.ts';
import {isFanOut, listPlaces, lookEverywhere, type Place, tellFailures} from './look-everywhere.ts';
import {readAllSteps} from './read-all.ts';
import {readGrid} from './read-grid.ts';
import {exitStatus, type Services, tellFailure} from './services.ts';
import {tellSurvivors} from './survivors.ts';

export type CancelOptions = {
	readonly executionId: string;
	/** Locations whose children are stopped; empty stops the execution itself. */
	readonly locations: readonly Location[];
	/** How it is stopped; Cancel if not given. */
	readonly stopType?: StopType;
	readonly isYes: boolean;
	/** Whether to look afterwards if the stop has reached every location. */
	readonly isWaiting?: boolean;
};

/** A fan-out, or another execution, with all that is needed to stop it. */
type Cancelling = {
	readonly central: Location;
	readonly execution: Execution;
	readonly steps: readonly StepExecution[];
	readonly stopType: StopType;
};

/** Cancel a fan-out or some of its locations: says what that will do, asks, does it, and looks whether it has been done. */
export async function cancel(services: Services, options: CancelOptions): Promise<number> {
	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {central} = located.value;
	const {executionId, locations, stopType = 'Cancel'} = options;
	const execution = await services.automation.getExecution(central, executionId);
	if (!execution.ok) {
		return tellFailure(services, execution.failure);
	}

	const steps = await readAllSteps(services, central, executionId);
	if (!steps.ok) {
		return tellFailure(services, steps.failure);
	}

	const cancelling = {central, execution: execution.value, steps: steps.value, stopType};
	return locations.length > 0
		? cancelLocations(services, options, cancelling)
		: cancelFanOut(services, options, cancelling);
}

async function cancelFanOut(services: Services, options: CancelOptions, cancelling: Cancelling): Promise<number> {
	const {central, execution, steps, stopType} = cancelling;
	const {executionId, isWaiting = true} = options;
	if (hasEnded(execution)) {
		services.tell(
			`${execution.document} (${executionId}) has ended as ${execution.status}: nothing of it is left to cancel.`,
		);
		const unsure = listUnsure(steps);
		return unsure.length === 0 ? exitStatus.done : tellSurvivors(services, executionId, unsure, cleanUpMs + 1);
	}

	const read = await readGrid(services, central, execution, steps);
	if (!read.ok) {
		return tellFailure(services, read.failure);
	}

	const {reckoning} = read.value;
	const {running, waiting, notBegun} = countCancellable(reckoning);
	services.tell(
		isFanOut(execution)
			? `Cancelling ${execution.document} (${executionId}): ${running} locations run, ${waiting} wait, ${notBegun} have not begun and never will.`
			: `Cancelling ${execution.document} (${executionId}), which is ${execution.status}.`,
	);
	if (reckoning.unplaced > 0) {
		services.tell(
			`AWS doesn't say where ${reckoning.unplaced} of its steps run: whether the stop reaches these can't be looked at.`,
		);
	}

	const places = isFanOut(execution) ? listPlaces(steps, []) : [];
	await tellHalfDone(services, executionId, places);
	if (!(await isWanted(services, options))) {
		return exitStatus.wrongUsage;
	}

	const stopped = await services.automation.stop(central, executionId, stopType);
	if (!stopped.ok) {
		return tellFailure(services, stopped.failure);
	}

	services.tell(`Stop sent. To see what became of it: ${services.options.watchCommand} ${executionId}`);
	return isWaiting && stopType === 'Cancel' && places.length > 0
		? tellSurvivors(services, executionId, places)
		: exitStatus.done;
}

async function cancelLocations(services: Services, options: CancelOptions, cancelling: Cancelling): Promise<number> {
	const {executionId, locations} = options;
	const {steps, stopType} = cancelling;
	const places = listPlaces(steps, locations).filter(({where}) => {
		const known = steps.find(({location}) => location !== null && isSameLocation(location, where));
		const isOver = known !== undefined && hasEnded(known) && known.status !== 'Cancelled';
		if (isOver) {
			services.tell(`${printLocation(where)} has ended as ${known.status}: nothing is left to cancel.`);
		}

		return !isOver;
	});
	if (places.length === 0) {
		return exitStatus.done;
	}

	services.tell(
		`Cancelling the child executions in ${places.map(({where}) => printLocation(where)).join(', ')}; the fan-out goes on elsewhere.`,
	);
	const found = await tellHalfDone(services, executionId, places);
	if (!(await isWanted(services, options))) {
		return exitStatus.wrongUsage;
	}

	const queue = new ActQueue(services.clock);
	let status: number = found.failures.length > 0 ? exitStatus.refused : exitStatus.done;
	await Promise.all(
		found.looks.map(async ({where, executionId: childId, status: childStatus, hasEnded: isOver}) => {
			const place = printLocation(where);
			if (childId === null) {
				services.tell(`No execution was started in ${place}.`);
				status = exitStatus.refused;
				return;
			}

			if (isOver) {
				services.tell(`${place} has ended as ${childStatus}: nothing is left to cancel.`);
				return;
			}

			const stopped = await queue.run(() => services.automation.stop(where, childId, stopType));
			status = stopped.ok ? status : tellFailure(services, stopped.failure);
			services.tell(stopped.ok ? `Stop sent to ${childId} in ${place}.` : `${place} was not stopped.`);
		}),
	);
	return status;
}

/** Locations of an ended fan-out whose children may live on: said to run still, or stopped with their parent. */
function listUnsure(steps: readonly StepExecution[]): readonly Place[] {
	const stopped = steps.flatMap(({location, status, startedAt, childExecutionId}) =>
		location !== null && startedAt !== null && (status === 'Cancelled' || status === 'Cancelling')
			? [{where: location, childId: childExecutionId}]
			: [],
	);
	return [...listPlaces(steps, []), ...stopped];
}

/** Tell which step each location is in, as a cancel leaves it half-done. */
async function tellHalfDone(services: Services, executionId: string, places: readonly Place[]) {
	const found = await lookEverywhere(services, executionId, places);
	const bySteps = Map.groupBy(
		found.looks.filter(({currentStep}) => currentStep !== null),
		({currentStep}) => currentStep!.name,
	);
	for (const [name, looks] of bySteps) {
		services.tell(`Left half-done: ${name} in ${looks.map(({where}) => printLocation(where)).join(', ')}.`);
	}

	tellFailures(services, found.failures);
	return found;
}

async function isWanted({confirm, tell}: Services, {isYes}: CancelOptions): Promise<boolean> {
	const isConfirmed = isYes || (await confirm('Cancel?'));
	if (!isConfirmed) {
		tell('Nothing was cancelled. --yes does it without asking.');
	}

	return isConfirmed;
}
