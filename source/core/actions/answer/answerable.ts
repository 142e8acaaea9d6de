import type {Execution, StepExecution} from '../../domain/execution.ts';
import type {Location} from '../../domain/location.ts';
import {hasEnded, isWaiting} from '../../domain/status.ts';
import {type Answer, type Look, listAnswers, readWaits, toRunning, toSignal, type Wait} from '../../follow/wait.ts';
import type {LocationGrid, LocationIndex} from '../../grid/location-grid.ts';
import type {Intervention} from '../intervention.ts';

/**
The waits in the children that were read.

@param takesRunning - Whether what merely runs counts, as the operator named it: its step can be stopped.
*/
export function listAnswerable(looks: readonly Look[], takesRunning: boolean): readonly Wait[] {
	return looks.flatMap(look => {
		const running = takesRunning && look.waits.length === 0 ? toRunning(look) : null;
		return running === null ? look.waits : [running];
	});
}

/**
The waits that take an answer.

@param step - The step that was named, by its name or ID: in interactive mode another than the next may be started. Any if left out.
*/
export function listTaking(waits: readonly Wait[], answer: Answer, step?: string): readonly Wait[] {
	return waits.filter(
		wait =>
			listAnswers(wait).includes(answer) &&
			(step === undefined || answer === 'start-step' || wait.stepName === step || wait.stepExecutionId === step),
	);
}

/**
The locations whose children have to be read before anybody knows which of them take an answer.

@param named - The locations that the operator named, without those that have ended; `null` for all that wait.
@param knowsWaits - Whether rollgrid has read the children all along and so knows which of them wait. AWS shows a fan-out's location as running while its child waits.
*/
export function listToRead(
	grid: LocationGrid,
	named: readonly Location[] | null,
	knowsWaits: boolean,
): readonly Location[] {
	if (named !== null) {
		return named.filter(where => {
			const index = grid.find(where);
			return index === undefined || grid.unplaced > 0 || isLive(grid, index);
		});
	}

	return grid.locationsOf(
		[...grid.indices()].filter(index => (knowsWaits ? grid.classAt(index) === 'waiting' : isLive(grid, index))),
	);
}

/** Whether a child runs or waits in a row of the grid. */
export function isLive(grid: LocationGrid, index: LocationIndex): boolean {
	return !grid.hasEndedAt(index) && !Number.isNaN(grid.startedAt(index));
}

/** A signal on its way, and where it goes. */
export type OutgoingSignal = Extract<Intervention, {type: 'signal'}> & {readonly stepName: string | null};

/** Make the signals that carry an answer to the waits that take it; none for a wait that names no step where the signal needs one. */
export function toOutgoing(
	waits: readonly Wait[],
	answer: Answer,
	{comment = '', step}: {readonly comment?: string | undefined; readonly step?: string | undefined} = {},
): readonly OutgoingSignal[] {
	return listTaking(waits, answer, step).flatMap((wait): readonly OutgoingSignal[] => {
		const stepName = answer === 'start-step' ? (step ?? wait.stepName) : wait.stepName;
		const signal = toSignal(answer, wait, {comment, stepName});
		return signal === null
			? []
			: [{type: 'signal', where: wait.where, executionId: wait.executionId, stepName, signal}];
	});
}

/** Make the signals that revoke what was granted to executions; executions that haven't begun get none. */
export function toRevocations(
	executions: ReadonlyArray<{readonly where: Location; readonly executionId: string | null}>,
): readonly OutgoingSignal[] {
	return executions.flatMap(({where, executionId}) =>
		executionId === null
			? []
			: [{type: 'signal', where, executionId, stepName: null, signal: {type: 'Revoke'}} satisfies OutgoingSignal],
	);
}

/** Why an execution takes no answer, in words that follow its name; `null` where it may take one. */
export function whyNotAnswered(
	where: Location,
	execution: Execution,
	steps: readonly StepExecution[] = execution.steps,
): string | null {
	if (hasEnded(execution)) {
		return `has ended as ${execution.status}: nothing waits any more`;
	}

	const nested = steps.find(({action, status}) => action === 'aws:executeAutomation' && isWaiting(status));
	return nested !== undefined && readWaits(where, execution, steps).length === 0
		? `waits in the execution that ${nested.name} started${nested.childExecutionId === null ? '' : `, ${nested.childExecutionId}`}: answer that one`
		: null;
}
