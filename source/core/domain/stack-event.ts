import type {StepExecution} from './execution.ts';
import type {Outcome} from './failure.ts';
import type {Location} from './location.ts';
import {ownValue} from './own.ts';

/** One event of a stack, as `DescribeStackEvents` returns it. */
export type StackEvent = {
	/** Epoch milliseconds. */
	readonly at: number | null;
	readonly logicalId: string;
	/** Such as `AWS::S3::Bucket`. */
	readonly type: string;
	/** Such as `CREATE_FAILED`. */
	readonly status: string;
	readonly reason: string | null;
};

/** What was read of a stack; `null` while it is being read. */
export type StackRead = Outcome<readonly StackEvent[]> | null;

/** A stack in its account and Region, by name or ARN. */
export type StackPlace = {readonly where: Location; readonly stack: string};

/**
Find the stack that a step creates: by its ID where the step reports it, else by its name.

@returns `null` where the step creates none, or doesn't say which.
*/
export function stackOf({
	action,
	inputs,
	outputs,
}: Pick<StepExecution, 'action' | 'inputs' | 'outputs'>): string | null {
	if (action !== 'aws:createStack') {
		return null;
	}

	const [id] = ownValue(outputs, 'StackId') ?? [];
	const name = ownValue(inputs, 'StackName')?.replace(/^"(.*)"$/s, '$1');
	return id || name || null;
}
