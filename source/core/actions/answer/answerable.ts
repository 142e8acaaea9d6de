import type {Execution, Signal, StepExecution} from '../../domain/execution.ts';
import type {Location} from '../../domain/location.ts';
import {hasEnded, isWaiting} from '../../domain/status.ts';
import {type Answer, type Look, listAnswers, readWaits, toRunning, toSignal, type Wait} from '../../follow/wait.ts';

/**
What of that which was looked into takes an answer.

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

/** A signal on its way, and where it goes. */
export type OutgoingSignal = {
	readonly where: Location;
	readonly executionId: string;
	readonly stepName: string | null;
	readonly signal: Signal;
};

/** The signals that carry an answer to the waits that take it; none for a wait that names no step where one is needed. */
export function toOutgoing(
	waits: readonly Wait[],
	answer: Answer,
	{comment = '', step}: {readonly comment?: string | undefined; readonly step?: string | undefined} = {},
): readonly OutgoingSignal[] {
	return waits.flatMap((wait): readonly OutgoingSignal[] => {
		const stepName = answer === 'start-step' ? (step ?? wait.stepName) : wait.stepName;
		const signal = toSignal(answer, wait, {comment, stepName});
		return signal === null ? [] : [{where: wait.where, executionId: wait.executionId, stepName, signal}];
	});
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
