import {countCancellable} from '../../core/actions/cancel/cancellable.ts';
import {type CutShort, describeHalfDone} from '../../core/actions/cancel/half-done.ts';
import {type StopType, spansLocations} from '../../core/domain/execution.ts';
import {type Location, printLocation} from '../../core/domain/location.ts';
import {hasEnded} from '../../core/domain/status.ts';
import {cleanUpMs} from '../../core/follow/stopped.ts';
import {
	type CancelSubject,
	findChildrenToCancel,
	listUnsure,
	lookAtCutShort,
	readCancelSubject,
} from '../../runtime/read-cancel.ts';
import {readGrid} from '../../runtime/read-grid.ts';
import {InterventionSender} from '../../runtime/send-intervention.ts';
import {confirmCount, exitStatus, refuseReadOnly, type Services, tellFailure, tellLookFailures} from '../services.ts';
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

/** Cancel a fan-out or some of its locations: says what that will do, asks, does it, and looks whether it has been done. */
export async function cancel(services: Services, options: CancelOptions): Promise<number> {
	const refused = refuseReadOnly(services, 'nothing was cancelled');
	if (refused !== null) {
		return refused;
	}

	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const subject = await readCancelSubject(services.automation, located.value.central, options.executionId);
	if (!subject.ok) {
		return tellFailure(services, subject.failure);
	}

	return options.locations.length > 0
		? cancelLocations(services, options, subject.value)
		: cancelFanOut(services, options, subject.value);
}

async function cancelFanOut(services: Services, options: CancelOptions, subject: CancelSubject): Promise<number> {
	const {central, execution, steps} = subject;
	const {executionId, stopType = 'Cancel', isWaiting = true} = options;
	if (hasEnded(execution)) {
		return tellEnded(services, subject);
	}

	const read = await readGrid(services, central, execution, steps);
	if (!read.ok) {
		return tellFailure(services, read.failure);
	}

	const {reckoning} = read.value;
	const {running, waiting, notBegun} = countCancellable(reckoning);
	services.tell(
		spansLocations(execution)
			? `Cancelling ${execution.document} (${executionId}): ${running} locations run, ${waiting} wait, ${notBegun} have not begun and never will.`
			: `Cancelling ${execution.document} (${executionId}), which is ${execution.status}.`,
	);
	if (reckoning.unplaced > 0) {
		services.tell(
			`AWS doesn't say where ${reckoning.unplaced} of its steps run: whether the stop reaches these can't be looked at.`,
		);
	}

	const {places, cutShort, failures} = await lookAtCutShort(services, subject);
	tellHalfDone(services, cutShort);
	tellLookFailures(services, failures);
	if (!(await isWanted(services, options, running + waiting))) {
		return exitStatus.wrongUsage;
	}

	const stopped = await new InterventionSender(services).send({type: 'stop', where: central, executionId, stopType});
	if (!stopped.ok) {
		return tellFailure(services, stopped.failure);
	}

	services.tell(`Stop sent. To see what became of it: ${services.options.watchCommand} ${executionId}`);
	return isWaiting && stopType === 'Cancel' && places.length > 0
		? tellSurvivors(services, executionId, places)
		: exitStatus.done;
}

/** Nothing of the execution itself is left to stop; its children may live on. */
async function tellEnded(services: Services, {execution, steps}: CancelSubject): Promise<number> {
	const {document, executionId, status} = execution;
	services.tell(`${document} (${executionId}) has ended as ${status}: nothing of it is left to cancel.`);
	const unsure = listUnsure(steps);
	return unsure.length === 0 ? exitStatus.done : tellSurvivors(services, executionId, unsure, cleanUpMs + 1);
}

async function cancelLocations(services: Services, options: CancelOptions, subject: CancelSubject): Promise<number> {
	const {stopType = 'Cancel'} = options;
	const {tell} = services;
	const found = await findChildrenToCancel(services, subject, options.locations);
	for (const {where, status} of found.ended) {
		tell(`${printLocation(where)} has ended as ${status}: nothing is left to cancel.`);
	}

	for (const {where} of found.notBegun) {
		tell(`No execution was started in ${printLocation(where)}.`);
	}

	tellLookFailures(services, found.failures);
	const isPartial = found.notBegun.length + found.toLookUp.length > 0;
	const {children} = found;
	if (children.length === 0) {
		return isPartial ? exitStatus.refused : exitStatus.done;
	}

	tell(
		`Cancelling the child executions in ${children.map(({where}) => printLocation(where)).join(', ')}; the fan-out goes on elsewhere.`,
	);
	tellHalfDone(services, found.cutShort);
	if (!(await isWanted(services, options, children.length))) {
		return exitStatus.wrongUsage;
	}

	const sender = new InterventionSender(services);
	const statuses = await Promise.all(
		children.map(async ({where, executionId}) => {
			const place = printLocation(where);
			const stopped = await sender.send({type: 'stop', where, executionId, stopType});
			const status = stopped.ok ? exitStatus.done : tellFailure(services, stopped.failure);
			tell(stopped.ok ? `Stop sent to ${executionId} in ${place}.` : `${place} was not stopped.`);
			return status;
		}),
	);
	return Math.max(isPartial ? exitStatus.refused : exitStatus.done, ...statuses);
}

function tellHalfDone({tell, clock}: Services, cutShort: readonly CutShort[]): void {
	const line = describeHalfDone(cutShort, clock.now());
	if (line !== null) {
		tell(line);
	}
}

async function isWanted(services: Services, {isYes}: CancelOptions, count: number): Promise<boolean> {
	const isConfirmed = isYes || (await confirmCount(services, 'Cancel?', count));
	if (!isConfirmed) {
		services.tell('Nothing was cancelled. --yes does it without asking.');
	}

	return isConfirmed;
}
