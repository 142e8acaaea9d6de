import type {Prints} from '../../world-definition.ts';
import type {Execution} from './execution.ts';
import {uuid} from './random.ts';

/** What one attempt at an `aws:runCommand` step has sent to instances. Which ones, and what they print, is derived when somebody asks. */
export type Command = {
	readonly id: string;
	/** Replaced with the same one folded when it has ended. */
	execution: Execution;
	/** Position of its step in the execution. */
	readonly stepIndex: number;
	readonly startedAtMs: number;
	endedAtMs: number | undefined;
	status: CommandStatus;
	/** What the world says that instances print. */
	readonly prints: Prints | undefined;
	/** Why the step failed, where the world says so. */
	readonly reason: string | undefined;
};

export type CommandStatus = 'InProgress' | 'Success' | 'Failed' | 'TimedOut' | 'Cancelled';

/** The ID of the command that an attempt at a step sends. */
export function commandIdOf(seed: number, execution: Execution, stepIndex: number, attempt: number): string {
	return uuid(seed, `command ${execution.id}/${stepIndex}/${attempt}`);
}
