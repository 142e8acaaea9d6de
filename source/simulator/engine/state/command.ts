import type {Prints} from '../../world-definition.ts';
import type {Execution} from './execution.ts';
import {uuid} from './random.ts';

/** What one attempt of an `aws:runCommand` step has sent to instances. Which instances, and their output, is derived at a read. */
export type Command = {
	readonly id: string;
	/** Replaced with its folded form when it has ended. */
	execution: Execution;
	/** Position of its step in the execution. */
	readonly stepIndex: number;
	readonly startedAtMs: number;
	endedAtMs: number | undefined;
	status: CommandStatus;
	/** The output of the instances, from the world. */
	readonly prints: Prints | undefined;
	/** Why the step failed, where the world gives a reason. */
	readonly reason: string | undefined;
};

export type CommandStatus = 'InProgress' | 'Success' | 'Failed' | 'TimedOut' | 'Cancelled';

/** Derive the ID of the command that an attempt of a step sends. */
export function commandIdOf(seed: number, execution: Execution, stepIndex: number, attempt: number): string {
	return uuid(seed, `command ${execution.id}/${stepIndex}/${attempt}`);
}
