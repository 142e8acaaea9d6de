import type {Execution, StepExecution} from '../domain/execution.ts';
import {commandIdOf} from '../domain/invocation.ts';
import {hasEnded, isUnsuccessful, type Status} from '../domain/status.ts';

/** What a comparison keeps of a location's child execution. */
export type ChildRead = {
	readonly documentVersion: string | null;
	/** Whether it had ended, so that reading it again tells nothing new. */
	readonly isFinal: boolean;
	/** Whether `steps` holds all of them. */
	readonly isComplete: boolean;
	readonly steps: readonly ReadStep[];
};

/** What a comparison keeps of a step. */
export type ReadStep = {
	readonly name: string;
	readonly status: Status;
	readonly tookMs: number | null;
	readonly failureMessage: string | null;
	/** By name; several values as one text, a line each. */
	readonly outputs: Readonly<Record<string, string>>;
	/** The command that it sent to instances, where the step reports one. */
	readonly commandId?: string | null;
	/** The output of its instances, without the parts that differ between them; `null` for none, left out where it was not read. */
	readonly printed?: string | null;
};

/** Characters kept of one value: thousands of megabytes would be kept else. */
const mostCharacters = 4096;

/** Keep of an execution and its steps what can be compared. */
export function keepChild(execution: Execution, steps: readonly StepExecution[], isComplete: boolean): ChildRead {
	return {
		documentVersion: execution.documentVersion,
		isFinal: hasEnded(execution),
		isComplete,
		steps: steps.map(({name, action, status, startedAt, endedAt, failureMessage, outputs}) => ({
			name,
			commandId: commandIdOf({action, outputs, failureMessage}),
			status,
			tookMs: startedAt === null || endedAt === null ? null : endedAt - startedAt,
			failureMessage: failureMessage === null ? null : shorten(failureMessage),
			outputs: Object.fromEntries(Object.entries(outputs).map(([key, values]) => [key, shorten(values.join('\n'))])),
		})),
	};
}

/** A long value by its beginning, its length and a checksum: two that differ anywhere stay different. */
function shorten(text: string): string {
	if (text.length <= mostCharacters) {
		return text;
	}

	let sum = 0x81_1c_9d_c5;
	for (let index = 0; index < text.length; index++) {
		sum = Math.imul(sum ^ text.charCodeAt(index), 0x01_00_01_93);
	}

	return `${text.slice(0, mostCharacters)}\n… ${text.length} characters in all, checksum ${(sum >>> 0).toString(16)}`;
}

/** The step whose output is compared: the named one, else the last that failed with a command, else the last with one. */
export function printingStep(steps: readonly ReadStep[], stepName: string | null): ReadStep | undefined {
	const sent = steps.filter(({commandId, name}) => commandId != null && (stepName === null || name === stepName));
	return sent.findLast(({status}) => isUnsuccessful(status)) ?? sent.at(-1);
}
