import type {StepExecution} from '../domain/execution.ts';
import {hasEnded} from '../domain/status.ts';

/** Steps that are known, with those that have arrived in the place of their older selves. */
export function mergeSteps(
	known: readonly StepExecution[],
	arrived: readonly StepExecution[],
): readonly StepExecution[] {
	if (arrived.length === 0) {
		return known;
	}

	const byId = new Map(known.map(one => [one.stepExecutionId, one]));
	for (const one of arrived) {
		const before = byId.get(one.stepExecutionId);
		byId.set(one.stepExecutionId, before !== undefined && isSame(before, one) ? before : one);
	}

	return [...byId.values()];
}

/** Arrived steps, as the objects that are known where nothing has changed: what is laid out of them stays so. */
export function keepSame(known: readonly StepExecution[], arrived: readonly StepExecution[]): readonly StepExecution[] {
	const byId = new Map(known.map(one => [one.stepExecutionId, one]));
	return arrived.map(one => {
		const before = byId.get(one.stepExecutionId);
		return before !== undefined && isSame(before, one) ? before : one;
	});
}

/** A step that has ended says the same for good. */
function isSame(before: StepExecution, after: StepExecution): boolean {
	return hasEnded(before) && before.status === after.status && before.endedAt === after.endedAt;
}
