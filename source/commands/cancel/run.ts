import {type CutShort, describeHalfDone} from '../../core/actions/cancel/half-done.ts';
import {planCancel, toStops} from '../../core/actions/cancel/plan-cancel.ts';
import type {LocationChild} from '../../core/actions/location-child.ts';
import {formatCount} from '../../core/domain/count.ts';
import {type Execution, type StopType, spansLocations} from '../../core/domain/execution.ts';
import type {Failure} from '../../core/domain/failure.ts';
import {type Location, printLocation} from '../../core/domain/location.ts';
import {lacksLocation} from '../../core/follow/plan-locations.ts';
import {cleanUpMs} from '../../core/follow/stopped.ts';
import {printJson} from '../../core/status/printable.ts';
import {findChildrenToCancel, readCutShort} from '../../runtime/read-cancel.ts';
import {readFollowing} from '../../runtime/read-following.ts';
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
	/** Whether to check afterwards that the stop has reached every location. */
	readonly isWaiting?: boolean;
	/** Whether to print the result of each stop, as one JSON object. */
	readonly isJson?: boolean;
};

/** Cancel a fan-out or some of its locations: shows the consequences, asks, cancels, and checks the result. */
export async function cancel(services: Services, options: CancelOptions): Promise<number> {
	const refused = refuseReadOnly(services, 'nothing was cancelled');
	if (refused !== null) {
		return refused;
	}

	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {central} = located.value;
	const execution = await services.automation.getExecution(central, options.executionId);
	if (!execution.ok) {
		return tellFailure(services, execution.failure);
	}

	return options.locations.length > 0
		? cancelLocations(services, options, central, execution.value)
		: cancelFanOut(services, options, central, execution.value);
}

async function cancelFanOut(
	services: Services,
	options: CancelOptions,
	central: Location,
	execution: Execution,
): Promise<number> {
	const {executionId, stopType = 'Cancel', isWaiting = true} = options;
	const read = await readGrid(services, central, execution);
	if (!read.ok) {
		return tellFailure(services, read.failure);
	}

	const {stops, running, waiting, notBegun, unplaced, reached, mayLive} = planCancel(read.value.following);
	if (stops.length === 0) {
		report(services, options, []);
		return tellEnded(services, execution, mayLive);
	}

	services.tell(
		spansLocations(execution)
			? `Cancelling ${execution.document} (${executionId}): ${formatCount(running)} locations run, ${formatCount(waiting)} wait, ${formatCount(notBegun)} have not begun and never will.`
			: `Cancelling ${execution.document} (${executionId}), which is ${execution.status}.`,
	);
	if (unplaced > 0) {
		services.tell(
			`AWS doesn't say where ${unplaced} of its steps run: whether the stop reaches these can't be looked at.`,
		);
	}

	const {cutShort, failures} = await readCutShort(services, executionId, reached);
	tellHalfDone(services, cutShort);
	tellLookFailures(services, failures);
	if (!(await isWanted(services, options, running + waiting))) {
		return exitStatus.wrongUsage;
	}

	const sender = new InterventionSender(services);
	const sent: Sent[] = [];
	for (const stop of toStops(stops, stopType)) {
		const stopped = await sender.send(stop);
		sent.push({...stop, failure: stopped.ok ? null : stopped.failure});
		if (!stopped.ok) {
			report(services, options, sent);
			return tellFailure(services, stopped.failure);
		}
	}

	report(services, options, sent);
	services.tell(`Stop sent. To see what became of it: ${services.options.watchCommand} ${executionId}`);
	return isWaiting && stopType === 'Cancel' && reached.length > 0
		? tellSurvivors(services, executionId, reached)
		: exitStatus.done;
}

/** The execution itself has ended; its children may still run. */
async function tellEnded(services: Services, execution: Execution, mayLive: readonly LocationChild[]): Promise<number> {
	const {document, executionId, status} = execution;
	services.tell(`${document} (${executionId}) has ended as ${status}: nothing of it is left to cancel.`);
	return mayLive.length === 0 ? exitStatus.done : tellSurvivors(services, executionId, mayLive, cleanUpMs + 1);
}

async function cancelLocations(
	services: Services,
	options: CancelOptions,
	central: Location,
	execution: Execution,
): Promise<number> {
	const {stopType = 'Cancel'} = options;
	const {tell} = services;
	// The accounts of OUs aren't needed: a location without a step is looked up.
	const read = await readFollowing(services, central, execution, null);
	if (!read.ok) {
		return tellFailure(services, read.failure);
	}

	const absent = options.locations.filter(where => lacksLocation(execution, read.value.grid, where));
	for (const where of absent) {
		tell(`${printLocation(where)} isn't a location of this fan-out.`);
	}

	if (absent.length === options.locations.length) {
		return exitStatus.wrongUsage;
	}

	const found = await findChildrenToCancel(
		services,
		read.value,
		options.locations.filter(where => !absent.includes(where)),
	);
	for (const {where, status} of found.ended) {
		tell(`${printLocation(where)} has ended as ${status}: nothing is left to cancel.`);
	}

	for (const {where} of found.notBegun) {
		tell(`No execution was started in ${printLocation(where)}.`);
	}

	tellLookFailures(services, found.failures);
	const isPartial = absent.length + found.notBegun.length + found.toLookUp.length > 0;
	const {children} = found;
	if (children.length === 0) {
		report(services, options, []);
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
	const sent: Sent[] = [];
	const statuses = await Promise.all(
		toStops(children, stopType).map(async stop => {
			const place = printLocation(stop.where);
			const stopped = await sender.send(stop);
			sent.push({...stop, failure: stopped.ok ? null : stopped.failure});
			const status = stopped.ok ? exitStatus.done : tellFailure(services, stopped.failure);
			tell(stopped.ok ? `Stop sent to ${stop.executionId} in ${place}.` : `${place} was not stopped.`);
			return status;
		}),
	);
	report(services, options, sent);
	return Math.max(isPartial ? exitStatus.refused : exitStatus.done, ...statuses);
}

/** A stop that was sent, and why it failed. */
type Sent = {readonly where: Location; readonly executionId: string; readonly failure: Failure | null};

function report(services: Services, {executionId, isJson = false}: CancelOptions, sent: readonly Sent[]): void {
	if (isJson) {
		const results = sent.map(({where, executionId: stopped, failure}) => ({
			account: where.accountId,
			region: where.region,
			executionId: stopped,
			isSent: failure === null,
			errorCode: failure?.code ?? null,
			failureMessage: failure?.because ?? null,
		}));
		services.print(printJson({executionId, results}));
	}
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
